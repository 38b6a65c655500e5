import { execFileSync } from "node:child_process";
import type { Page } from "playwright/test";
import { clusterDump } from "../dump.ts";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { PictureControls } from "../pages/picture-controls.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

async function open(page: Page): Promise<{ readonly app: Sallyport; readonly controls: PictureControls }> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  return { app, controls: new PictureControls(page) };
}

/** State of every line of the three-tier application when one port is asked about, as the command line says. */
function verdictsAt(protocol: string, port: number, ends: readonly string[]): Readonly<Record<string, string>> {
  const endpoint = (name: string) => (name.startsWith("anyone") ? "203.0.113.7" : `app/${name}`);
  const probes = ends.map((pair) => {
    const [src = "", dst = ""] = pair.split(" to ").map(endpoint);
    return JSON.stringify({ src, dst, protocol, port });
  });
  const answers = execFileSync(
    process.execPath,
    ["scripts/cli.mjs", "probe", "src/examples/three-tier", "--probes", "-"],
    { encoding: "utf8", input: probes.join("\n") },
  );
  const said = answers
    .trim()
    .split("\n")
    // Safe: the shape of CLI.md, and a missing member fails the comparison.
    .map((line) => JSON.parse(line) as { verdict: string });
  return Object.fromEntries(ends.map((pair, i) => [pair, said[i]?.verdict ?? "unanswered"]));
}

test("another port is asked about, every line says what the engine says of it, and one click leads back", async ({
  page,
}) => {
  const { app, controls } = await open(page);
  await controls.askAbout("5432");
  await expect(controls.chip("Probe: TCP 5432")).toBeVisible();
  await expect.poll(async () => (await app.picture.lines())["frontend to backend"]?.state).toBe("denied");
  const lines = await app.picture.lines();
  const states = Object.fromEntries(Object.entries(lines).map(([ends, { state }]) => [ends, state]));
  expect(states).toEqual(verdictsAt("TCP", 5432, Object.keys(lines)));
  expect(states["backend to database"]).toBe("allowed");

  await controls.chip("Probe: TCP 5432").click();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await expect(controls.chip("Probe: TCP 5432")).toHaveCount(0);
});

test("what is no port is said in place, and the picture stays", async ({ page }) => {
  const { app, controls } = await open(page);
  await controls.askAbout("99999");
  await expect(controls.probePanel).toContainText("99999 is no port: 1 to 65535.");
  await expect(controls.port).toHaveAttribute("aria-invalid", "true");
  expect(await app.picture.summary()).toEqual(threeTierLines);
  await controls.port.fill("udp/53");
  await expect(controls.probePanel).toContainText("Asks about UDP 53.");
  await controls.port.press("Enter");
  await expect(controls.chip("Probe: UDP 53")).toBeVisible();
  await expect.poll(async () => (await app.picture.lines())["backend to database"]?.state).toBe("denied");
});

test("the ports of the picture are offered, also while one of them is asked about", async ({ page }) => {
  const { controls } = await open(page);
  await controls.probeButton.click();
  await controls.probePanel.getByRole("button", { name: "TCP 8080" }).click();
  await expect(controls.chip("Probe: TCP 8080")).toBeVisible();
  await expect(controls.probePanel).toBeHidden();
  await controls.probeButton.click();
  const offered = controls.probePanel.getByRole("list", { name: "Ports in this picture" });
  await expect(offered.getByRole("button")).toHaveText(["UDP 53", "TCP 8080", "TCP 80", "TCP 5432"]);
  await expect(offered.getByRole("button", { name: "TCP 8080" })).toHaveAttribute("aria-pressed", "true");
});

