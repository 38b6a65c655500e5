import { expect, type Page, type Route } from "playwright/test";

/** The address of the worker that answers everything, which is fetched after the first picture. */
export const fullWorker = /full\.worker.*\.js/;

/** Keeps the worker that answers everything on its way; gives what lets it arrive. */
export async function holdFullWorker(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  await page.route(fullWorker, (route) => void held.push(route));
  return async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await page.unroute(fullWorker);
    await Promise.all(held.map((route) => route.continue()));
  };
}
