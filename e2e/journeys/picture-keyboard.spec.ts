import { clusterDump } from "../dump.ts";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("Tab comes to the nodes in reading order, and then to the lines", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const order = await page
    .getByRole("region", { name: "Picture" })
    .locator("[data-face], .react-flow__edge")
    .evaluateAll((elements) => elements.map((element) => element.getAttribute("data-face") ?? "line"));
  expect(order.slice(0, 4)).toEqual(["anyone", "app/frontend", "app/backend", "app/database"]);
  expect(new Set(order.slice(4))).toEqual(new Set(["line"]));
});

test("arrows lead from node to node, Enter selects, again leads to its lines, and Escape leads back", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.node("app/frontend").focus();
  await page.keyboard.press("ArrowRight");
  await expect(app.picture.node("app/backend")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(app.picture.node("app/database")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(app.picture.node("app/backend")).toBeFocused();
  await expect.poll(async () => (await app.picture.linesInFront()).length).toBeLessThan(12);

  await page.keyboard.press("Enter");
  await expect(app.picture.node("app/backend")).toHaveAttribute("aria-pressed", "true");
  await app.picture.node("app/backend").focus();
  await page.keyboard.press("Enter");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-id"));
  const first = await focused();
  expect(first?.split("→")).toContain("app/backend");
  await page.keyboard.press("ArrowRight");
  const second = await focused();
  expect(second).not.toBe(first);
  expect(second?.split("→")).toContain("app/backend");
  await expect(app.picture.tooltip).toContainText("Press Enter to see why.");

  await page.keyboard.press("Escape");
  await expect(app.picture.node("app/backend")).toBeFocused();
  await expect(app.picture.node("app/backend")).toHaveAttribute("aria-pressed", "false");
});

test("arrows lead from line to line, also while the one with the focus stands in front of all others", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.node("app/frontend").focus();
  await page.keyboard.press("ArrowRight");
  await app.picture.line("frontend to backend").focus();
  await expect.poll(() => app.picture.linesInFront()).toEqual(["app/frontend→app/backend"]);
  await page.keyboard.press("ArrowRight");
  await expect(app.picture.line("frontend to backend")).not.toBeFocused();
  await expect.poll(() => app.picture.linesInFront()).not.toContain("app/frontend→app/backend");
  await expect.poll(async () => (await app.picture.linesInFront()).length).toBe(1);
});

test("arrows move a selected node", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.node("app/backend").press("Enter");
  await expect(app.picture.node("app/backend")).toHaveAttribute("aria-pressed", "true");
  const selected = await app.picture.place("backend");
  for (let i = 0; i < 3; i++) await app.picture.node("app/backend").press("ArrowDown");
  await expect.poll(async () => (await app.picture.place("backend")).y - selected.y).toBeGreaterThan(12);
});

test("in a dump with more lines than elements can be, a node's lines are reached with the keyboard", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(clusterDump());
  await expect(app.picture.node("shop/web")).toBeAttached({ timeout: 20_000 });
  await app.picture.button(/^Show$/).click();
  await expect(page.locator(".painted-edges")).toBeAttached();
  await app.picture.node("shop/web").press("Enter");
  await expect.poll(() => app.picture.state("shop/web→shop/api")).toBe("allowed");
  await app.picture.node("shop/web").press("Enter");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-id"))).toMatch(/shop\/web/);
  await page.keyboard.press("Enter");
  await expect(app.why.card).toBeVisible();
});