test("denied lines are hidden, counted, and shown again", async ({ page }) => {
  const { app, controls } = await open(page);
  const denied = Object.values(threeTierLines).filter((line) => line.startsWith("denied")).length;
  await controls.openFilter();
  await controls.toggle("denied");
  await expect(controls.filterPanel).toContainText(`${denied} pairs hidden by the filter.`);
  await controls.close();
  await expect(controls.filterButton).toHaveText(/Filter \(1\)$/);
  await expect(controls.notes).toContainText(`${denied} pairs hidden by the filter.`);
  const left = Object.entries(threeTierLines).filter(([, line]) => line.startsWith("allowed"));
  expect(await app.picture.summary()).toEqual(Object.fromEntries(left));

  await controls.note("Show all").click();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await expect(controls.notes).not.toContainText("hidden");
  await expect(controls.chip("Without denied")).toHaveCount(0);
});

test("one state alone, a direction and a policy are chosen, and each is taken back by its chip", async ({ page }) => {
  const { app, controls } = await open(page);
  await controls.openFilter();
  await controls.filterPanel.getByRole("button", { name: "only denied" }).click();
  await controls.filterPanel.getByRole("radio", { name: "Within the cluster" }).check();
  await controls.filterPanel.getByRole("combobox", { name: "Policy" }).selectOption("app/database-policy");
  await controls.close();
  await expect
    .poll(async () => Object.keys(await app.picture.summary()))
    // The policy isolates the database for ingress only.
    .toEqual(["frontend to database"]);
  for (const words of ["Only denied", "Within the cluster", "Policy: app/database-policy"]) {
    await controls.chip(words).click();
    await expect(controls.chip(words)).toHaveCount(0);
  }
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
});

test("a search leaves the lines of what it finds", async ({ page }) => {
  const { app, controls } = await open(page);
  await controls.openFilter();
  await expect(controls.search).toBeFocused();
  await controls.search.fill("tier=data");
  const found = Object.entries(threeTierLines).filter(([ends]) => ends.includes("database"));
  await expect.poll(() => app.picture.summary()).toEqual(Object.fromEntries(found));
  await controls.search.fill("nobody is called so");
  await expect(controls.notes).toContainText("Nothing passes: 12 pairs hidden by the filter.");
  await controls.search.press("Enter");
  await expect(controls.filterPanel).toBeHidden();
  await expect(controls.filterButton).toBeFocused();
});

test("a slash in the picture leads to the search, and Escape back", async ({ page }) => {
  const { app, controls } = await open(page);
  await app.picture.workload("frontend").focus();
  await page.keyboard.press("/");
  await expect(controls.search).toBeFocused();
  await page.keyboard.type("backend");
  await page.keyboard.press("Escape");
  await expect(controls.filterPanel).toBeHidden();
  await expect(app.picture.workload("frontend")).toBeFocused();
  await expect(controls.chip("Search: backend")).toBeVisible();
});

test("a filter survives an edit", async ({ page }) => {
  const { app, controls } = await open(page);
  await controls.openFilter();
  await controls.search.fill("frontend");
  await controls.close();
  await expect.poll(async () => (await app.picture.lines())["backend to database"]).toBeUndefined();
  await app.text.goBehind("name: deny-all");
  await app.text.type("-of-mine");
  await app.text.goBehind("port: 8080");
  await app.text.press("Backspace");
  await app.text.type("1");
  await expect.poll(async () => (await app.picture.lines())["frontend to backend"]?.state).toBe("denied");
  await expect(controls.chip("Search: frontend")).toBeVisible();
  expect((await app.picture.lines())["backend to database"]).toBeUndefined();
});

test("of a dump one namespace is looked at, and what goes into it", async ({ page }) => {
  const { app, controls } = await open(page);
  await app.paste(clusterDump());
  await expect(app.picture.workload("db").first()).toBeAttached({ timeout: 20_000 });
  await controls.openFilter();
  await controls.toggle("shop");
  const touchesShop = (id: string) => id.split("→").some((end) => end.startsWith("shop/"));
  await expect.poll(async () => (await controls.lineIds()).every(touchesShop)).toBe(true);
  expect((await controls.lineIds()).length).toBeGreaterThan(0);
  await controls.filterPanel.getByRole("radio", { name: "Into shop" }).check();
  await controls.close();
  await expect(controls.chip("Into shop")).toBeVisible();
  const goesIn = (id: string) => !id.startsWith("shop/") && id.includes("→shop/");
  await expect.poll(async () => (await controls.lineIds()).every(goesIn)).toBe(true);
  expect(await controls.lineIds()).toContain("search/web→shop/api");
});

