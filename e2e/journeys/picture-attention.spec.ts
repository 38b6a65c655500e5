import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const admittedTier =
  "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front";

test("pointing at a node brings its lines to the front, and only its", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const all = await app.picture.linesInFront();
  expect(all).toHaveLength(12);
  await app.picture.workload("backend").hover();
  const ofBackend = all.filter((id) => id.split("→").includes("app/backend"));
  expect(ofBackend.length).toBeLessThan(all.length);
  await expect.poll(() => app.picture.linesInFront()).toEqual(ofBackend);
  await page.mouse.move(2, 2);
  await expect.poll(() => app.picture.linesInFront()).toEqual(all);
});

test("what an edit closes glows with a minus, what it opens with a plus, and the signs go", async ({ page }) => {
  // Time stands still, so that the glow lasts for as long as it is looked at.
  await page.clock.install();
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await page.clock.pauseAt(Date.now() + 60_000);
  await expect(app.picture.signs).toHaveCount(0);
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await page.clock.runFor(1000);
  await expect.poll(() => app.picture.glowing()).toEqual(["app/frontend→app/backend closed"]);
  await expect(app.picture.signs).toHaveText(["− 8080"]);
  expect(await app.picture.state("app/frontend→app/backend")).toBe("denied");
  await page.clock.runFor(4000);
  await expect(app.picture.signs).toHaveCount(0);
  expect(await app.picture.glowing()).toEqual([]);

  await app.text.press("ControlOrMeta+z");
  await page.clock.runFor(1000);
  await expect.poll(() => app.picture.glowing()).toEqual(["app/frontend→app/backend opened"]);
  await expect(app.picture.signs).toHaveText(["+ 8080"]);
  await page.clock.runFor(4000);
  await expect(app.picture.signs).toHaveCount(0);
});

test("the caret in a rule lights exactly the lines that get through by it, and nothing fades", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const all = await app.picture.linesInFront();
  expect(await app.picture.litLines()).toEqual([]);
  await app.text.goBehind("              tier: frontend\n      ports:");
  await expect(app.text.status).toContainText("Ingress rule 1 of app/backend-policy lets 1 connection through, alone.");
  await expect.poll(() => app.picture.litLines()).toEqual(["app/frontend→app/backend"]);
  expect(await app.picture.linesInFront()).toEqual(all);
  await app.text.goBehind("name: deny-all");
  await expect.poll(() => app.picture.litLines()).toEqual([]);
});

test("a line that another rule lets through as well has a marker with gaps, and says so", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const rule = "              tier: frontend\n      ports:";
  await app.text.goBehind("tier: frontend\n      ports:\n        - protocol: TCP\n          port: 8080");
  await app.text.paste("\n    - from:\n        - podSelector: {}");
  await app.text.goBehind(rule);
  await expect(app.text.status).toContainText(
    "Ingress rule 1 of app/backend-policy lets 1 connection through, as others do.",
  );
  await expect.poll(() => app.picture.litLines("shared")).toEqual(["app/frontend→app/backend"]);
  await expect(app.picture.line("frontend to backend")).toHaveAccessibleName(/lets it through, and others do\.$/);
  await app.text.goBehind("name: backend-policy");
  await expect(app.text.status).toContainText(
    "app/backend-policy selects 1 workload and lets 3 connections through, alone.",
  );
  expect(await app.picture.litLines("shared")).toEqual([]);
});

test("a line that is pointed at tells its whole sentence", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await page.locator(".edge-label").getByText("8080", { exact: true }).hover();
  await expect(app.picture.tooltip).toContainText("frontend to backend: TCP 8080 allowed.");
  await page.mouse.move(2, 2);
  await expect(app.picture.tooltip).toHaveCount(0);
});
