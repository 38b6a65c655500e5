import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { fullWorker, holdFullWorker } from "../pages/full-worker.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

const admittedTier =
  "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front";
const withoutBackend = { ...threeTierLines, "frontend to backend": "denied target" };

async function open(page: Page): Promise<Sallyport> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  return app;
}

test("what was edited before the full worker came keeps its picture and its sentence, and can be asked about", async ({
  page,
}) => {
  const release = await holdFullWorker(page);
  const app = await open(page);
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await expect.poll(() => app.picture.summary()).toEqual(withoutBackend);
  const sentence = page.getByText("This edit closed frontend → backend TCP 8080").first();
  await expect(sentence).toBeVisible();
  const place = await app.picture.place("backend");

  await release();
  await app.fullWorker();
  await expect(sentence).toBeVisible();
  await app.text.type("y");
  await expect(sentence).toBeVisible();
  expect(await app.picture.place("backend")).toEqual(place);
  await app.picture.ask("frontend to backend");
  await expect(app.why.card).toContainText("denied");
});

test("why is told as soon as the full worker is there", async ({ page }) => {
  const release = await holdFullWorker(page);
  const app = await open(page);
  await app.picture.ask("frontend to backend");
  await release();
  await expect(app.why.card).toContainText("allowed");
});

for (const [name, more] of [
  [
    "a Service",
    '---\nkind: "Service"\napiVersion: v1\nmetadata: {name: back}\nspec: {selector: {tier: nobody}, ports: [{port: 80}]}\n',
  ],
  ["an expectation", '---\nkind: "Expectation"\napiVersion: sallyport.dev/v1\nmetadata: {name: a}\nspec: {}\n'],
  ["a mistake", "---\nkind: [\n"],
] as const) {
  test(`a text that the first worker cannot read to the end waits for the full one: ${name}`, async ({ page }) => {
    const release = await holdFullWorker(page);
    const app = await open(page);
    await app.text.goBehind(admittedTier);
    await app.text.press("Control+End");
    await app.text.press("Enter");
    await page.keyboard.insertText(more);
    await release();
    await app.fullWorker();
    await app.openProblems();
    await expect(page.getByRole("region", { name: "Problems" }).getByRole("listitem").first()).toBeVisible();
    await expect(app.trouble).toHaveCount(0);
    await expect(app.picture.workload("frontend")).toBeAttached();
  });
}

test("a first worker that dies is started again, while the full one is on its way", async ({ page }) => {
  const release = await holdFullWorker(page);
  const app = await open(page);
  const [dying] = page.workers();
  await app.text.goBehind("name: deny-all");
  await dying?.evaluate(() => {
    setTimeout(() => {
      throw new Error("thrown by this test");
    });
  });
  await expect.poll(() => page.workers().some((worker) => worker === dying)).toBe(false);
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await expect.poll(() => app.picture.summary()).toEqual(withoutBackend);
  await release();
  await app.fullWorker();
  await expect(app.trouble).toHaveCount(0);
});

test("without the full worker the picture follows the text, and what needs it says so", async ({ page, watch }) => {
  watch.expectFault(/full\.worker/);
  await page.route(fullWorker, (route) => route.abort());
  const app = await open(page);
  await app.picture.ask("frontend to backend");
  await expect(page.getByText(/could not be fetched/).first()).toBeVisible();
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await expect.poll(() => app.picture.summary()).toEqual(withoutBackend);
  await expect(app.trouble).toHaveCount(0);
});
