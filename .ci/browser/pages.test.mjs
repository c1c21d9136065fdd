// The pages in a real browser: what a person does with them, with and without JavaScript, and what axe finds.
// ADDRESS is where the program answers, LOCKFILE a lockfile with findings, SHOTS the folder for pictures, CHROMIUM the browser.
import assert from "node:assert/strict";
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const address = process.env.ADDRESS;
const lockfile = process.env.LOCKFILE;
const shots = process.env.SHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
];

let browser;

before(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
});
after(() => browser.close());

// Nothing may be asked of anybody but the program itself.
async function open(path, options = {}) {
  const context = await browser.newContext({ baseURL: address, ...options });
  const page = await context.newPage();
  const strangers = [];
  const errors = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) strangers.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(path);
  return { page, strangers, errors, close: () => context.close() };
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`);
}

async function report(page) {
  await page.setInputFiles("#lockfile", lockfile);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.waitForURL("**/report");
}

test("a lockfile that is chosen is reported, and a finding leads to its advisory", async () => {
  const { page, strangers, close } = await open("/");
  await report(page);
  await page.screenshot({ path: `${shots}/report.png`, fullPage: true });
  assert.match(await page.locator("h1").innerText(), /finding/);
  const advisory = page.locator(".finding .what a").first();
  const id = await advisory.innerText();
  await advisory.click();
  await page.waitForURL(`**/advisories/${id}.html`);
  assert.equal(await page.locator(".kicker").first().innerText(), id);
  assert.deepEqual(strangers, []);
  await close();
});

test("a lockfile that is dropped is reported", async () => {
  const { page, close } = await open("/");
  const text = readFileSync(lockfile, "utf8");
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "Cargo.lock"));
    return data;
  }, text);
  await page.dispatchEvent(".drop", "drop", { dataTransfer: transfer });
  await page.waitForURL("**/report");
  assert.match(await page.locator("h1").innerText(), /finding/);
  await close();
});

test("a fix is copied", async () => {
  const { page, close } = await open("/", { permissions: ["clipboard-read", "clipboard-write"] });
  await report(page);
  const box = page.locator(".copy").first();
  await box.getByRole("button", { name: "Copy" }).click();
  await box.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await box.locator("code").innerText());
  assert.match(copied, /^cargo update -p /);
  await close();
});

test("advisories are searched, and the filters stand in the address", async () => {
  const { page, close } = await open("/");
  await page.getByRole("searchbox").fill("segfault");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/advisories/?q=segfault");
  await page.selectOption("#kind", "vulnerability");
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL(/kind=vulnerability/);
  assert.ok(await page.locator("tbody tr").count() > 0);
  assert.equal(await page.inputValue("#q"), "segfault");
  await page.screenshot({ path: `${shots}/search.png` });
  await close();
});

test("dark is chosen, and stays on the next page", async () => {
  const { page, close } = await open("/");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByText("Dark", { exact: true }).click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.goto("/status");
  assert.equal(await paper(), dark);
  await page.screenshot({ path: `${shots}/dark.png` });
  await close();
});

test("without JavaScript a lockfile is reported, searched for and turned dark all the same", async () => {
  const { page, close } = await open("/", { javaScriptEnabled: false });
  await page.setInputFiles("#lockfile", lockfile);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.waitForURL("**/report");
  assert.match(await page.locator("h1").innerText(), /finding/);
  await page.getByText("Dark", { exact: true }).click();
  await page.screenshot({ path: `${shots}/without-script.png` });
  await page.getByRole("searchbox").fill("time");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/advisories/?q=time");
  await close();
});

test("text with markup is shown as text", async () => {
  const { page, errors, close } = await open("/");
  const hostile = '[[package]]\nname = "<script>alert(1)</script>"\nversion = "1.0.0"\n';
  await page.locator(".paste summary").click();
  await page.fill("#text", hostile);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.waitForURL("**/report");
  assert.equal(await page.locator("main script").count(), 0);
  assert.deepEqual(errors, []);
  await close();
});

for (const [name, path] of [
  ["home", "/"], ["advisories", "/advisories/"], ["advisory", "/advisories/RUSTSEC-2020-0071.html"],
  ["crate", "/crates/time"], ["version", "/crates/time/0.1.42"], ["status", "/status"], ["api", "/docs"],
  ["nothing", "/advisories/RUSTSEC-1999-0001.html"],
]) {
  for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing on the page ${name}, ${scheme}`, async () => {
      const { page, strangers, close } = await open(path, { colorScheme: scheme });
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(strangers, []);
      await page.screenshot({ path: `${shots}/${name}-${scheme}.png`, fullPage: true });
      await close();
    });
  }
  test(`the page ${name} fits a phone`, async () => {
    const { page, close } = await open(path, { viewport: { width: 360, height: 740 } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${wide} pixels wide`);
    await page.screenshot({ path: `${shots}/${name}-phone.png`, fullPage: true });
    await close();
  });
}

test("axe finds nothing on a report, and it fits a phone", async () => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark", viewport: { width: 360, height: 740 } }]) {
    const { page, close } = await open("/", options);
    await report(page);
    assert.deepEqual(await violations(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
    await page.screenshot({ path: `${shots}/report-${options.colorScheme}.png`, fullPage: true });
    await close();
  }
});
