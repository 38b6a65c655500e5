import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { PictureControls } from "../pages/picture-controls.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

const onlyChanged = "Only what the last edit changed";
/** Behind it stands the tier that backend-policy lets in. */
const admittedTier =
  "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front";

async function open(page: Page): Promise<{ readonly app: Sallyport; readonly controls: PictureControls }> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  return { app, controls: new PictureControls(page) };
}

async function shutOutTheFrontend(app: Sallyport): Promise<void> {
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await app.saysOfTheEdit("This edit closed frontend → backend TCP 8080");
}

test("only what an edit changed is left, it is said how much is hidden, and the chip brings the rest back", async ({
  page,
}) => {
  const { app, controls } = await open(page);
  await shutOutTheFrontend(app);
  await controls.openFilter();
  await controls.toggle(onlyChanged);
  await expect(controls.filterPanel).toContainText("11 pairs hidden by the filter.");
  await controls.close();
  await expect.poll(() => app.picture.summary()).toEqual({ "frontend to backend": "denied target" });
  await expect(controls.notes).toContainText("11 pairs hidden by the filter.");
  await expect(controls.filterButton).toHaveText(/Filter \(1\)$/);
  await app.saysOfTheEdit("This edit closed frontend → backend TCP 8080");

  await controls.chip(onlyChanged).click();
  const withoutBackend = { ...threeTierLines, "frontend to backend": "denied target" };
  await expect.poll(() => app.picture.summary()).toEqual(withoutBackend);
  await expect(controls.chip(onlyChanged)).toHaveCount(0);
  await expect(controls.notes).not.toContainText("hidden");
});

test("only what changed follows the edits: before the first one nothing, then what each did, and its undo", async ({
  page,
}) => {
  const { app, controls } = await open(page);
  await controls.openFilter();
  await controls.toggle(onlyChanged);
  await controls.close();
  await expect(controls.notes).toContainText("Nothing passes: 12 pairs hidden by the filter.");
  expect(await controls.lineIds()).toEqual([]);

  await shutOutTheFrontend(app);
  await expect.poll(() => app.picture.summary()).toEqual({ "frontend to backend": "denied target" });
  await app.text.goBehind("port: 5432");
  await app.text.press("Backspace");
  await expect.poll(async () => Object.keys(await app.picture.summary())).toEqual(["backend to database"]);
  await app.undo();
  await expect.poll(() => app.picture.summary()).toEqual({ "backend to database": "allowed 5432" });
  await app.undo();
  await expect.poll(() => app.picture.summary()).toEqual({ "frontend to backend": "allowed 8080" });

  await controls.note("Show all").click();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
});

test("an edit that changes no verdict leaves nothing, and says so", async ({ page }) => {
  const { app, controls } = await open(page);
  await shutOutTheFrontend(app);
  await controls.openFilter();
  await controls.toggle(onlyChanged);
  await controls.close();
  await expect.poll(async () => Object.keys(await app.picture.summary())).toEqual(["frontend to backend"]);
  await app.text.goBehind("name: deny-all");
  await app.text.type("-of-mine");
  await expect(controls.notes).toContainText("Nothing passes: 12 pairs hidden by the filter.");
  expect(await controls.lineIds()).toEqual([]);
});
