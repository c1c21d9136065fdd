"""What no schema of the OpenAPI document can say, for .ci/openapi: how to make a lockfile, a yank document, a package's
source, and page tokens, which only the service gives."""

import json
import os
import urllib.request

import schemathesis
from hypothesis import strategies as st

ADDRESS = os.environ["RUSTSECD_ADDRESS"]
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"

names = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True) | st.sampled_from(["time", "openssl", "h2", "smallvec"])
versions = st.from_regex(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]?)\.(0|[1-9][0-9]?)(-rc\.[1-9])?", fullmatch=True)
sources = st.sampled_from(
    [
        CRATES_IO,
        "sparse+https://index.crates.io/",
        "registry+https://crates.example.com:8443/index",
        "git+https://git.example.com/parser?branch=main#0123456789abcdef0123456789abcdef01234567",
        "git+ssh://git@git.example.com/parser.git?tag=v1.0.0#0123456789abcdef0123456789abcdef01234567",
        "path+file:///home/user/parser",
    ]
)


@st.composite
def lockfiles(draw):
    """A Cargo.lock as cargo writes it: some packages, each with dependencies among them."""
    packages = draw(st.dictionaries(names, st.tuples(versions, st.none() | sources), min_size=1, max_size=8))
    text = draw(st.sampled_from(["", "version = 3\n", "version = 4\n"]))
    for name, (version, source) in sorted(packages.items()):
        text += f'\n[[package]]\nname = "{name}"\nversion = "{version}"\n'
        if source is not None:
            text += f'source = "{source}"\n'
        needed = draw(st.lists(st.sampled_from(sorted(packages)), unique=True, max_size=3))
        if needed:
            text += "dependencies = [\n" + "".join(f' "{each}",\n' for each in needed) + "]\n"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


reasons = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1).filter(str.strip)


@st.composite
def yank_documents(draw, many=False):
    text = "description = " + json.dumps(draw(reasons), ensure_ascii=False) + "\n"
    if many:
        text += "versions = " + json.dumps(draw(st.lists(versions, min_size=1, max_size=4))) + "\n"
    if draw(st.booleans()):
        text += '[advisory]\nid = "RUSTSEC-2020-0071"\n'
    return text


def page_tokens(path):
    """The tokens of the first pages of a list; where all of it is on one page, the list goes on without."""
    tokens = []
    for limit in (1, 2, 5):
        request = urllib.request.Request(f"{ADDRESS}{path}?limit={limit}")
        token = json.load(urllib.request.urlopen(request)).get("next_page_token")
        tokens += [token] if token else []
    return tokens


TOKENS = {"/v1/advisories": page_tokens("/v1/advisories"), "/v1/lint/unyanked": page_tokens("/v1/lint/unyanked")}



def yanked():
    """Some versions that are yanked, as far as the service has any; without a registry it has none."""
    found = []
    for crate in ("time", "tokio", "openssl", "hyper", "smallvec", "serde_json", "rand", "futures"):
        answer = json.load(urllib.request.urlopen(f"{ADDRESS}/v1/crates/{crate}"))
        found += [(crate, each["version"]) for each in (answer["yanked"] or [])[:3]]
    return found


YANKED = yanked()

schemathesis.openapi.format("cargo-lock", lockfiles())
schemathesis.openapi.format("yank-document", yank_documents())
schemathesis.openapi.format("yank-document-for-many", yank_documents(many=True))
schemathesis.openapi.format("package-source", sources)
schemathesis.openapi.format("change-id", st.sampled_from(["0", "1", "0-1", "1-1", "1-999999999"]))
schemathesis.openapi.format("osv-page-token", st.sampled_from(["", "RklSU1RfUEFHRV9UT0tFTg==", "YWZ0ZXI6UlVTVFNFQy0yMDIwLTAwNzE"]))


@schemathesis.hook
def map_case(context, case):
    """A page token is one that this list gave; what the body says of the policy, the query does not say again; and half of
    the questions about yanks are about versions that are yanked."""
    meta = case.meta
    if meta is None or not meta.generation.mode.is_positive:
        return case
    if case.query and "page_token" in case.query:
        tokens = TOKENS.get(case.path, [])
        if tokens:
            case.query["page_token"] = tokens[len(str(case.query)) % len(tokens)]
        else:
            del case.query["page_token"]
    if isinstance(case.body, dict) and isinstance(case.body.get("policy"), dict) and case.query:
        for member in case.body["policy"]:
            case.query.pop(member, None)
    drawn = len(str(case.path_parameters)) + len(str(case.body))
    if case.path.endswith(("/yank", "/yanks")) and YANKED and drawn % 2 == 0:
        name, version = YANKED[drawn // 2 % len(YANKED)]
        case.path_parameters["name"] = name
        if "version" in case.path_parameters:
            case.path_parameters["version"] = version
        if isinstance(case.body, dict) and "versions" in case.body:
            case.body["versions"] = [version]
    return case


@schemathesis.serializer("application/toml")
def toml(ctx, value):
    return str(value).encode()


@schemathesis.serializer("application/x-ndjson")
def lines(ctx, value):
    return json.dumps(value).encode() + b"\n"


CHANGE = {"id": "1-1", "revision": 1, "at": "2026-01-01T00:00:00Z", "type": "advisory_added", "crate": "a", "source": "b"}


@schemathesis.deserializer("application/x-ndjson")
def first_line(ctx, response):
    """The schema is that of one line; where nothing changed there is none."""
    line = response.content.decode().split("\n", 1)[0]
    return json.loads(line) if line else CHANGE