/** Forty loose pods, all open: a line for none of them. */
const fortyPods = Array.from({ length: 40 }, (_, i) =>
  [
    "apiVersion: v1",
    "kind: Pod",
    `metadata: {name: p${i}, namespace: big, labels: {app: p${i}}}`,
    "spec: {containers: [{name: c, image: x}]}",
  ].join("\n"),
).join("\n---\n");

test("what is not drawn is drawn when asked for, and put away again", async ({ page }) => {
  const { app, controls } = await open(page);
  await app.paste(fortyPods);
  await expect(app.picture.workload("p0")).toBeAttached();
  // 40 pods and anyone, each to each other.
  await app.picture.saysNotDrawn("1,640 open pairs not drawn. Select a workload to see its lines.");
  await app.picture.workload("p0").click();
  await app.picture.saysNotDrawn("1,560 open pairs not drawn.");
  await page.keyboard.press("Escape");
  await controls.note("Show").click();
  await expect(controls.notes).toContainText("All 1,640 pairs drawn.");
  await controls.note("Draw less").click();
  await app.picture.saysNotDrawn(/^1,640 open pairs not drawn\./);
});

test("collapsed namespaces are counted, opened at once and collapsed again", async ({ page }) => {
  const { app, controls } = await open(page);
  await app.paste(clusterDump());
  await expect(app.picture.workload("db").first()).toBeAttached({ timeout: 20_000 });
  await expect(controls.notes).not.toContainText("collapsed");
  await page.getByRole("button", { name: "Draw namespace shop as one node" }).click();
  await expect(controls.notes).toContainText("1 of 12 namespaces collapsed.");
  await controls.note("Open all").click();
  await expect(controls.notes).toContainText("All 12 namespaces open.");
  await controls.note("Collapse all").click();
  await expect(controls.notes).toContainText(/(?<!of )12 namespaces collapsed\./);
  await expect(app.picture.workload("db")).toHaveCount(0);
});

test("another scenario keeps the probe and none of the filters", async ({ page }) => {
  const { app, controls } = await open(page);
  await controls.askAbout("tcp/5432");
  await controls.openFilter();
  await controls.toggle("denied");
  await controls.close();
  await app.paste(fortyPods);
  await expect(app.picture.workload("p0")).toBeAttached();
  await expect(controls.chip("Without denied")).toHaveCount(0);
  await expect(controls.chip("Probe: TCP 5432")).toBeVisible();
});

test("the probe is chosen with the keyboard, and what is selected stays", async ({ page }) => {
  const { app, controls } = await open(page);
  await app.picture.workload("frontend").press("Enter");
  await controls.probeButton.press("Enter");
  await expect(controls.port).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(controls.probePanel.getByRole("button", { name: "All ports" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(controls.probePanel).toBeHidden();
  await expect(controls.probeButton).toBeFocused();
  await expect(app.picture.workload("frontend")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Enter");
  await expect(controls.port).toBeFocused();
  await page.keyboard.type("dns");
  await page.keyboard.press("Enter");
  await expect(controls.chip("Probe: UDP 53")).toBeVisible();
  await expect(controls.probeButton).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the controls, ${colorScheme}, ${width} wide, and they are in the window`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const { controls } = await open(page);
      await controls.askAbout("65536");
      await expectCleanWithin(page, width, controls);
      await controls.close();
      await controls.askAbout("all");
      await controls.openFilter();
      await controls.toggle("denied");
      await expectCleanWithin(page, width, controls);
    });
  }
}

async function expectCleanWithin(page: Page, width: number, controls: PictureControls): Promise<void> {
  const box = await controls.probePanel.or(controls.filterPanel).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? width) + (box?.width ?? width)).toBeLessThanOrEqual(width);
  await expectNothingFromAxe(page, []);
}
