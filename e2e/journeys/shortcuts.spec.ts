import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

type Place = "Monaco" | "plain text" | "button" | "node" | "search field" | "nothing";

/** Puts the focus somewhere, and says what is then focused. */
async function focus(app: Sallyport, place: Place): Promise<void> {
  const { page } = app;
  if (place === "Monaco") {
    await app.text.isMonaco();
    await app.text.focusMonaco();
  } else if (place === "plain text") await app.text.plain.focus();
  else if (place === "button") await page.getByRole("button", { name: /^Theme/ }).focus();
  else if (place === "node") await app.picture.workload("backend").focus();
  else if (place === "search field") {
    await page.getByRole("button", { name: /^Theme/ }).focus();
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  }
}

/** Marks what has the focus, to see that it comes back. */
const markFocus = (page: Page) => page.evaluate(() => document.activeElement?.setAttribute("data-was-focused", ""));
const isMarkFocused = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute("data-was-focused"))).toBe(true);

async function openWith(page: Page, place: Place): Promise<Sallyport> {
  const app = new Sallyport(page);
  if (place !== "Monaco") await app.withholdMonaco();
  await app.open();
  await focus(app, place);
  return app;
}

const places: readonly Place[] = ["Monaco", "plain text", "button", "node", "search field", "nothing"];

for (const place of places) {
  test(`Ctrl+K opens the palette from: ${place}; Escape gives the focus back`, async ({ page }) => {
    const app = await openWith(page, place);
    const before = await app.text.visibleText();
    await markFocus(page);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(app.palette).toBeVisible();
    await page.keyboard.type("theme");
    await page.keyboard.press("Escape");
    await expect(app.palette).toBeHidden();
    if (place !== "search field") await isMarkFocused(page);
    // Half a chord of the editor would make the next key a command of it.
    await page.keyboard.press("ControlOrMeta+c");
    expect(await app.text.visibleText()).toBe(before);
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.press("ControlOrMeta+k");
    await expect(app.palette).toBeHidden();
  });

  test(`F6, Alt+1 and Alt+2 go from pane to pane from: ${place}`, async ({ page }) => {
    const app = await openWith(page, place);
    const focused = (pane: string) =>
      expect
        .poll(() =>
          page.evaluate(() => document.activeElement?.closest("section[id]")?.getAttribute("aria-label") ?? "none"),
        )
        .toBe(pane);
    await page.keyboard.press("Alt+2");
    await focused("Picture");
    await page.keyboard.press("F6");
    await focused("Text");
    await page.keyboard.press("F6");
    await focused("Picture");
    await page.keyboard.press("Alt+1");
    await focused("Text");
    await page.keyboard.type("#");
    await expect.poll(() => app.text.visibleText()).toContain("#");
  });

  test(`the question mark helps, and is a character in a text, from: ${place}`, async ({ page }) => {
    const app = await openWith(page, place);
    await page.keyboard.press("?");
    const isText = place === "Monaco" || place === "plain text" || place === "search field";
    if (isText) await expect(app.help).toHaveCount(0);
    else await expect(app.help).toBeVisible();
    if (place === "search field") await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("?");
    else if (isText) await expect.poll(() => app.text.visibleText()).toContain("?");
  });

  test(`undo and redo from: ${place}`, async ({ page }) => {
    const app = new Sallyport(page);
    if (place !== "Monaco") await app.withholdMonaco();
    await app.open();
    if (place === "Monaco") await app.text.isMonaco();
    await app.text.goBehind("name: deny-all");
    await app.text.type("x");
    await expect.poll(() => app.text.visibleText()).toContain("deny-allx");
    await focus(app, place);
    await page.keyboard.press("ControlOrMeta+z");
    await expect.poll(() => app.text.visibleText()).not.toContain("deny-allx");
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect.poll(() => app.text.visibleText()).toContain("deny-allx");
  });

  test(`Ctrl+B folds the text from: ${place}`, async ({ page }) => {
    await openWith(page, place);
    await page.keyboard.press("ControlOrMeta+b");
    await expect(page.getByRole("region", { name: "Text", exact: true })).toBeHidden();
    await page.keyboard.press("ControlOrMeta+b");
    await expect(page.getByRole("region", { name: "Text", exact: true })).toBeVisible();
  });
}

