import { expect, test } from "../fixtures.ts";
import { Expectations } from "../pages/expectations.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** Longer than any sentence stays that nobody attends to. */
const LONG_MS = 60_000;

test("what was done stays while the pointer or the focus is in it, and goes some time after", async ({ page }) => {
  await page.clock.install();
  const app = new Sallyport(page);
  const { told } = new Expectations(page);
  await app.open();
  await app.picture.ask("backend to database");
  await app.why.button("Expect this to stay allowed").click();
  await expect(told).toContainText("Written to expectations.yaml");
  await told.hover();
  await page.clock.runFor(LONG_MS);
  await expect(told).toContainText("Written to expectations.yaml");

  await told.getByRole("button", { name: "Undo" }).focus();
  await page.mouse.move(1, 1);
  await page.clock.runFor(LONG_MS);
  await expect(told.getByRole("button", { name: "Undo" })).toBeFocused();

  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(told.getByRole("button", { name: "Close the message" })).not.toBeFocused();
  await page.clock.runFor(LONG_MS);
  await expect(told).toBeEmpty();
});

for (const name of ["Undo", "Close the message"]) {
  test(`whoever presses ${name} is back where one was`, async ({ page }) => {
    const app = new Sallyport(page);
    const { told, tab } = new Expectations(page);
    await app.open();
    await app.picture.ask("backend to database");
    await app.why.button("Expect this to stay allowed").click();
    await tab.focus();
    await told.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
    await expect(told).toBeEmpty();
    await expect(tab).toBeFocused();
  });
}

test("whoever was nowhere before is at the beginning of the text after", async ({ page }) => {
  const app = new Sallyport(page);
  const { told } = new Expectations(page);
  await app.open();
  await app.picture.ask("backend to database");
  await app.why.button("Expect this to stay allowed").click();
  await expect(told).toContainText("Written to expectations.yaml");
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await told.getByRole("button", { name: "Close the message" }).focus();
  await page.keyboard.press("Enter");
  await expect(told).toBeEmpty();
  await expect(page.getByRole("main").locator("button:focus")).toBeVisible();
});
