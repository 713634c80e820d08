//! A booklet locked in one file: six words open it, on any device, without a network.
//!
//! AES-256-GCM over the audited bytes. The key comes from the words by PBKDF2-HMAC-SHA-256 with
//! 1,000,000 rounds. Salt and nonce are new for each file. The length is filled up to whole blocks, so
//! that the size of a file tells little. `unlock.js` opens it in the reader's browser.
//!
//! What a sealed file does not hide: that it is one, its name, its rough size, and when it was sent.

mod passphrase;

pub use passphrase::Passphrase;

use crate::system_error::SystemError;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::Sha256;

/// How often the words are turned over to make the key. OWASP's password storage cheat sheet asks for at least 600,000.
pub const ROUNDS: u32 = 1_000_000;

/// What the lock is called inside the file, so that no other content can be put under the same words.
pub const NAME: &str = "ourplan-sealed-1";

/// The script that opens a sealed page in a browser.
pub const SCRIPT: &str = include_str!("unlock.js");

/// Sealed bytes are filled up to a multiple of this, in bytes.
const BLOCK: usize = 128 * 1024;

/// A sealed text with all that is needed to open it, but for the words. All three are base64.
pub struct Sealed {
    /// 16 bytes, new for each file.
    pub salt: String,
    /// 12 bytes, new for each file.
    pub nonce: String,
    /// What is sealed, with its tag of 16 bytes at the end.
    pub data: String,
}

/// Seals a text. The same text gives other bytes each time.
///
/// # Errors
/// `SystemError::Inside` where the machine gives no random numbers.
pub fn seal(text: &str, passphrase: &Passphrase) -> Result<Sealed, SystemError> {
    let (mut salt, mut nonce) = ([0; 16], [0; 12]);
    for part in [&mut salt[..], &mut nonce[..]] {
        random(part)?;
    }
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(passphrase.words().as_bytes(), &salt, ROUNDS, &mut key);
    let cipher = Aes256Gcm::new(&Key::<Aes256Gcm>::from(key));
    let filled = fill(text)?;
    let payload = Payload { msg: &filled, aad: NAME.as_bytes() };
    let data = cipher.encrypt(&Nonce::from(nonce), payload).map_err(|_| SystemError::Inside("a booklet could not be sealed".into()))?;
    Ok(Sealed { salt: STANDARD.encode(salt), nonce: STANDARD.encode(nonce), data: STANDARD.encode(data) })
}

/// The length of the text in 4 bytes, the greatest first, then the text, then zeros up to a whole block.
fn fill(text: &str) -> Result<Vec<u8>, SystemError> {
    let length = u32::try_from(text.len()).map_err(|_| SystemError::Inside("a booklet over 4 GiB cannot be sealed".into()))?;
    let mut filled = Vec::with_capacity((text.len() + 4).next_multiple_of(BLOCK));
    filled.extend(length.to_be_bytes());
    filled.extend(text.as_bytes());
    filled.resize(filled.len().next_multiple_of(BLOCK), 0);
    Ok(filled)
}

/// Random bytes from the machine.
fn random(bytes: &mut [u8]) -> Result<(), SystemError> {
    getrandom::fill(bytes).map_err(|error| SystemError::Inside(format!("this computer gave no random numbers: {error}")))
}

#[cfg(test)]
mod tests;
