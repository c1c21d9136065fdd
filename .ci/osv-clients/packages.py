"""The packages that the clients ask for: `packages.py LOCKFILES FINDINGS COUNT` writes name, version and ids.

All packages of crates.io in the corpus lockfiles that something is to be found in, and others up to COUNT. What is to be
found is the corpus's own findings.tsv, which two other programs agree on.
"""

import collections
import csv
import pathlib
import sys
import tomllib

CRATES_IO = (
    "registry+https://github.com/rust-lang/crates.io-index",
    "sparse+https://index.crates.io/",
)


def packages(folder):
    """Distinct packages of crates.io, in all lockfiles that are TOML."""
    found = set()
    for path in sorted(pathlib.Path(folder).iterdir()):
        try:
            lockfile = tomllib.loads(path.read_bytes().decode())
        except ValueError:
            continue
        for package in lockfile.get("package", []):
            if package.get("source") in CRATES_IO and "version" in package:
                found.add((package["name"], package["version"]))
    return found


def findings(file):
    """Ids by package."""
    ids = collections.defaultdict(set)
    with open(file, newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["advisory"] != "-" and row["source"] in CRATES_IO:
                ids[row["package"], row["version"]].add(row["advisory"])
    return ids


def main(folder, file, count):
    ids = findings(file)
    affected = sorted(ids)
    others = sorted(packages(folder) - ids.keys())
    step = max(1, len(others) // max(1, count - len(affected)))
    for name, version in (affected + others[::step])[:count]:
        print(name, version, ",".join(sorted(ids.get((name, version), ()))), sep="\t")


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
