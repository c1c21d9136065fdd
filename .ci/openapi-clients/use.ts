// Uses the types that openapi-typescript makes of the OpenAPI document, with openapi-fetch, against a running service.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Report = components["schemas"]["Report"];
type Problem = components["schemas"]["Problem"];

const lockfile = `version = 4

[[package]]
name = "time"
version = "0.1.42"
source = "registry+https://github.com/rust-lang/crates.io-index"
`;
const address = { baseUrl: process.env.RUSTSECD_ADDRESS! };
const client = createClient<paths, "application/json" | "application/problem+json">(address);

function ids(report: Report): string[] {
  return report.findings.map((finding) => finding.advisory.id);
}

// A lockfile as text.
const text = await client.POST("/v1/audit", {
  body: lockfile,
  bodySerializer: (body) => body as string,
  headers: { "Content-Type": "text/plain" },
});
assert.ok(text.data, JSON.stringify(text.error));
assert.equal(text.data.verdict, "findings");
assert.deepEqual(ids(text.data), ["RUSTSEC-2020-0071"]);

// The same in JSON, with a policy that fails: the body of a 422 is the report.
const failing = await client.POST("/v1/audit", {
  body: { lockfile, policy: { fail_on: ["vulnerability"], target_os: ["linux"] } },
});
assert.equal(failing.response.status, 422);
assert.ok(failing.error && "findings" in failing.error);
assert.deepEqual(ids(failing.error), ["RUSTSEC-2020-0071"]);

// A list of packages.
const list = await client.POST("/v1/audit", {
  body: ["time@0.1.42", { name: "smallvec", version: "0.6.9", source: null }],
  params: { query: { severity: "low", unscored: "include" } },
});
assert.ok(list.data);
assert.ok(list.data.summary.vulnerabilities >= 2);

// One version: as JSON, and as Markdown.
const path = { name: "time", version: "0.1.42" };
const version = await client.GET("/v1/crates/{name}/{version}", { params: { path } });
assert.ok(version.data);
assert.equal(version.data.findings[0]?.advisory.severity?.level, "medium");
const fix: components["schemas"]["Fix"] | null = version.data.fix;
assert.equal(fix?.class, "major-upgrade");
const markdown = await createClient<paths, "text/markdown">(address).GET("/v1/crates/{name}/{version}", {
  params: { path, query: { format: "markdown" } },
  parseAs: "text",
});
assert.match(markdown.data ?? "", /^# time 0\.1\.42\n/);

// Many versions at once; what cannot be read is an error in its place.
const many = await client.POST("/v1/lookup", { body: ["time@0.1.42", { name: "time", version: "one" }] });
assert.ok(many.data);
const [first, second] = many.data.results;
assert.ok(first && "verdict" in first && first.verdict === "findings");
assert.ok(second && "error" in second && second.error.status === 400);

// One advisory, by an alias in small letters.
const advisory = await client.GET("/v1/advisories/{id}", { params: { path: { id: "cve-2020-26235" } } });
assert.ok(advisory.data);
assert.equal(advisory.data.id, "RUSTSEC-2020-0071");

// OSV's query.
const osv = await client.POST("/v1/query", {
  body: { package: { name: "time", ecosystem: "crates.io" }, version: "0.1.42" },
});
assert.deepEqual(osv.data?.vulns?.map((each) => each.id), ["RUSTSEC-2020-0071"]);

// A problem.
const bad = await client.GET("/v1/crates/{name}/{version}", { params: { path: { name: "time", version: "one" } } });
const problem: Problem | undefined = bad.error;
assert.equal(bad.response.status, 400);
assert.equal(problem?.type, "/problems#invalid-version");
assert.ok(problem.detail);

console.log("TypeScript: eight kinds of requests are answered as the types say");
