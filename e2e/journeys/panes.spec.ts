import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const text = (page: Page) => page.getByRole("region", { name: "Text", exact: true });
const picture = (page: Page) => page.getByRole("region", { name: "Picture", exact: true });

test("each pane is folded away and brought back by its button, and the focus stays with it", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await page.getByRole("button", { name: /^Fold the text away/ }).press("Enter");
  await expect(text(page)).toBeHidden();
  await expect(page.getByRole("button", { name: /^Bring the text back/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(text(page)).toBeVisible();

  await page.getByRole("button", { name: "Fold the picture away" }).press("Enter");
  await expect(picture(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Bring the picture back" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(picture(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Fold the picture away" })).toBeFocused();
});

test("Ctrl+B folds the text out of the editor itself, and what is typed then goes nowhere", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.focusMonaco();
  await page.keyboard.press("ControlOrMeta+b");
  await expect(text(page)).toBeHidden();
  await expect(page.getByRole("button", { name: /^Bring the text back/ })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+b");
  await expect(text(page)).toBeVisible();
});

test("being led to a line brings the text back", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await page.keyboard.press("ControlOrMeta+b");
  await expect(text(page)).toBeHidden();
  await app.picture.ask("frontend to backend");
  await app.why.link("app/backend-policy, ingress rule 1").click();
  await expect(text(page)).toBeVisible();
});

test("what is folded is still folded after a reload, and an undo does not unfold it", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind("name: deny");
  await app.text.type("x");
  await page.keyboard.press("ControlOrMeta+b");
  await app.undo();
  await app.saysOfTheEdit(/^Undo/);
  await expect(text(page)).toBeHidden();
  await page.reload();
  await app.picture.isDrawn();
  await expect(text(page)).toBeHidden();
});

test("a double click on the splitter gives both panes what they had, and Enter folds", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const first = await app.text.width();
  const splitter = page.getByRole("separator", { name: "Width of the text" });
  await splitter.press("End");
  await expect.poll(() => app.text.width()).toBeGreaterThan(first + 300);
  await splitter.dblclick();
  await expect.poll(() => app.text.width()).toBe(first);
  await splitter.press("Enter");
  await expect(text(page)).toBeHidden();
});

test("on a narrow screen nothing is folded, and the tabs say which pane is shown", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await page.keyboard.press("ControlOrMeta+b");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("tab", { name: "Picture" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("tab", { name: "Text" }).click();
  await expect(text(page)).toBeVisible();
  await expect(picture(page)).toBeHidden();
  await expect(page.getByRole("button", { name: /^Fold/ })).toHaveCount(0);
});
