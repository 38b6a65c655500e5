import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Matrix } from "../pages/matrix.ts";
import { PictureControls } from "../pages/picture-controls.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** Opening and scrolling are to take one second; ten times that passes on a slow machine. */
const OPEN_MS = 10_000;

test("the matrix has every pair of the graph, in the same words", async ({ page }) => {
  test.slow();
  const app = new Sallyport(page);
  await app.open();
  const lines = await app.picture.lines();
  expect(Object.keys(lines)).toHaveLength(12);
  const matrix = new Matrix(page);
  await matrix.show();
  await expect(matrix.view).toContainText("4 rows × 4 columns: 5 allowed and 7 denied.");
  const names = ["backend", "database", "frontend", "anyone"];
  expect(await matrix.columns()).toEqual(["app/backend", "app/database", "app/frontend", "anyone"]);
  const told: string[] = [];
  for (const row of names) {
    for (const column of names) {
      const of = (name: string) => (name === "anyone" ? name : `app/${name}`);
      await (await matrix.cell(of(row), of(column))).focus();
      const words = (name: string) => (name === "anyone" ? "anyone( else)?" : name);
      await expect(matrix.sentence).toHaveText(new RegExp(`^${words(row)} to ${words(column)}:`));
      const sentence = (await matrix.sentence.textContent()) ?? "";
      if (!/reaches itself|no policy has a say/.test(sentence)) told.push(sentence);
    }
  }
  expect(told.sort()).toEqual(
    Object.values(lines)
      .map(({ sentence }) => sentence)
      .sort(),
  );
});

test("a click on a cell tells why; Escape lets go", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const matrix = new Matrix(page);
  await matrix.show();
  await (await matrix.cell("app/frontend", "app/backend")).click();
  await expect(app.why.card).toContainText("app/backend-policy, ingress rule 1");
  await expect(matrix.sentence).toHaveText("frontend to backend: TCP 8080 allowed.");
  await expect(await matrix.cell("app/frontend", "app/backend")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(app.why.card).toBeHidden();
});

test("the keyboard alone goes through the matrix as through a spreadsheet", async ({ page, context }) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const app = new Sallyport(page);
  await app.open();
  const matrix = new Matrix(page);
  await page.getByRole("tab", { name: "Graph" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await matrix.hasCells();
  await (await matrix.cell("app/backend", "app/backend")).focus();
  await page.keyboard.press("Control+End");
  await expect(await matrix.cell("anyone", "anyone")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(await matrix.cell("anyone", "app/backend")).toBeFocused();
  await expect(matrix.sentence).toHaveText(
    /^anyone else to backend: TCP 8080 denied, dropped by the ingress of backend\.$/,
  );
  await page.keyboard.press("f");
  const cell = await matrix.cell("app/frontend", "app/backend");
  await expect(cell).toBeFocused();
  await expect(matrix.sentence).toHaveText("frontend to backend: TCP 8080 allowed.");
  await page.keyboard.press("Control+c");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe("frontend to backend: TCP 8080 allowed.");

  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");
  await expect(matrix.sentence).toHaveText(/^2 rows × 2 columns chosen: app\/database to app\/frontend, by /);
  await expect(matrix.grid.locator("[role=gridcell][aria-selected=true]")).toHaveCount(4);
  await page.keyboard.press("Control+c");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(
      /^from \\ to\tapp\/backend\tapp\/database\napp\/database\t.*\t.*\napp\/frontend\tallowed 8080\tdenied .*\n$/,
    );
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await expect(cell).toBeFocused();
  await expect(matrix.sentence).toHaveText("frontend to backend: TCP 8080 allowed.");
  await expect(matrix.grid.locator("[role=gridcell][aria-selected=true]")).toHaveCount(0);

  await page.keyboard.press("Enter");
  await expect(app.why.card).toBeFocused();
  await expect(app.why.card).toContainText("app/backend-policy, ingress rule 1");
  await page.keyboard.press("Escape");
  await expect(app.why.card).toBeHidden();
  await expect(cell).toBeFocused();

  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Delete");
  await expect(page.getByRole("region", { name: /^Cut/ })).toBeVisible();
  await page.keyboard.press("Escape");

  await cell.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(matrix.grid.getByRole("rowheader", { name: "app/frontend", exact: true })).toBeFocused();
  await expect(matrix.sentence).toHaveText(
    "Workload frontend in namespace app. Something gets through to 2 of these, and to it from 1.",
  );
  await page.keyboard.press("Enter");
  await expect.poll(() => matrix.rows()).toEqual(["app", "anyone"]);
  await expect(matrix.sentence).toHaveText(/^Namespace app, 3 pods/);
});

test("probe and filter are those of the graph, and what is hidden is counted", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const matrix = new Matrix(page);
  await matrix.show();
  const controls = new PictureControls(page);
  await controls.openFilter();
  await controls.toggle("denied");
  await controls.close();
  await expect(matrix.view).toContainText("5 allowed and 7 hidden by the filter.");
  await expect(await matrix.cell("app/database", "app/backend")).toHaveAttribute("aria-label", "hidden by the filter");
  await matrix.view.getByRole("checkbox", { name: "hide empty" }).check();
  await expect.poll(() => matrix.rows()).toEqual(["app/backend", "app/frontend", "anyone"]);
  await matrix.view.getByRole("checkbox", { name: "hide empty" }).uncheck();
  await expect.poll(() => matrix.rows()).toHaveLength(4);
  await controls.askAbout("TCP 5432");
  await expect(await matrix.cell("app/backend", "app/database")).toHaveAttribute("aria-label", "allowed 5432");
  await expect(matrix.view).toContainText("1 allowed and 11 hidden by the filter.");
});

test("what an edit did is marked in its cell, and the place stays", async ({ page }) => {
  test.slow();
  const app = new Sallyport(page);
  await app.open();
  const matrix = new Matrix(page);
  await matrix.show();
  const cell = await matrix.cell("app/frontend", "app/backend");
  await cell.click();
  await page.keyboard.press("Escape");
  await app.text.isMonaco();
  await app.text.goBehind("port: 8080");
  await page.keyboard.press("Backspace");
  await expect(cell).toHaveAttribute("aria-label", /^denied .*just closed$/);
  await expect(matrix.view).toContainText("4 allowed and 8 denied.");
  await expect(cell).toHaveAttribute("tabindex", "0");
  await app.undo();
  await expect(cell).toHaveAttribute("aria-label", /^allowed 8080/);
});

test("what is seen is taken along as CSV and as Markdown", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const matrix = new Matrix(page);
  await matrix.show();
  await matrix.view.getByRole("button", { name: "Swap rows and columns" }).click();
  await expect(matrix.grid).toContainText("to ↓ from →");
  const csv = page.waitForEvent("download");
  await matrix.view.getByRole("button", { name: "Download as CSV" }).click();
  expect((await csv).suggestedFilename()).toBe("matrix-of-workloads.csv");
  expect((await readFile(await (await csv).path(), "utf8")).split("\n").slice(0, 2)).toEqual([
    "to \\ from,app/backend,app/database,app/frontend,anyone",
    "app/backend,,denied by both,allowed TCP 8080,denied by the target",
  ]);
  const md = page.waitForEvent("download");
  await matrix.view.getByRole("button", { name: "Download as Markdown" }).click();
  expect((await readFile(await (await md).path(), "utf8")).split("\n")[1]).toBe("| --- | --- | --- | --- | --- |");
});

