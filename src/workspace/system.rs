//! What the system says: which day it is, whether anybody can read the output, and whether it reports every change in a folder.
//!
//! A folder of another computer reports only what this computer did. A folder that a program fills from elsewhere, or that
//! Windows shows to a Linux inside it, reports some changes and not others.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};
use std::io::IsTerminal;
use std::path::{Component, Path, Prefix};
use std::time::{SystemTime, UNIX_EPOCH};

/// Today by the computer's clock, in UTC.
///
/// The program carries no time zones. In the United Kingdom that is the day before for the first hour
/// of a summer day; `--today` gives another date.
pub fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    day_of(SignedDuration::try_from(since).unwrap_or(SignedDuration::ZERO))
}

/// The day that is this long after 1 January 1970.
pub(super) fn day_of(since: SignedDuration) -> Date {
    let days = since.as_hours() / 24;
    date(1970, 1, 1).saturating_add(days.days())
}

/// Whether what is printed reaches a person, a file or another program, and is not thrown away. A program whose output was closed prints
/// to the device that throws everything away.
#[must_use]
pub fn output_is_kept() -> bool {
    std::io::stdout().is_terminal() || !is_device()
}

#[cfg(unix)]
fn is_device() -> bool {
    use rustix::fs::{FileType, fstat};
    fstat(std::io::stdout()).map_or(true, |stat| FileType::from_raw_mode(stat.st_mode) == FileType::CharacterDevice)
}

#[cfg(not(unix))]
fn is_device() -> bool {
    false
}

/// Names of folders that programs keep the same on several computers. They come alone or before ` - COUNCIL`.
const SHARED: [&str; 7] = ["OneDrive", "CloudStorage", "Dropbox", "Google Drive", "GoogleDrive", "iCloudDrive", "Nextcloud"];

/// Why changes in a folder are found by polling, as the end of a sentence. `None` if the system reports every change.
#[must_use]
pub fn why_poll(folder: &Path) -> Option<&'static str> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    by_name(&folder).or_else(|| by_disk(&folder))
}

fn by_name(folder: &Path) -> Option<&'static str> {
    folder.components().find_map(|part| match part {
        Component::Prefix(prefix) => match prefix.kind() {
            Prefix::UNC(server, _) | Prefix::VerbatimUNC(server, _) if server == "wsl.localhost" || server == "wsl$" => {
                Some("it lies in Linux, and you look at it from Windows")
            }
            Prefix::UNC(..) | Prefix::VerbatimUNC(..) => Some("it lies on another computer"),
            _ => None,
        },
        Component::Normal(name) => {
            let name = name.to_string_lossy();
            let is_shared =
                SHARED.iter().any(|shared| name.strip_prefix(shared).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-'])));
            is_shared.then_some("another program keeps it the same on several computers")
        }
        _ => None,
    })
}

/// What the system says of the disk. The numbers are those of Linux, from the manual page `statfs(2)`.
#[cfg(target_os = "linux")]
fn by_disk(folder: &Path) -> Option<&'static str> {
    let kind = rustix::fs::statfs(folder).ok()?.f_type;
    #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "the kind is a number of 32 bits, whatever holds it")]
    let kind = kind as u32;
    kind_of_disk(kind)
}

#[cfg(target_os = "linux")]
fn kind_of_disk(kind: u32) -> Option<&'static str> {
    match kind {
        // NFS; SMB in three ages; Ceph, AFS, Coda, NCP.
        0x6969 | 0x517B | 0xFE53_4D42 | 0xFF53_4D42 | 0x00C3_6400 | 0x5346_414F | 0x7375_7245 | 0x564C => {
            Some("it lies on another computer")
        }
        // 9P and the older WslFS: the disks of Windows reads from WSL, and folders of a host.
        0x0102_1997 | 0x5346_4846 => Some("it lies on a disk of the system around this one"),
        // FUSE: sshfs, rclone, OneDrive and others. VirtualBox and VMware.
        0x6573_5546 | 0x786F_4256 | 0xBACB_ACBC => Some("another program fills it"),
        _ => None,
    }
}

#[cfg(target_vendor = "apple")]
fn by_disk(folder: &Path) -> Option<&'static str> {
    // MNT_LOCAL, from `sys/mount.h`.
    const LOCAL: u32 = 0x1000;
    let flags = rustix::fs::statfs(folder).ok()?.f_flags;
    (flags & LOCAL == 0).then_some("it lies on another computer")
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn by_disk(_: &Path) -> Option<&'static str> {
    None
}

#[test]
fn folders_that_do_not_tell_are_known_by_name() {
    for shared in ["/x/ann/OneDrive/plans", "/y/ann/Library/CloudStorage/OneDrive-Council/plans", "/x/OneDrive - Council/a", "/x/Dropbox"] {
        assert!(by_name(Path::new(shared)).is_some(), "{shared}");
    }
    for own in ["/x/ann/plans", "/x/ann/OneDriver/plans", "/x/one drive"] {
        assert_eq!(by_name(Path::new(own)), None, "{own}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn disks_that_do_not_tell_are_known_by_their_number() {
    for kind in [0x6969, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997, 0x6573_5546] {
        assert!(kind_of_disk(kind).is_some(), "{kind:x}");
    }
    // ext, btrfs, xfs, tmpfs, overlay.
    for kind in [0xEF53, 0x9123_683E, 0x5846_5342, 0x0102_1994, 0x794C_7630] {
        assert_eq!(kind_of_disk(kind), None, "{kind:x}");
    }
    assert_eq!(why_poll(&std::env::temp_dir()), None);
}
