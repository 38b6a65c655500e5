import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("a line tells why, and leads to the YAML behind it", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.show("cluster.yaml");
  await app.picture.ask("frontend to database");
  await expect(app.why.card).toContainText("denied");
  await expect(app.why.card).toContainText("tier=database");
  await app.why.link("app/database-policy, ingress rule 1").click();
  await expect.poll(() => app.text.shownFile()).toBe("policies.yaml");
  const text = (await app.text.visibleText()).split("\n");
  expect(text.join("\n")).toContain("name: database-policy");
  await expect.poll(() => app.text.caretLine()).toBeGreaterThan(80);
});

test("Escape closes the card from the place in the text that it led to", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.picture.ask("frontend to database");
  await app.why.link("app/database-policy, ingress rule 1").click();
  await expect.poll(() => app.text.caretLine()).toBeGreaterThan(80);
  await app.text.press("Escape");
  await expect(app.why.card).toBeHidden();
});

test("Escape in the text closes first what is open there: find, a selection, then the card", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.picture.ask("frontend to database");
  await app.text.focusText();
  await app.text.press("ControlOrMeta+f");
  await app.text.type("tier");
  await expect(app.text.find).toBeVisible();
  await app.text.press("Escape");
  await expect(app.text.find).toBeHidden();
  await expect(app.why.card).toBeVisible();
  await app.text.press("ArrowRight");
  await app.text.press("Shift+ArrowLeft");
  await app.text.press("Escape");
  await expect(app.why.card).toBeVisible();
  await app.text.press("Escape");
  await expect(app.why.card).toBeHidden();
});

test("Escape closes the card from the plain text too", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.picture.ask("frontend to database");
  await app.why.link("app/database-policy, ingress rule 1").click();
  await expect(app.text.plain).toBeFocused();
  await app.text.press("Escape");
  await expect(app.why.card).toBeHidden();
});

test("why can be asked, read and left with the keyboard alone", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.askByKeyboard("frontend to backend");
  await expect(app.why.card).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(app.why.card).toBeHidden();
  await expect(app.picture.line("frontend to backend")).toBeFocused();
});

test("an answer follows the text while the connection stays selected", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.picture.ask("frontend to backend");
  await expect(app.why.card).toContainText("allowed");
  await app.text.goBehind(
    "name: backend-policy\n  namespace: app\nspec:\n  podSelector:\n    matchLabels:\n      tier: backend",
  );
  await app.text.type("x");
  await expect(app.why.card).toContainText("denied");
});

test("a selected workload keeps its own connections in the foreground", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.workload("database").click();
  await expect(app.picture.workload("database")).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".connection.faded")).toHaveCount(6);
  await page.keyboard.press("Escape");
  await expect(page.locator(".connection.faded")).toHaveCount(0);
});
