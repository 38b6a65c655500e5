import { gzipSync } from "node:zlib";
import { expect, test } from "../fixtures.ts";
import { namedScripts } from "../named-scripts.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** The page's own script and the picture's, with the worker in them. */
const BUDGET_BYTES = 250_000;

test("the first picture needs no script but those that the document names, within 250 kB", async ({ page }) => {
  const named = namedScripts(await (await page.request.get("./")).text());
  expect(named.length).toBeGreaterThanOrEqual(2);
  const others: string[] = [];
  await page.route(/\.js$/, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    // What is not named never arrives, as on a line that has just gone.
    if (named.includes(path)) await route.continue();
    else others.push(path);
  });
  await new Sallyport(page).open();
  await expect.poll(() => others.length).toBeGreaterThan(0);

  const bodies = await Promise.all(named.map(async (path) => (await page.request.get(`./${path}`)).body()));
  const bytes = bodies.map((body) => gzipSync(body, { level: 9 }).length).reduce((sum, each) => sum + each, 0);
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
});
