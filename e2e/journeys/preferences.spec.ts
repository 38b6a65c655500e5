import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("theme and width of the text are still as chosen after a reload", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.nextTheme();
  await app.nextTheme();
  await app.widenText();
  await app.hasTheme("dark");
  const width = await app.text.width();
  await page.reload();
  await app.picture.isDrawn();
  await app.hasTheme("dark");
  expect(await app.text.width()).toBe(width);
});
