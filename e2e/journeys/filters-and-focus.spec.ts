import type { Page } from "playwright/test";
import { clusterDump } from "../dump.ts";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Matrix } from "../pages/matrix.ts";
import { NodeCard } from "../pages/node-card.ts";
import { PictureControls } from "../pages/picture-controls.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

async function open(page: Page): Promise<{ readonly app: Sallyport; readonly controls: PictureControls }> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  return { app, controls: new PictureControls(page) };
}

const linesWith = (isMeant: (ends: string) => boolean) =>
  Object.fromEntries(Object.entries(threeTierLines).filter(([ends]) => isMeant(ends)));
const neighboursOfDatabase = linesWith((ends) => ends.includes("database") && ends.includes("backend"));

test("lines about a port and of a label are left, each is taken back by itself, and the matrix has the same", async ({
  page,
}) => {
  const { app, controls } = await open(page);
  await controls.openFilter();
  await controls.ports.fill("nonsense!");
  await controls.ports.press("Enter");
  await expect(controls.filterPanel).toContainText("is no port");
  await controls.ports.fill("TCP 5432");
  await controls.ports.press("Enter");
  await expect.poll(() => app.picture.summary()).toEqual(linesWith((ends) => ends.endsWith("to database")));
  await controls.labels.fill("tier=frontend");
  await controls.labels.press("Enter");
  await expect.poll(() => app.picture.summary()).toEqual(linesWith((ends) => ends === "frontend to database"));
  await controls.close();
  const matrix = new Matrix(page);
  await matrix.show();
  await expect(matrix.view).toContainText("1 denied and 11 hidden by the filter");
  await page.getByRole("tab", { name: "Graph" }).click();
  await controls.chip("Port: TCP 5432").click();
  await expect.poll(() => app.picture.summary()).toEqual(linesWith((ends) => ends.includes("frontend")));
  await controls.chip("Label: tier=frontend").click();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
});

test("a label in the search is offered letter by letter", async ({ page }) => {
  const { app, controls } = await open(page);
  await controls.openFilter();
  await controls.search.fill("tier=back");
  await expect.poll(() => app.picture.summary()).toEqual(linesWith((ends) => ends.includes("backend")));
  await controls.filterPanel.getByRole("button", { name: /^Only the label tier=back,/ }).click();
  await expect(controls.search).toHaveValue("");
  await expect(controls.notes).toContainText("Nothing passes: 12 pairs hidden by the filter.");
});

test("by the keys alone: a node and its neighbours, what is hidden is counted and told, Escape shows all again", async ({
  page,
}) => {
  const { app, controls } = await open(page);
  await app.picture.workload("database").focus();
  await page.keyboard.press("i");
  await expect.poll(() => app.picture.summary()).toEqual(neighboursOfDatabase);
  await expect(app.picture.workload("frontend")).toHaveCount(0);
  await expect(app.picture.workload("database")).toBeFocused();
  await expect(controls.notes).toContainText("2 nodes and 10 pairs hidden by the filter.");
  await expect(page.getByRole("status", { name: "What the picture shows" })).toContainText(
    "neighbours of app/database",
  );
  await page.keyboard.press("Escape");
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await page.keyboard.press("i");
  await expect(controls.chip("Neighbours of app/database")).toBeVisible();
  await page.keyboard.press("i");
  await expect(controls.chip("Neighbours of app/database")).toHaveCount(0);
});

test("by the pointer: from the menu, from the card, and back by the chip", async ({ page }) => {
  const { app, controls } = await open(page);
  await app.picture.workload("database").click({ button: "right" });
  await page.getByRole("menuitem", { name: /^Only its neighbours/ }).click();
  await expect.poll(() => app.picture.summary()).toEqual(neighboursOfDatabase);
  await app.picture.workload("backend").click();
  const card = new NodeCard(page, "app/backend").card;
  await card.getByRole("button", { name: "Only its neighbours" }).click();
  await expect(app.picture.workload("frontend")).toBeVisible();
  await expect(card.getByRole("button", { name: "Only its neighbours" })).toHaveAttribute("aria-pressed", "true");
  await controls.chip("Neighbours of app/backend").click();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
});

