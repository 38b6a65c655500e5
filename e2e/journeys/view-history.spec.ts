import { expect, test } from "../fixtures.ts";
import { PictureControls } from "../pages/picture-controls.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

test("what changed the view is taken back and done again by the keys, and the text has a history of its own", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const controls = new PictureControls(page);
  await app.text.goBehind("name: deny-all");
  await app.text.type("-of-mine");
  await controls.askAbout("5432");
  await expect(controls.chip("Probe: TCP 5432")).toBeVisible();
  await app.picture.workload("database").focus();
  await page.keyboard.press("i");
  await expect(controls.chip("Neighbours of app/database")).toBeVisible();
  await page.getByRole("tab", { name: "Matrix" }).click();

  await page.keyboard.press("Alt+z");
  await expect(page.getByRole("tab", { name: "Graph" })).toHaveAttribute("aria-selected", "true");
  await app.text.plain.focus();
  await page.keyboard.press("Alt+z");
  await expect(controls.chip("Neighbours of app/database")).toHaveCount(0);
  await expect(controls.chip("Probe: TCP 5432")).toBeVisible();
  await page.keyboard.press("Alt+z");
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  expect(await app.text.visibleText()).toContain("deny-all-of-mine");

  await app.undo();
  await expect.poll(() => app.text.visibleText()).not.toContain("deny-all-of-mine");
  await page.keyboard.press("Alt+Shift+z");
  await page.keyboard.press("Alt+Shift+z");
  await expect(controls.chip("Neighbours of app/database")).toBeVisible();
  expect(await app.text.visibleText()).not.toContain("deny-all-of-mine");
});

test("by the pointer: a drag, a fold and a search are one step each, and their buttons say what they take back", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const controls = new PictureControls(page);
  const steps = page.getByRole("group", { name: "History of the view" });
  await expect(steps).toHaveCount(0);
  const before = await app.picture.place("database");
  await app.picture.drag("database", { x: -60, y: 10 });
  await expect.poll(() => app.picture.place("database")).not.toEqual(before);
  await page.getByRole("button", { name: "Draw namespace app as one node" }).click();
  await expect(app.picture.node("namespace app")).toBeVisible();
  await controls.openFilter();
  await controls.search.pressSequentially("app");
  await controls.close();

  await steps.getByRole("button", { name: /^View back: Search: app/ }).click();
  await expect(controls.chip("Search: app")).toHaveCount(0);
  await steps.getByRole("button", { name: /^View back/ }).click();
  await expect(app.picture.workload("database")).toBeVisible();
  await steps.getByRole("button", { name: /^View back: places of nodes/ }).click();
  await expect.poll(() => app.picture.place("database")).toEqual(before);
  await expect(steps.getByRole("button", { name: /^View back/ })).toHaveAttribute("aria-disabled", "true");
  await steps.getByRole("button", { name: /^View forward: places of nodes/ }).click();
  await expect.poll(() => app.picture.place("database")).not.toEqual(before);
});

test("another scenario begins without a history", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await new PictureControls(page).askAbout("5432");
  const steps = page.getByRole("group", { name: "History of the view" });
  await expect(steps).toBeVisible();
  await app.paste("apiVersion: v1\nkind: Pod\nmetadata: {name: only}\nspec: {containers: [{name: c, image: x}]}\n");
  await expect(app.picture.workload("only")).toBeVisible();
  await expect(steps).toHaveCount(0);
});
