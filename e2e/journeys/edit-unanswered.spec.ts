import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { wrapWorkers } from "../pages/deaf-workers.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

const LINE = "app/frontend→app/backend";
/** Longer than a worker may be silent before it is ended. */
const SILENCE_MS = 11_000;

test("a form whose question is never answered says so, and asks again with a button", async ({ page }) => {
  const workers = await wrapWorkers(page);
  await page.clock.install();
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.fullWorker();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  const form = page.getByRole("region", { name: /^Cut: / });
  await workers.deafen();
  await page.locator(`.react-flow__edge[data-id="${LINE}"]`).focus();
  await page.keyboard.press("Delete");
  await expect(form).toContainText("Looking for ways…");

  await page.clock.runFor(SILENCE_MS);
  await expect(form.getByRole("alert")).toHaveCount(0);
  await expect(async () => {
    await page.clock.runFor(SILENCE_MS);
    await expect(form.getByRole("alert")).toContainText("Not answered: the evaluation broke off", { timeout: 500 });
  }).toPass();
  await expect(form).not.toContainText("Looking for ways…");
  await expectNothingFromAxe(page);

  await workers.heal();
  await form.getByRole("button", { name: "Try again" }).press("Enter");
  await expect(form).toContainText("Closes 1 connection");
  await expect(form.getByRole("alert")).toHaveCount(0);
  await expect(form).toBeFocused();
});

test("a menu whose policies are never told says so, and asks again with a line of its own", async ({ page }) => {
  const workers = await wrapWorkers(page);
  await page.clock.install();
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.fullWorker();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await workers.deafen();
  await app.picture.node("app/database").focus();
  await page.keyboard.press("Shift+F10");
  const menu = page.getByRole("menu");
  await menu.getByRole("menuitem", { name: /^Policies/ }).press("Enter");
  const again = menu.getByRole("menuitem", { name: "Try again" });
  await expect(async () => {
    await page.clock.runFor(SILENCE_MS);
    await expect(again).toBeVisible({ timeout: 500 });
  }).toPass();
  await workers.heal();
  await expectNothingFromAxe(page);
  await expect(again).toBeFocused();
  await expect(again).toHaveAccessibleDescription(/^Not answered: the evaluation broke off/);
  await page.keyboard.press("Enter");
  await expect(menu.getByRole("menuitem", { name: "app/database-policy" })).toBeVisible();
  await page.keyboard.press("End");
  await expect(menu.getByRole("menuitem").last()).toBeFocused();
});
