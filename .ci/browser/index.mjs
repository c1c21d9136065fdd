// Writes a small registry index (the layout of a sparse one) into the directory that is named: what the pages of crates are
// looked at with. Argument: the directory.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = process.argv[2];
const DAY = 86_400_000;
const NOW = Date.now();

// As the index shards names. Source: Cargo reference, "Registry Index", index files.
function path(name) {
  if (name.length < 4) return join(String(name.length), ...(name.length === 3 ? [name[0]] : []), name);
  return join(name.slice(0, 2), name.slice(2, 4), name);
}

function crate(name, versions) {
  const file = join(root, path(name));
  mkdirSync(dirname(file), { recursive: true });
  const lines = versions.map(({ vers, age, yanked = false, needs = {} }) => JSON.stringify({
    name, vers, deps: Object.entries(needs).map(dependency), cksum: "0".repeat(64), features: {}, yanked,
    pubtime: new Date(NOW - age * DAY).toISOString().replace(/\.\d+Z/, "Z"),
  }));
  writeFileSync(file, lines.join("\n") + "\n");
}

function dependency([name, req]) {
  return { name, req, features: [], optional: false, default_features: true, target: null, kind: "normal" };
}

const range = (count) => [...Array(count).keys()];

writeFileSync(join(root, "config.json"), '{"dl":"https://example.org","api":"https://example.org"}\n');
crate("time", [
  ...range(45).map((i) => ({ vers: `0.1.${i}`, age: 4000 - 60 * i, yanked: i === 7 })),
  ...range(28).map((i) => ({ vers: `0.2.${i}`, age: 2200 - 20 * i, yanked: i > 2 && i < 7 })),
  ...range(38).map((i) => ({ vers: `0.3.${i}`, age: 1500 - 35 * i, yanked: i === 12 })),
]);
// Six hundred versions in forty lines.
crate("openssl", range(600).map((i) => ({
  vers: i < 400 ? `0.${Math.floor(i / 10)}.${i % 10}` : `0.40.${i - 400}`, age: 4000 - 6 * i, yanked: i % 37 === 5,
})));
// Yanks that drive people to what is new.
crate("arrayref", [
  ...range(4).map((i) => ({ vers: `0.3.${i + 5}`, age: 3000 - 100 * i, yanked: true })),
  { vers: "0.3.9", age: 1 },
]);
// What the lockfile of the tests has; chrono and h2 have a way out.
crate("chrono", range(4).map((i) => ({ vers: `0.4.${i + 18}`, age: 2000 - 90 * i, needs: { time: "^0.1.39" } })));
crate("h2", range(3).map((i) => ({ vers: `0.4.${i + 14}`, age: 300 - 30 * i })));
crate("bincode", [{ vers: "1.3.3", age: 1900 }]);
crate("serde", [{ vers: "1.0.0", age: 3000 }]);
