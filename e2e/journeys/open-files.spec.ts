import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const pod = (name: string) =>
  Buffer.from(
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  containers: [{name: web, image: nginx}]\n`,
  );
const yaml = (name: string, buffer: Buffer) => ({ name: `${name}.yaml`, mimeType: "", buffer });

/** Answers the browser's dialog for files, which `ask` brings up. */
async function choose(page: Page, ask: () => Promise<void>, ...names: readonly string[]): Promise<void> {
  const asked = page.waitForEvent("filechooser");
  await ask();
  const dialog = await asked;
  expect(dialog.isMultiple()).toBe(true);
  await dialog.setFiles(names.map((name) => yaml(name, pod(name))));
}

const ways: Readonly<Record<string, (page: Page, app: Sallyport) => Promise<void>>> = {
  "the button in the top bar": (page) => page.getByRole("button", { name: /^Open files/ }).click(),
  "the button, by keyboard": (page) => page.getByRole("button", { name: /^Open files/ }).press("Enter"),
  "Ctrl+O": (page) => page.keyboard.press("ControlOrMeta+o"),
  "the palette": (_, app) => app.command("open files"),
};

for (const [way, ask] of Object.entries(ways)) {
  test(`files are opened by ${way}, and again`, async ({ page }) => {
    const app = new Sallyport(page);
    await app.withholdMonaco();
    await app.open();
    await choose(page, () => ask(page, app), "first", "second");
    await expect(app.visit).toContainText("2 files, beside your own work. 2 workloads in 1 namespace");
    await expect(app.text.tab("second.yaml")).toBeVisible();
    await choose(page, () => ask(page, app), "first");
    await expect(app.visit).toContainText("first.yaml, beside your own work. 1 workload");
    await app.backToMyWork();
    await choose(page, () => ask(page, app), "first");
    await expect(app.visit).toContainText("first.yaml, beside your own work. 1 workload");
  });
}

test("from the editor Ctrl+O opens files as well, and whoever chooses none keeps what is open", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.focusText();
  await choose(page, () => page.keyboard.press("ControlOrMeta+o"));
  await expect(app.visit).toHaveCount(0);
  await choose(page, () => page.keyboard.press("ControlOrMeta+o"), "own");
  await expect(app.picture.workload("own")).toBeAttached();
});

for (const editor of ["plain text", "Monaco"] as const) {
  test(`what is typed after files were opened goes into their text, ${editor}`, async ({ page }) => {
    const app = new Sallyport(page);
    if (editor === "plain text") await app.withholdMonaco();
    await app.open();
    if (editor === "Monaco") await app.text.isMonaco();
    const bytes = [...pod("dropped")];
    const given: readonly (() => Promise<void>)[] = [
      () => choose(page, () => page.getByRole("button", { name: /^Open files/ }).click(), "chosen"),
      () => app.drop([{ name: "dropped.yaml", bytes }]),
      () => app.paste(pod("pasted").toString()),
    ];
    for (const give of given) {
      await page.getByRole("button", { name: /^Examples/ }).focus();
      await give();
      await expect(page.locator(".editor-body :focus")).toHaveCount(1);
      // Nobody has put the caret there: nothing lights up by it.
      await expect(page.locator(".spotlight-words")).toHaveText("");
      await page.keyboard.type("# typed ");
      await expect.poll(() => app.text.visibleText()).toContain("# typed apiVersion");
    }
  });
}

test("on a narrow screen the picture stays in front of what was opened", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.open();
  await app.paste(pod("pasted").toString());
  await expect(app.visit).toContainText("1 workload");
  await expect(page.locator("#pane-text")).toBeHidden();
  await expect(page.locator(".editor-body :focus")).toHaveCount(0);
});

test("an image is refused by what it is, and its name is no markup", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const asked = page.waitForEvent("filechooser");
  await page.keyboard.press("ControlOrMeta+o");
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
  const named = { name: "\u202e<img src=x onerror=alert(1)>.png", mimeType: "", buffer: png };
  await (await asked).setFiles([named, { ...named }]);
  await app.refuses("<img src=x onerror=alert(1)>.png is a PNG image, not text");
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveCount(2);
  expect(await page.getByRole("alert").first().textContent()).not.toContain("\u202e");
  await expect(app.visit).toHaveCount(0);
});

for (const width of [390, 768, 1440]) {
  test(`the button fits into ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const app = new Sallyport(page);
    await app.open();
    for (const button of await page.getByRole("banner").getByRole("button").all()) {
      if (await button.isVisible()) await expect(button).toBeInViewport({ ratio: 1 });
    }
    await expect(page.getByRole("button", { name: /^Open files/ })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
