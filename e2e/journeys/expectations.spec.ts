import { readFile } from "node:fs/promises";
import type { Download } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Expectations } from "../pages/expectations.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("a line is expected to stay, fails live with its reason when its rule is taken out, and holds again", async ({
  page,
}) => {
  const app = new Sallyport(page);
  const expectations = new Expectations(page);
  await app.withholdMonaco();
  await app.open();
  await app.picture.ask("backend to database");
  await app.why.button("Expect this to stay allowed").click();
  await expect(expectations.told).toContainText("Written to expectations.yaml: a connection must stay as now.");
  await expectations.score("1 of 1 holds");
  await expect(app.why.card).toContainText("Expected, and holds");
  await expect(app.why.button("Expect this to stay allowed")).toBeHidden();

  await expectations.open();
  const item = expectations.item("backend → database TCP 5432 must be allowed");
  await expect(item).toContainText("holds");
  await app.text.show("policies.yaml");
  await app.text.goBehind("port: 5432");
  await app.text.press("Backspace");
  await expectations.score("0 of 1 hold");
  await expect(item).toContainText("fails");
  await expect(item).toContainText(/backend does not reach database on TCP 5432: .+/);
  await expect(app.why.card).toContainText("Expected, and fails");
  await expect(expectations.spoken).toHaveText("Expectations: 1 of 1 fails.");

  await app.undo();
  await expectations.score("1 of 1 holds");
  await expect(expectations.spoken).toHaveText("The expectation holds.");
  await app.undo();
  await expect(app.text.tab("expectations.yaml")).toHaveCount(0);
  await expect(expectations.list).toContainText("An expectation says which connection must");
});

test("whoever expects a line from the keyboard stays in the card", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.askByKeyboard("backend to database");
  await app.why.button("Expect this to stay allowed").focus();
  await page.keyboard.press("Enter");
  await expect(app.why.button("backend → database TCP 5432 must be allowed")).toBeFocused();
});

test("all that is allowed now is written down by one step, holds, and leads to its line and to the picture", async ({
  page,
}) => {
  const app = new Sallyport(page);
  const expectations = new Expectations(page);
  await app.open();
  await app.text.isMonaco();
  await expectations.open();
  await expectations.list.getByRole("button", { name: "Write down all that is allowed now" }).click();
  await expect(expectations.told).toContainText(/\d+ connections must stay allowed/);
  const written = Number(/(\d+) connections/.exec((await expectations.told.textContent()) ?? "")?.[1]);
  expect(written).toBeGreaterThan(2);
  await expectations.score(`${written} of ${written} hold`);
  await expect(expectations.item("fails")).toHaveCount(0);

  const item = expectations.item("frontend → backend");
  await item.getByRole("button", { name: /must be allowed/ }).click();
  await expect(app.why.card).toContainText("reaches");
  await expect(item.getByRole("button", { name: /must be allowed/ })).toHaveAttribute("aria-current", "true");
  await item.getByRole("button", { name: /^expectations\.yaml:\d+$/ }).click();
  await expect.poll(() => app.text.shownFile()).toContain("expectations.yaml");

  await expectations.undo();
  await expect(expectations.list).toContainText("An expectation says");
  await expect(expectations.told).toBeEmpty();
});

