import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Changes } from "../pages/changes.ts";
import { PictureControls } from "../pages/picture-controls.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** Behind it stands the tier that backend-policy lets in. */
const admittedTier =
  "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front";
/** The port on which frontend-policy lets anyone in. */
const frontDoor = "ingress:\n    - from: []\n      ports:\n        - protocol: TCP\n          port: 80";

async function open(page: Page): Promise<{ readonly app: Sallyport; readonly changes: Changes }> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  return { app, changes: new Changes(page) };
}

async function shutOutTheFrontend(app: Sallyport): Promise<void> {
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await app.saysOfTheEdit("This edit closed frontend → backend TCP 8080");
}

/** Port 80 becomes 8080. */
async function moveTheFrontDoor(app: Sallyport): Promise<void> {
  await app.text.goBehind(frontDoor);
  await app.text.type("80");
}

const closedWay = "Type in policies.yaml: −closed app/frontend → to app/backend TCP 8080 by “type in policies.yaml”";

test("what edits opened and closed stands in a list, exposure first; it leads to why and to the graph, and is undone", async ({
  page,
}) => {
  const { app, changes } = await open(page);
  await changes.open();
  await expect(changes.summary).toHaveText("Since it was opened: no connection opened or closed.");
  await expect(changes.view).toContainText("each connection that this opens or closes is then listed here");
  await shutOutTheFrontend(app);
  await expect(changes.summary).toHaveText("Since it was opened: 1 connection closed, by 1 edit.");
  await expect.poll(() => changes.rows()).toEqual([closedWay]);
  await expect(changes.tab).toHaveAccessibleName(/^Changes ?1$/);

  await moveTheFrontDoor(app);
  await expect(changes.summary).toHaveText(
    "Since it was opened: 1 connection opened (1 from outside), 2 closed, by 2 edits.",
  );
  const [exposed, ...others] = await changes.rows();
  expect(exposed).toContain("every address outside → to app/frontend TCP 8080 by “type in policies.yaml (edit 2)”");
  expect(others).toContain(closedWay.replaceAll("policies.yaml", "policies.yaml (edit 1)"));
  expect(others).toHaveLength(2);

  await changes
    .row(/app\/backend/)
    .getByRole("button")
    .first()
    .click();
  await expect(app.why.card).toContainText("denied");
  await page.keyboard.press("Escape");

  await expect(changes.row(/app\/backend/).getByRole("button", { name: "Undo that step" })).toHaveCount(0);
  await changes
    .row(/TCP 8080/)
    .first()
    .getByRole("button", { name: "Undo that step" })
    .click();
  await expect(changes.summary).toHaveText("Since it was opened: 1 connection closed, by 1 edit.");

  await changes
    .row(/app\/backend/)
    .getByRole("button", { name: "Show in the graph" })
    .click();
  await expect(changes.note).toContainText("Since it was opened: 1 line: − 1 closed.");
  await expect.poll(() => app.picture.glowing()).toEqual([expect.stringContaining("backend")]);
  await expect(app.why.card).toBeVisible();
});

test("a text that was pinned is the baseline; the graph draws what differs from it until that is ended", async ({
  page,
}) => {
  const { app, changes } = await open(page);
  await shutOutTheFrontend(app);
  await changes.open();
  await expect.poll(() => changes.rows()).toEqual([closedWay]);
  await changes.button("Pin now").click();
  await expect(changes.summary).toHaveText(/^Since it was pinned at \d\d:\d\d: no connection opened or closed\.$/);
  await app.undo();
  await expect(changes.summary).toHaveText(/: 1 connection opened\.$/);
  await expect
    .poll(async () => (await changes.rows())[0])
    .toMatch(/^What was undone: \+opened app\/frontend → to app\/backend/);

  await changes.view.getByRole("checkbox", { name: "Show in the graph" }).check();
  await page.getByRole("tab", { name: "Graph" }).click();
  await expect(changes.note).toContainText("1 line: + 1 opened.");
  await expect.poll(() => app.picture.glowing()).toHaveLength(1);
  // It lasts: what the last edit did glows for three seconds only.
  await moveTheFrontDoor(app);
  await expect(changes.note).toContainText("2 lines");
  await changes.note.getByRole("button", { name: "End the comparison" }).click();
  await expect(changes.note).toHaveCount(0);

  await changes.open();
  await changes.baseline("as opened").check();
  await expect(changes.summary).toHaveText(/^Since it was opened: 1 connection opened \(1 from outside\), 1 closed/);
});

