#!/usr/bin/env bash
# Writes docs/sbom.cdx.json anew: every package in the Linux build of the program, with version, licence and hash.
# Needs cargo-cyclonedx 0.5.9: cargo install cargo-cyclonedx --version 0.5.9 --locked
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

SOURCE_DATE_EPOCH=0 cargo cyclonedx --quiet --format json --spec-version 1.5 --no-build-deps \
  --target x86_64-unknown-linux-gnu --override-filename sbom.cdx
trap 'rm -f sbom.cdx.json' EXIT
# Without the day, the folder it was made in, the register's address, and the addresses of the packages' authors.
sed -E -e '/"(timestamp|author)":/d' \
  -e 's|path\+file://[^#"]*#|pkg:cargo/|' \
  -e 's|registry\+https?://[^#"]*#|pkg:cargo/|' \
  -e 's|\?download_url=file://\.||' sbom.cdx.json >docs/sbom.cdx.json
