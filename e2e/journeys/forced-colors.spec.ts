import type { Locator, Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Changes } from "../pages/changes.ts";
import { Matrix } from "../pages/matrix.ts";
import { PictureControls } from "../pages/picture-controls.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

/** How a line is drawn: its colour, its dash, and how thick it is. */
interface Drawn {
  readonly colour: string;
  readonly dash: string;
  readonly width: number;
}

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n  labels:\n    app: ${name}\nspec:\n  containers:\n    - name: main\n      image: nginx\n`;

/** Nothing is told by colour: the page has two, and what is pointed at has one more. */
async function open(page: Page, colorScheme: "light" | "dark"): Promise<Sallyport> {
  await page.emulateMedia({ forcedColors: "active", colorScheme });
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  return app;
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`with forced colours lines are told apart by dash, thickness, mark and label, ${colorScheme}`, async ({
    page,
  }) => {
    const app = await open(page, colorScheme);
    const text = await systemColour(page, "CanvasText");
    const allowed = await drawn(app.picture.line("frontend to backend"));
    const denied = await drawn(app.picture.line("frontend to database"));
    expect(allowed).toEqual({ colour: text, dash: "none", width: 2 });
    expect(denied).toEqual({ colour: text, dash: expect.stringMatching(/^6(px)?, 4/), width: expect.any(Number) });
    await expect(app.picture.line("frontend to database").locator(".drop")).toHaveCount(2);
    await expect(page.locator(".edge-label").getByText("8080", { exact: true })).toBeVisible();

    await app.paste([pod("web"), pod("api")].join("---\n"));
    await expect(app.picture.line("web to api")).toBeAttached();
    expect(await drawn(app.picture.line("web to api"))).toEqual({ colour: text, dash: "none", width: 1 });
  });

  test(`with forced colours nodes have outlines and padlocks, and the focus is seen, ${colorScheme}`, async ({
    page,
  }) => {
    const app = await open(page, colorScheme);
    const [paper, text, highlight] = [
      await systemColour(page, "Canvas"),
      await systemColour(page, "CanvasText"),
      await systemColour(page, "Highlight"),
    ];
    const frontend = app.picture.workload("frontend");
    const card = frontend.locator("..");
    await expect(card).toHaveCSS("background-color", paper);
    await expect(card).toHaveCSS("border-top-color", text);
    await expect(frontend).toHaveCSS("color", text);
    await expect(frontend.locator(".padlock.isolated").first()).toHaveCSS("border-top-color", text);

    await frontend.focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await expect(frontend).toBeFocused();
    await expect(frontend).toHaveCSS("outline-style", "solid");
    await expect(frontend).toHaveCSS("outline-width", "2px");
    expect(await frontend.evaluate((face) => getComputedStyle(face).outlineColor)).not.toBe(paper);

    // The dash of a denied line is seen on the halo of the focus, since the line takes the colour that goes with it.
    const line = app.picture.line("backend to frontend");
    await line.focus();
    await page.keyboard.press("Shift");
    await expect(line.locator(".halo")).toHaveCSS("stroke", highlight);
    expect(await drawn(line)).toMatchObject({
      colour: await systemColour(page, "HighlightText"),
      dash: expect.stringMatching(/^6(px)?, 4/),
    });
  });

  test(`with forced colours every state of the filter is drawn in the text's colour, ${colorScheme}`, async ({
    page,
  }) => {
    const app = await open(page, colorScheme);
    const controls = new PictureControls(page);
    await controls.openFilter();
    const samples = controls.filterPanel.locator(".state-sample");
    await expect(samples).toHaveCount(6);
    const text = await systemColour(page, "CanvasText");
    for (const sample of await samples.all()) expect((await drawn(sample)).colour).toBe(text);
    await expectNothingFromAxe(page, []);
    await controls.close();
    await expect(app.picture.workload("frontend")).toBeVisible();
  });
}

test("the theme that is chosen does not hide the lines from whoever forces the opposite colours", async ({ page }) => {
  const app = await open(page, "dark");
  await app.nextTheme();
  await expect(page.getByRole("button", { name: /^Theme: light;/ })).toBeVisible();
  const text = await systemColour(page, "CanvasText");
  const paper = await systemColour(page, "Canvas");
  expect(text).not.toBe(paper);
  expect((await drawn(app.picture.line("frontend to backend"))).colour).toBe(text);
  await expect(page.locator(".react-flow__background")).toHaveCSS("background-color", paper);
});

test("with forced colours matrix, policy and changes tell by shape what else colours tell", async ({ page }) => {
  const app = await open(page, "dark");
  const [paper, text, highlight] = [
    await systemColour(page, "Canvas"),
    await systemColour(page, "CanvasText"),
    await systemColour(page, "Highlight"),
  ];
  const matrix = new Matrix(page);
  await matrix.show();
  const samples = await matrix.view.locator(".matrix-legend li[class^=cell-]").evaluateAll((items) =>
    items.map((item) => {
      const sample = item.querySelector(".legend-cell-sample");
      const below = sample ? getComputedStyle(sample, "::after") : null;
      const sign = item.querySelector(".cell-sign");
      return {
        shape: `${sign?.innerHTML} ${below?.borderBottomStyle} ${below?.borderBottomWidth}`,
        colour: sign ? getComputedStyle(sign).stroke : "",
      };
    }),
  );
  expect(new Set(samples.map(({ shape }) => shape)).size).toBe(6);
  expect(new Set(samples.map(({ colour }) => colour))).toEqual(new Set([text]));
  const cell = await matrix.cell("app/frontend", "app/backend");
  await cell.click();
  await expect(cell).toHaveCSS("background-color", highlight);
  await page.keyboard.press("Escape");

  await page.getByRole("tab", { name: "Policy" }).click();
  await expect(page.locator(".pv-wire > path").first()).toHaveCSS("stroke", text);

  await app.text.goBehind(
    "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front",
  );
  await app.text.type("x");
  await app.saysOfTheEdit("This edit closed frontend → backend TCP 8080");
  const changes = new Changes(page);
  await changes.open();
  const row = page.locator(".change-row").first();
  await expect(row).toHaveCSS("border-left-color", paper);
  await row.getByRole("button").first().click();
  await expect(row).toHaveCSS("border-left-color", highlight);
});

/** A colour of the system, as the browser gives computed ones. */
async function systemColour(page: Page, name: string): Promise<string> {
  return page.evaluate((colour) => {
    const probe = document.createElement("i");
    probe.style.forcedColorAdjust = "none";
    probe.style.color = colour;
    document.body.append(probe);
    const computed = getComputedStyle(probe).color;
    probe.remove();
    return computed;
  }, name);
}

async function drawn(edge: Locator): Promise<Drawn> {
  return edge
    .locator(".line")
    .first()
    .evaluate((line) => {
      const { stroke, strokeDasharray, strokeWidth } = getComputedStyle(line);
      return { colour: stroke, dash: strokeDasharray, width: Number.parseFloat(strokeWidth) };
    });
}