test("what is copied for kubectl leaves the expectations out, and a refused clipboard shows the text", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const app = new Sallyport(page);
  const expectations = new Expectations(page);
  await app.open();
  await app.picture.ask("backend to database");
  await app.why.button("Expect this to stay allowed").click();
  await expectations.score("1 of 1 holds");
  await expectations.openExport();
  await expectations.choice("Copy for kubectl").click();
  await expect(expectations.told).toContainText("In the clipboard");
  await expect(expectations.told).toContainText("1 Expectation is left out");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("name: database-policy");
  expect(copied).toContain("kind: Pod");
  expect(copied).not.toContain("Expectation");

  await page.evaluate(() => {
    Object.defineProperty(navigator.clipboard, "write", { value: () => Promise.reject(new DOMException("no")) });
  });
  await expectations.openExport();
  await expectations.choice("Copy for kubectl").click();
  const dialog = page.getByRole("dialog", { name: "Copy for kubectl" });
  await expect(dialog.getByRole("textbox", { name: "Text to copy" })).toHaveValue(copied.replaceAll("\r\n", "\n"));
  await expect(dialog.getByRole("textbox", { name: "Text to copy" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(expectations.told).toBeEmpty();
});

test("the export menu works by keyboard, and gives files for other tools once something is expected", async ({
  page,
}) => {
  const app = new Sallyport(page);
  const expectations = new Expectations(page);
  await app.open();
  const button = page.getByRole("banner").getByRole("button", { name: "Export" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(expectations.choice("Graph as PNG")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(expectations.choice("Graph as SVG")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  const report = expectations.choice("Expectations as a JUnit report");
  await expect(report).toBeFocused();
  await expect(report).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();

  await app.command("write down all that is allowed");
  await expect(expectations.told).toContainText("must stay allowed");
  await button.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await expect(report).toBeFocused();
  await expect(report).toHaveAttribute("aria-disabled", "false");
  const junit = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect(await textOf(await junit)).toContain("<testsuite");
  await expect(expectations.told).toContainText("Downloaded as");

  await expectations.openExport();
  const yaml = page.waitForEvent("download");
  await expectations.choice("Download as YAML").click();
  const whole = await textOf(await yaml);
  expect(whole).toContain("kind: Expectation");
  expect(whole).toContain("kind: NetworkPolicy");
});

test("NetAssert tests that are dropped are added to what is open", async ({ page }) => {
  const app = new Sallyport(page);
  const expectations = new Expectations(page);
  await app.open();
  const end = (name: string) => `{k8sResource: {kind: pod, name: ${name}, namespace: app}}`;
  const text = `- name: frontend-to-database
  type: k8s
  protocol: tcp
  targetPort: 5432
  exitCode: 0
  src: ${end("frontend")}
  dst: ${end("database")}
`;
  await app.drop([{ name: "tests.yaml", bytes: [...new TextEncoder().encode(text)] }]);
  await expectations.score("0 of 1 hold");
  await expect(expectations.told).toContainText("What tests.yaml expects is added to expectations.yaml");
  await expect(expectations.list).toContainText("frontend does not reach database on TCP 5432");
  await expect(expectations.item("frontend → database")).toHaveCount(1);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the list, the menu and the card, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const app = new Sallyport(page);
    const expectations = new Expectations(page);
    await app.open();
    await app.text.isMonaco();
    await expectations.open();
    await expectNothingFromAxe(page);
    await app.command("write down all that is allowed");
    await app.text.show("policies.yaml");
    await app.text.goBehind("port: 5432");
    await app.text.press("Backspace");
    await expect(expectations.item("fails").first()).toBeVisible();
    await app.picture.ask("frontend to database");
    await expect(app.why.button("Expect this to stay denied")).toBeVisible();
    await expectNothingFromAxe(page);
    await expectations.openExport();
    await expectNothingFromAxe(page);
  });
}

test("on a phone an expectation leads to the picture, and the page is not wider than the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  const expectations = new Expectations(page);
  await app.open();
  await app.showTab("Text");
  await expectations.open();
  await expectations.list.getByRole("button", { name: "Write down all that is allowed now" }).click();
  const item = expectations.item("frontend → backend");
  await expect(item).toContainText("holds");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await item.getByRole("button", { name: /must be allowed/ }).click();
  await expect(app.why.card).toBeVisible();
});

test.describe("with fingers", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test("on a small phone the export menu is within the screen, and so is the bar above it", async ({ page }) => {
    const app = new Sallyport(page);
    const expectations = new Expectations(page);
    await app.open();
    await expectations.openExport();
    const box = await page.getByRole("menu", { name: "Export" }).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}
