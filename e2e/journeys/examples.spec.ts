import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("an example is found by a few letters and opened by the keyboard, and says what to look at", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await page.getByRole("banner").getByRole("button", { name: "Examples" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("hyphen");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(app.picture.workload("ledger")).toBeAttached();
  await expect(app.visit).toContainText("AND or OR: one hyphen");
  await expect(app.visit).toContainText("with a hyphen each they are two peers");

  await app.openExamples();
  await expect(page.getByRole("option", { selected: true })).toHaveAccessibleName(/one hyphen.*open now/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("banner").getByRole("button", { name: "Examples" })).toBeFocused();

  await page.getByRole("button", { name: "Close the note" }).click();
  await expect(app.visit).not.toContainText("two peers");
  await app.backToMyWork();
  await expect(app.picture.workload("frontend")).toBeAttached();
  await expect(app.visit).toHaveCount(0);
});

test("the arrow keys go through the list and round, a page stops at its ends", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const names = await app.exampleNames();
  expect(names.length).toBeGreaterThan(10);
  await app.openExamples();
  const selected = page.getByRole("option", { selected: true });
  await expect(selected).toHaveAccessibleName(names[0] ?? "");
  await page.keyboard.press("ArrowUp");
  await expect(selected).toHaveAccessibleName(names.at(-1) ?? "");
  await expect(selected).toBeInViewport();
  await page.keyboard.press("PageDown");
  await expect(selected).toHaveAccessibleName(names.at(-1) ?? "");
  await page.keyboard.press("ArrowDown");
  await expect(selected).toHaveAccessibleName(names[0] ?? "");
  await page.keyboard.type("no such example");
  await expect(page.getByText("Nothing fits “no such example”.")).toBeVisible();
});

test("every example opens with the pods that its sentence speaks of", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  for (const name of await app.exampleNames()) {
    await app.openExample(name);
    await expect(app.visit.getByText(name, { exact: true })).toBeVisible();
    await expect(
      page
        .getByText("No problems")
        .or(page.getByRole("button", { name: /note|problem/ }))
        .first(),
    ).toBeVisible();
    await app.picture.isDrawn();
  }
  await app.backToMyWork();
});

test("the list fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.open();
  await app.openExamples();
  const box = await page.getByRole("dialog", { name: "Examples" }).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
  expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(844);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("an example that was edited is called so", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.openExample("Deny everything");
  await expect(app.visit).toBeVisible();
  const name = page.getByRole("banner").getByText("Deny everything");
  await expect(name).toHaveText("Deny everything");
  await app.text.goBehind("name: ");
  await app.text.type("x");
  await expect(name).toHaveText("Deny everything (edited)");
});

test("whoever types before the list has come finds the letters in its field", async ({ page }) => {
  const app = new Sallyport(page);
  const letIn = await app.holdBack(/asked-views.*\.js/);
  await app.open();
  await page.getByRole("banner").getByRole("button", { name: "Examples" }).press("Enter");
  await page.keyboard.type("hyphem");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("n");
  letIn();
  await expect(page.getByRole("combobox")).toHaveValue("hyphen");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(app.visit).toContainText("AND or OR: one hyphen");
});

test("what is typed after Ctrl+K goes to the palette and not into the text, however late it comes", async ({
  page,
}) => {
  const app = new Sallyport(page);
  const letIn = await app.holdBack(/asked-views.*\.js/);
  await app.open();
  await app.text.focusText();
  const text = await app.text.visibleText();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("theme");
  letIn();
  await expect(page.getByRole("combobox")).toHaveValue("theme");
  await page.keyboard.press("Escape");
  expect(await app.text.visibleText()).toBe(text);
});