test("a selected node fades what is not its own, by the keys as by the pointer, and for as long as its card is open", async ({
  page,
}) => {
  const { app } = await open(page);
  const own = ["app/backend→app/database", "app/frontend→app/backend"];
  const faded = () =>
    page
      .locator(".react-flow__edge .connection")
      .evaluateAll((lines) => lines.filter((line) => getComputedStyle(line).opacity === "0.15").length);
  await app.picture.workload("backend").press("Enter");
  await expect.poll(() => app.picture.linesInFront()).toEqual(expect.arrayContaining(own));
  await expect.poll(faded).toBeGreaterThan(0);
  const card = new NodeCard(page, "app/backend").card;
  await card.focus();
  await expect.poll(faded).toBeGreaterThan(0);
  const lines = (await app.picture.linesInFront()).length;
  await page.keyboard.press("Escape");
  await expect.poll(faded).toBe(0);
  await app.picture.workload("backend").click();
  await expect.poll(async () => (await app.picture.linesInFront()).length).toBe(lines);
});

test("of a dump a folded namespace and its neighbours are drawn, and it can be opened there", async ({ page }) => {
  const { app, controls } = await open(page);
  await app.paste(clusterDump());
  await expect(app.picture.workload("db").first()).toBeAttached({ timeout: 20_000 });
  await controls
    .note("Collapse all")
    .or(page.getByRole("button", { name: "Draw namespace shop as one node" }))
    .first()
    .click();
  const shop = app.picture.node("namespace shop");
  await shop.focus();
  await page.keyboard.press("i");
  await expect(controls.chip("Neighbours of namespace shop")).toBeVisible();
  const touchesShop = (id: string) => id.split("→").some((end) => end.startsWith("shop/") || end === "namespace shop");
  await expect.poll(async () => (await controls.lineIds()).every(touchesShop)).toBe(true);
  expect((await controls.lineIds()).length).toBeGreaterThan(0);
});

test("from the palette: why between any two, what reaches a folded workload, and a filter by what is typed", async ({
  page,
}) => {
  const { app, controls } = await open(page);
  const choose = async (...typed: readonly string[]) => {
    await page.keyboard.press("ControlOrMeta+k");
    for (const words of typed) {
      await expect(app.palette.getByRole("combobox")).toBeFocused();
      await expect(app.palette.getByRole("combobox")).toHaveValue("");
      await page.keyboard.type(words);
      await expect(app.palette.getByRole("option").first()).toBeVisible();
      await page.keyboard.press("Enter");
    }
    await expect(app.palette).toBeHidden();
  };
  await choose("why from", "frontend", "database");
  await expect(app.why.card).toContainText("frontend");
  await expect(app.why.card).toContainText("denied");
  await page.keyboard.press("Escape");
  await choose("fold every");
  await expect(app.picture.node("namespace app")).toBeVisible();
  await choose("what can reach app/database");
  await expect(page.getByRole("region", { name: /reach.*database|database.*reach/i })).toBeVisible();
  await choose("app/backend");
  await expect(app.picture.workload("backend")).toBeVisible();
  await expect(new NodeCard(page, "app/backend").card).toBeVisible();
  await choose("tier=backend");
  await expect(controls.chip("Label: tier=backend")).toBeVisible();
  await choose("view back");
  await expect(controls.chip("Label: tier=backend")).toHaveCount(0);
});

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 390],
] as const) {
  test(`axe finds nothing in the filter, beside a node that stands alone, ${colorScheme}, ${width} wide`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    const { app, controls } = await open(page);
    await app.picture.workload("database").focus();
    await page.keyboard.press("i");
    await expect(app.picture.workload("frontend")).toHaveCount(0);
    await controls.openFilter();
    await controls.labels.fill("tier");
    await controls.labels.press("Enter");
    await controls.ports.fill("no port!");
    await controls.ports.press("Enter");
    await expectNothingFromAxe(page, []);
  });
}

test("what the choices of the filter come to is in sight, however long they are", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 600 });
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await page.getByRole("button", { name: /^Which lines are shown/ }).click();
  const panel = page.getByRole("dialog", { name: "Which lines are shown" });
  const foot = panel.locator(".filter-foot");
  await expect(foot).toBeVisible();
  const [inner, outer] = [await foot.boundingBox(), await panel.boundingBox()];
  expect(await panel.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
  expect((inner?.y ?? 999) + (inner?.height ?? 0)).toBeLessThanOrEqual((outer?.y ?? 0) + (outer?.height ?? 0));
});
