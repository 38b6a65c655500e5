import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { type DeafWorkers, wrapWorkers } from "../pages/deaf-workers.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

/** So long a worker may be silent before it is ended. */
const SILENCE_MS = 10_000;
/** Behind it stands the tier that backend-policy lets in. */
const admittedTier =
  "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front";
const withoutBackend = { ...threeTierLines, "frontend to backend": "denied target" };

/** The page with a clock that can be moved on, so that ten seconds of silence are over at once. */
async function open(page: Page): Promise<Sallyport> {
  await page.clock.install();
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  return app;
}

async function closeTheBackend(app: Sallyport): Promise<void> {
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
}

/** An edit that no worker ever hears of. */
async function giveUp(page: Page, app: Sallyport, workers: DeafWorkers): Promise<void> {
  await workers.deafen();
  await closeTheBackend(app);
  await silenceUntilGivenUp(page, app);
  await expect(app.trouble).toContainText("The evaluation was ended (no sign of life for 10 s).");
  await expect(app.trouble).toContainText("It will be tried again with your next edit.");
}

/** The first silence is forgiven. One more may be put down to what is asked about the caret. */
async function silenceUntilGivenUp(page: Page, app: Sallyport): Promise<void> {
  await page.clock.runFor(SILENCE_MS + 1000);
  await expect(app.trouble).toContainText("It is being tried again.");
  await expect(app.tryAgain).toHaveCount(0);
  await expect(async () => {
    await page.clock.runFor(SILENCE_MS + 1000);
    await expect(app.tryAgain).toBeVisible({ timeout: 500 });
  }).toPass();
}

test("a worker that is caught in a loop is ended, another answers, and the picture stays meanwhile", async ({
  page,
}) => {
  const app = await open(page);
  await app.fullWorker();
  const [caught] = page.workers();
  // What it is told next never ends. Not in the evaluation itself: Chromium ends no worker that the debugger is busy with.
  await caught?.evaluate(() =>
    addEventListener(
      "message",
      () => {
        for (;;);
      },
      { capture: true },
    ),
  );
  await closeTheBackend(app);
  await page.clock.runFor(SILENCE_MS - 2000);
  expect(page.workers()).toContain(caught);
  await expect(app.trouble).toHaveCount(0);
  expect(await app.picture.summary()).toEqual(threeTierLines);

  await page.clock.runFor(3000);
  await expect.poll(() => app.picture.summary()).toEqual(withoutBackend);
  await expect.poll(() => page.workers().some((worker) => worker === caught)).toBe(false);
  await expect(app.trouble).toHaveCount(0);
});

test("a worker that falls silent again and again on one text is given up, and tried again when asked to", async ({
  page,
}) => {
  const workers = await wrapWorkers(page);
  const app = await open(page);
  await giveUp(page, app, workers);
  const started = await workers.started();
  await page.clock.runFor(5 * SILENCE_MS);
  expect(await workers.started()).toBe(started);
  expect(await app.picture.summary()).toEqual(threeTierLines);
  await expect(app.trouble).toContainText("The picture is of an earlier text.");

  await workers.heal();
  await app.tryAgain.click();
  await expect.poll(() => app.picture.summary()).toEqual(withoutBackend);
  await expect(app.trouble).toHaveCount(0);
});

test("what was given up is tried again with the next edit", async ({ page }) => {
  const workers = await wrapWorkers(page);
  const app = await open(page);
  await giveUp(page, app, workers);
  await workers.heal();
  await app.text.press("Backspace");
  await expect(app.trouble).toHaveCount(0);
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
});

test("trying again in vain says so again", async ({ page }) => {
  const workers = await wrapWorkers(page);
  const app = await open(page);
  await giveUp(page, app, workers);
  await app.tryAgain.click();
  await expect(app.trouble).toHaveCount(0);
  await silenceUntilGivenUp(page, app);
});

test("a page whose first evaluation never ends says so where the picture would be", async ({ page }) => {
  const workers = await wrapWorkers(page);
  await page.clock.install();
  await page.addInitScript(() => Object.assign(Reflect.get(globalThis, "ears"), { areDeaf: true }));
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await page.goto("/");
  await expect(app.text.plain).toBeVisible();
  await silenceUntilGivenUp(page, app);
  await expect(app.trouble).not.toContainText("earlier text");

  await workers.heal();
  await app.tryAgain.click();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`what was given up is told in the window, ${colorScheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const workers = await wrapWorkers(page);
      const app = await open(page);
      if (width < 800) await app.showTab("Text");
      await giveUp(page, app, workers);
      for (const part of [app.trouble, app.tryAgain]) {
        const box = await part.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? width) + (box?.width ?? width)).toBeLessThanOrEqual(width);
      }
      if (width < 800) await app.showTab("Picture");
      await expect(app.trouble).toBeInViewport();
      await expectNothingFromAxe(page, []);
    });
  }
}