test("Space writes in a text, presses a button, and neither drags nor scrolls", async ({ page }) => {
  const app = await openWith(page, "Monaco");
  await app.text.goBehind("# Here");
  await app.text.type(" a b");
  await expect.poll(() => app.text.visibleText()).toContain("# Here a b nobody");
  await page.getByRole("button", { name: /^Theme: as the system/ }).press("Space");
  await expect(page.getByRole("button", { name: /^Theme: light/ })).toBeFocused();
  await focus(app, "search field");
  await page.keyboard.type("a b");
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("a b");
  await page.keyboard.press("Escape");
  await app.command("draw every");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("deny all");
  await expect(app.palette.getByRole("combobox")).toHaveValue("deny all");
});

test("Escape lets go of what is selected in the picture, and what is open closes alone", async ({ page }) => {
  const app = await openWith(page, "Monaco");
  await app.picture.askByKeyboard("frontend to backend");
  await expect(app.why.card).toBeVisible();
  await app.openExamples();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Examples" })).toBeHidden();
  await expect(app.why.card).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(app.why.card).toBeHidden();
});

test("F8 goes from problem to problem, from wherever one is", async ({ page }) => {
  const app = await openWith(page, "plain text");
  await app.text.goBehind("name: deny-all");
  await page.keyboard.insertText(": [");
  await expect(page.getByRole("button", { name: /^Problems: / }).first()).toBeVisible();
  await page.getByRole("button", { name: /^Theme/ }).focus();
  await page.keyboard.press("F8");
  await expect(app.text.plain).toBeFocused();
  const line = await app.text.plain.evaluate((area) =>
    area instanceof HTMLTextAreaElement ? area.value.slice(0, area.selectionStart).split("\n").length : 0,
  );
  expect(line).toBeGreaterThan(1);
});

test("the palette goes to a pod, to the text of a policy, and asks about a port that is typed", async ({ page }) => {
  const app = await openWith(page, "nothing");
  await app.command("app/backend");
  await expect(page.locator(".react-flow__node.selected")).toHaveAttribute("data-id", "app/backend");
  await app.command("database-policy");
  await expect(app.text.plain).toBeFocused();
  const chosen = () =>
    app.text.plain.evaluate((area) =>
      area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : "",
    );
  expect(await chosen()).toBe("database-policy");
  await app.command("9100");
  await expect(page.getByRole("button", { name: /TCP 9100/ }).first()).toBeVisible();
  await app.command("theme dark");
  await app.hasTheme("dark");
  await app.command("help");
  await expect(app.help).toContainText("What the lines mean");
  await expect(app.help).toContainText("Ctrl K");
});

test("the palette opens an example and goes back, by keyboard alone", async ({ page }) => {
  const app = await openWith(page, "nothing");
  await app.command("metrics prometheus");
  await expect(app.picture.workload("prometheus")).toBeAttached();
  await app.command("back to my work");
  await expect(app.picture.workload("frontend")).toBeAttached();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in palette, help and examples, ${colorScheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const app = await openWith(page, "nothing");
      await page.keyboard.press("ControlOrMeta+k");
      await page.keyboard.type("back");
      await expect(app.palette).toBeVisible();
      await expectNothingFromAxe(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^Help/ }).click();
      await expectNothingFromAxe(page);
      await page.keyboard.press("Escape");
      await app.openExamples();
      await expectNothingFromAxe(page);
      await app.option("Deny everything").click();
      await expect(app.visit).toContainText("Deny everything");
      await expectNothingFromAxe(page);
    });
  }
}
