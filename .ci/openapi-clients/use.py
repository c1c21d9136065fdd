"""Uses the client that openapi-python-client makes of the OpenAPI document, against a running service."""

import os

from rustsecd_client import Client
from rustsecd_client.api.advisories import advisory
from rustsecd_client.api.audit import audit_lockfile
from rustsecd_client.api.crates import crate_version, lookup
from rustsecd_client.api.operations import status
from rustsecd_client.models import (
    AdvisoryWithHtml,
    LockfileToAudit,
    LookupError_,
    Lookup,
    PackageToAudit,
    PackageVersion,
    Policy,
    Problem,
    Report,
    Status,
    Verdict,
    VersionReport,
)

LOCKFILE = """version = 4

[[package]]
name = "time"
version = "0.1.42"
source = "registry+https://github.com/rust-lang/crates.io-index"
"""

client = Client(base_url=os.environ["RUSTSECD_ADDRESS"])

# A lockfile.
report = audit_lockfile.sync(client=client, body=LockfileToAudit(lockfile=LOCKFILE))
assert isinstance(report, Report), report
assert report.verdict is Verdict.FINDINGS
assert [finding.advisory.id for finding in report.findings] == ["RUSTSEC-2020-0071"]

# With a policy that fails: the body of a 422 is the report.
policy = Policy(fail_on=["vulnerability"])
failing = audit_lockfile.sync_detailed(client=client, body=LockfileToAudit(lockfile=LOCKFILE, policy=policy))
assert failing.status_code == 422
assert isinstance(failing.parsed, Report)

# A list of packages.
listed = audit_lockfile.sync(client=client, body=["time@0.1.42", PackageToAudit(name="smallvec", version="0.6.9")])
assert isinstance(listed, Report), listed
assert listed.summary.vulnerabilities >= 2

# One version.
version = crate_version.sync(name="time", version="0.1.42", client=client)
assert isinstance(version, VersionReport), version
assert version.fix is not None and version.fix.class_.value == "major-upgrade"
severity = version.findings[0].advisory.severity
assert severity is not None and severity.level.value == "medium"

# Many versions at once; what cannot be read is an error in its place.
many = lookup.sync(client=client, body=["time@0.1.42", PackageVersion(name="time", version="one")])
assert isinstance(many, Lookup), many
assert isinstance(many.results[0], VersionReport)
assert isinstance(many.results[1], LookupError_)

# One advisory, by an alias in small letters.
record = advisory.sync("cve-2020-26235", client=client)
assert isinstance(record, AdvisoryWithHtml), record
assert record.id == "RUSTSEC-2020-0071"

# The status.
served = status.sync(client=client)
assert isinstance(served, Status), served
assert served.database.advisories.count > 1000

# A problem.
problem = crate_version.sync(name="time", version="one", client=client)
assert isinstance(problem, Problem), problem
assert problem.status == 400 and problem.type_ == "/problems#invalid-version"

print("Python: eight kinds of requests are answered as the models say")