test("5,000 pods open and scroll", async ({ page }) => {
  test.setTimeout(120_000);
  const app = new Sallyport(page);
  await app.open();
  await app.drop([{ name: "many.yaml", bytes: [...new TextEncoder().encode(manyPods(300, 17))] }]);
  await expect(page.getByText("300 workloads in 30 namespaces").first()).toBeVisible({ timeout: 60_000 });
  const matrix = new Matrix(page);
  await matrix.show();
  const start = Date.now();
  await matrix.choose("Pods");
  await expect(matrix.view).toContainText("5,101 rows × 5,101 columns", { timeout: OPEN_MS });
  await expect(matrix.grid).toHaveAttribute("aria-rowcount", "5102");
  await expect.poll(() => matrix.rows(), { timeout: OPEN_MS }).toContain("team-0/app-0-1");
  await expect(await matrix.cell("team-0/app-0-1", "team-0/app-0-2")).not.toHaveAttribute(
    "aria-label",
    "not there yet",
  );
  expect(Date.now() - start).toBeLessThan(OPEN_MS);

  await (await matrix.cell("team-0/app-0-1", "team-0/app-0-2")).focus();
  const far = Date.now();
  await page.keyboard.press("Control+End");
  const last = await matrix.cell("anyone", "anyone");
  await expect(last).toBeFocused();
  await expect(last).toHaveAttribute("aria-label", "not judged", { timeout: OPEN_MS });
  await page.keyboard.press("ArrowUp");
  await expect(matrix.sentence).toHaveText(/^team-29\/app-299-17 to anyone: open/, { timeout: OPEN_MS });
  expect(Date.now() - far).toBeLessThan(OPEN_MS);
  expect(await matrix.grid.getByRole("gridcell").count()).toBeLessThan(2_000);
});

function manyPods(workloads: number, replicas: number): string {
  const objects: string[] = [];
  for (let w = 0; w < workloads; w++) {
    const home = `team-${w % 30}`;
    const labels = `{app: app-${w}, tier: t${w % 5}}`;
    const containers = `[{name: c, image: x, ports: [{containerPort: ${8000 + (w % 7)}}]}]`;
    objects.push(
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app-${w}, namespace: ${home}}\nspec: {replicas: ${replicas}, selector: {matchLabels: {app: app-${w}}}, template: {metadata: {labels: ${labels}}, spec: {containers: ${containers}}}}\n`,
    );
    if (w % 2 === 1) continue;
    objects.push(
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p-${w}, namespace: ${home}}\nspec: {podSelector: {matchLabels: {app: app-${w}}}, ingress: [{from: [{podSelector: {matchLabels: {tier: t${(w + 1) % 5}}}}], ports: [{port: ${8000 + (w % 7)}}]}]}\n`,
    );
  }
  return objects.join("---\n");
}

// Every theme in a wide window: looks.spec.ts.
for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 390],
] as const) {
  test(`axe finds nothing in the matrix, ${colorScheme}, ${width} wide`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    const app = new Sallyport(page);
    await app.open();
    const matrix = new Matrix(page);
    await matrix.show();
    await expectNothingFromAxe(page);
    await matrix.choose("Namespaces");
    await expect.poll(() => matrix.rows()).toEqual(["app", "anyone"]);
    await expectNothingFromAxe(page);
  });
}
