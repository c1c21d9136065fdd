"""cerberus-sca, a client from PyPI, on a server: `check.py ADDRESS PACKAGES`. Only the addresses that it asks are changed."""

import sys

from dep_gate import osv_client, severity


def main(address, file):
    osv_client.BATCH_ENDPOINT = address + "/v1/querybatch"
    osv_client.VULN_ENDPOINT = address + "/v1/vulns"
    osv_client.MAX_RETRIES = 1
    expected = {}
    packages = []
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            name, version, ids = line.rstrip("\n").split("\t")
            packages.append({"name": name, "version": version, "ecosystem": "crates.io"})
            if ids:
                expected[f"crates.io/{name}@{version}"] = set(ids.split(","))
    found = osv_client.batch_query(packages)
    different = [key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key)]
    records = osv_client.hydrate_vulns(set().union(*found.values()))
    scored = sum(severity.assess(record).score is not None for record in records.values())
    fixed = sum(
        severity.fixed_version(records[i], "crates.io", name, version) is not None
        for key, ids in found.items()
        for name, version in [key.removeprefix("crates.io/").split("@")]
        for i in ids
    )
    print(
        f"cerberus-sca: {len(packages)} packages, {sum(map(len, found.values()))} findings in {len(found)} of them,"
        f" {len(records)} records, {scored} scored, {fixed} findings with a fix"
    )
    for key in sorted(different):
        print(f"cerberus-sca: {key}: expected {expected.get(key)}, found {found.get(key)}", file=sys.stderr)
    sys.exit(1 if different or len(packages) < 3000 or not records or not fixed else 0)


main(*sys.argv[1:])