test("another scenario is compared with, without being opened; what it has else is told by itself", async ({
  page,
}) => {
  const { app, changes } = await open(page);
  await changes.open();
  await changes.baseline("another scenario").check();
  await changes.view
    .getByLabel("Manifests")
    .fill(
      `${await pods(app)}---\nkind: Pod\napiVersion: v1\nmetadata: {name: cache, namespace: app}\nspec: {containers: [{name: c, image: i}]}\n`,
    );
  await changes.button("Compare with what is pasted").click();
  await expect(changes.summary).toContainText("Compared with “Pasted manifests”:");
  await expect(changes.summary).toContainText("closed; 1 workload gone.");
  expect((await changes.rows()).filter((row) => row.includes("app/cache"))).toEqual([]);
  expect((await changes.rows())[0]).toMatch(/^App: (backend-policy|database-policy|deny-all|frontend-policy)/);
  await expect(changes.view).toContainText("Gone: 1 workload");
  await expect(changes.view).toContainText("Your own text stays as it is.");
  await expect(page.getByRole("button", { name: "Back to my work" })).toHaveCount(0);

  const options = changes.view.getByRole("combobox").locator("option");
  await expect.poll(() => options.count()).toBeGreaterThan(5);
  await changes.view.getByRole("combobox").selectOption({ label: "Three-tier application" });
  await expect(changes.summary).toHaveText("Compared with “Three-tier application”: no connection opened or closed.");
});

test("the changes are taken out as Markdown and as CSV", async ({ page }) => {
  const { app, changes } = await open(page);
  await shutOutTheFrontend(app);
  await moveTheFrontDoor(app);
  await changes.open();
  await expect(changes.summary).toContainText("by 2 edits");
  const markdown = await changes.downloaded("Markdown");
  expect(markdown.name).toBe("changes.md");
  expect(markdown.text).toContain("### Opened");
  expect(markdown.text).toContain(
    "| every address outside | app/frontend | TCP 8080 | type in policies.yaml (edit 2) | newly exposed to the outside |",
  );
  expect(markdown.text).toContain("| app/frontend | app/backend | TCP 8080 | type in policies.yaml (edit 1) |  |");
  const csv = await changes.downloaded("CSV");
  expect(csv.name).toBe("changes.csv");
  expect(csv.text.split("\r\n")).toContain(
    "closed,app/frontend,app/backend,TCP 8080,no,type in policies.yaml (edit 1)",
  );
});

test("by keyboard alone: to the tab, through the rows, to why, and back; the list is one stop of the Tab key", async ({
  page,
}) => {
  const { app, changes } = await open(page);
  await shutOutTheFrontend(app);
  await moveTheFrontDoor(app);
  const graph = page.getByRole("tab", { name: "Graph" });
  await graph.focus();
  await page.keyboard.press("End");
  await expect(changes.tab).toBeFocused();
  await expect(changes.summary).toContainText("by 2 edits");
  const rows = changes.view.locator(".change-row");
  await changes.button("CSV").focus();
  await page.keyboard.press("Tab");
  await expect(rows.nth(0).getByRole("button").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1).getByRole("button").first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(rows.nth(1).getByRole("button", { name: "Show in the graph" })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(app.why.card).toContainText("denied");
  await page.keyboard.press("Escape");
  await expect(rows.last().getByRole("button").first()).toBeFocused();
});

test("the filter leaves only what differs from the baseline, also after other edits", async ({ page }) => {
  const { app, changes } = await open(page);
  await shutOutTheFrontend(app);
  await changes.open();
  await changes.view.getByRole("checkbox", { name: "Show in the graph" }).check();
  await page.getByRole("tab", { name: "Graph" }).click();
  await expect(changes.note).toContainText("1 line: − 1 closed.");
  await app.text.goBehind("# Here nobody talks");
  await app.text.type("!");
  const controls = new PictureControls(page);
  await controls.openFilter();
  await controls.toggle("Only what differs from the baseline");
  await controls.close();
  await expect.poll(() => app.picture.summary()).toEqual({ "frontend to backend": "denied target" });
});

// Every theme in a wide window: looks.spec.ts.
for (const [colorScheme, viewport] of [
  ["light", { width: 1440, height: 900 }],
  ["dark", { width: 390, height: 844 }],
] as const) {
  test(`axe finds nothing in the changes, ${colorScheme}, ${viewport.width}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1440, height: 900 });
    const { app, changes } = await open(page);
    await shutOutTheFrontend(app);
    await moveTheFrontDoor(app);
    await page.setViewportSize(viewport);
    await changes.open();
    await expect(changes.summary).toContainText("by 2 edits");
    await expectNothingFromAxe(page);
    await changes.baseline("another scenario").check();
    await expectNothingFromAxe(page);
    await changes.view.getByRole("checkbox", { name: "Show in the graph" }).click();
    await expect(changes.view.getByRole("checkbox", { name: "Show in the graph" })).toBeChecked();
    await page.getByRole("tab", { name: "Graph" }).click();
    await expect(changes.note).toContainText("2 lines");
    await expectNothingFromAxe(page);
  });
}

/** The pods of the open scenario without its policies. */
async function pods(app: Sallyport): Promise<string> {
  await app.text.show("cluster.yaml");
  return app.text.plain.inputValue();
}
