import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { largeCluster } from "../large-cluster.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { wrapWorkers } from "../pages/deaf-workers.ts";
import { longestTask } from "../pages/main-thread.ts";
import { ProgressLine, sharesOf } from "../pages/progress-line.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

test.describe.configure({ timeout: 120_000 });

const LARGE = largeCluster(5000);
/** Takes long enough to go through ten stops of the Tab key meanwhile. */
const LARGER = largeCluster(9000);
/** Longer than that the page may not stand still while the worker is busy. */
const LONGEST_TASK_MS = 200;

async function open(page: Page): Promise<{ app: Sallyport; line: ProgressLine }> {
  const app = new Sallyport(page);
  const line = new ProgressLine(page);
  await line.listen();
  await app.open();
  await app.text.isMonaco();
  await app.fullWorker();
  return { app, line };
}

/** Pastes the large cluster into a file of its own, beside the text whose picture is there. */
async function addLarge(app: Sallyport, text = LARGE): Promise<void> {
  await app.text.addFile.press("Enter");
  await expect(app.text.nameField).toBeFocused();
  await app.text.type("large");
  await app.text.press("Enter");
  await app.text.paste(text);
}

const growing = (shares: readonly number[]) => shares.every((share, at) => share >= (shares[at - 1] ?? 0));

test("an ordinary edit shows no progress", async ({ page }) => {
  const { app, line } = await open(page);
  await app.text.goBehind("matchLabels:\n      tier: backend");
  for (let key = 0; key < 10; key++) await app.text.type("x");
  await expect.poll(() => app.picture.summary()).not.toEqual(threeTierLines);
  expect(await line.heard()).toEqual({ names: [], spoken: [] });
});

test("a large text tells what is done with it and how much is left, and the page stays fluid", async ({ page }) => {
  const { app, line } = await open(page);
  await addLarge(app);
  await expect(line.bar).toBeVisible({ timeout: 20_000 });
  const longest = await longestTask(page, async () => {
    await app.text.type("# typed meanwhile");
    await expect.poll(() => app.text.visibleText()).toContain("# typed meanwhile");
    expect(await app.picture.summary()).toEqual(threeTierLines);
  });
  expect(longest).toBeLessThan(LONGEST_TASK_MS);
  await expect(line.bar).toBeVisible();
  await line.isOver();

  const { names, spoken } = await line.heard();
  for (const stage of [/^Reading/, /^Working out/]) expect(new Set(sharesOf(stage, names)).size).toBeGreaterThan(1);
  // Of the first analysis; the one of what was typed meanwhile begins anew.
  const first = names.slice(
    0,
    names.findIndex((name, at) => /^Working/.test(names[at - 1] ?? "") && !/^Working/.test(name)),
  );
  for (const stage of [/^Reading/, /^Working out/]) expect(growing(sharesOf(stage, first))).toBe(true);
  // A word for each stage of two analyses, and no numbers.
  expect(spoken.length).toBeLessThanOrEqual(6);
  expect(spoken.join("")).not.toMatch(/\d/);
});

test("a cancelled analysis leaves the earlier picture and says so; going on, nothing is read again", async ({
  page,
}) => {
  const { app, line } = await open(page);
  // Monaco may begin one of its own meanwhile.
  const workers = expect.arrayContaining(page.workers());
  await addLarge(app);
  await expect(line.bar).toHaveAccessibleName(/^Working out/, { timeout: 30_000 });
  await line.cancel.click();
  await expect(line.spoken).toHaveText("Cancelled. The picture is of the text before.");
  await expect(line.goOn).toBeFocused();
  await expect(line.bar).toHaveCount(0);
  expect(await app.picture.summary()).toEqual(threeTierLines);
  expect(page.workers()).toEqual(workers);
  await line.heard();

  await line.goOn.click();
  await expect(line.bar).toHaveAccessibleName(/^Working out/, { timeout: 30_000 });
  expect(page.workers()).toEqual(workers);
  const { names } = await line.heard();
  expect(sharesOf(/^Reading/, names).filter((share) => share < 0.5)).toEqual([]);
  await line.isOver();
  await expect(app.picture.node("namespace team-0")).not.toHaveCount(0);
});

test("without an earlier picture it says that there is none, and the next edit evaluates again", async ({ page }) => {
  const { app, line } = await open(page);
  await app.paste(LARGE);
  await line.cancel.click();
  await expect(line.spoken).toHaveText("Cancelled. There is no picture yet.");
  await expect(page.getByText("No picture yet.", { exact: true })).toBeVisible();
  await app.text.focusMonaco();
  await app.text.type("# ");
  await expect(line.bar).toBeVisible();
  await line.isOver();
});

test("the keyboard alone cancels and goes on, and the focus is never lost", async ({ page }) => {
  const { app, line } = await open(page);
  await addLarge(app, LARGER);
  await expect(line.bar).toBeVisible({ timeout: 20_000 });
  await app.text.press("ControlOrMeta+m");
  for (
    let stop = 0;
    stop < 30 && !(await line.cancel.evaluate((button) => button === document.activeElement));
    stop++
  ) {
    await page.keyboard.press("Tab");
  }
  await expect(line.cancel).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(line.goOn).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(line.cancel).toBeFocused();
  await line.isOver();
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test("a worker that does not let go of what was cancelled is ended, and going on needs no patience", async ({
  page,
}) => {
  const workers = await wrapWorkers(page);
  await page.clock.install();
  const app = new Sallyport(page);
  const line = new ProgressLine(page);
  await app.withholdMonaco();
  await app.open();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await app.fullWorker();
  await workers.deafen();
  await app.text.goBehind("matchLabels:\n      tier: backend");
  await app.text.type("x");
  await page.clock.runFor(1000);
  await expect(line.bar).toHaveAccessibleName("Reading…");
  await expectNothingFromAxe(page, []);
  await line.cancel.click();
  await expect(line.spoken).toHaveText("Cancelled. The picture is of the text before.");
  await expectNothingFromAxe(page, []);
  await workers.heal();
  const started = await workers.started();
  await page.clock.runFor(2000);
  await line.goOn.click();
  await expect.poll(() => app.picture.summary()).not.toEqual(threeTierLines);
  expect(await workers.started()).toBe(started + 1);
  await expect(app.trouble).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`the progress is in the window, ${colorScheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const { app, line } = await open(page);
      await page.setViewportSize({ width, height: 844 });
      await app.paste(LARGE);
      await expect(line.bar).toBeInViewport({ ratio: 1, timeout: 20_000 });
      await expect(line.cancel).toBeInViewport({ ratio: 1 });
      await line.cancel.click();
      await expect(line.goOn).toBeInViewport({ ratio: 1 });
      await expectNothingFromAxe(page);
    });
  }
}
