import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { clusterDump } from "../dump.ts";
import { expect, test } from "../fixtures.ts";
import { Expectations } from "../pages/expectations.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** Takes something by the Export menu. */
async function exported(page: Page, title: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const menu = new Expectations(page);
  const saved = page.waitForEvent("download");
  await menu.openExport();
  await menu.choice(title).click();
  const download = await saved;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function text(page: Page, title: string): Promise<string> {
  return (await exported(page, title)).bytes.toString("utf8");
}

/** What is drawn: lines by their path, labels by their words, nodes by their place, seen from the first one. */
interface Drawn {
  readonly lines: readonly string[];
  readonly labels: readonly string[];
  readonly nodes: readonly string[];
}

function drawnOnPage(page: Page): Promise<Drawn> {
  return page.evaluate(() => {
    const viewport = document.querySelector(".react-flow__viewport") ?? document.body;
    const zoom = new DOMMatrix(getComputedStyle(viewport).transform).a;
    const cards = [...document.querySelectorAll(".react-flow__node:has(.face)")];
    const origin = cards[0]?.getBoundingClientRect();
    const place = (card: Element) => {
      const { left, top } = card.getBoundingClientRect();
      return [left - (origin?.left ?? 0), top - (origin?.top ?? 0)].map((at) => Math.round(at / zoom)).join();
    };
    const edges = [...document.querySelectorAll(".react-flow__edge")];
    const labels = [...document.querySelectorAll(".edge-label[data-id]")];
    return {
      lines: edges
        .map((edge) => `${edge.getAttribute("data-id")}: ${edge.querySelector(".line")?.getAttribute("d")}`)
        .sort(),
      labels: labels.map((label) => `${label.getAttribute("data-id")}: ${label.textContent.replace(/\s/g, "")}`).sort(),
      nodes: cards.map((card) => `${card.getAttribute("data-id")}: ${place(card)}`),
    };
  });
}

/** The same of a file, and the texts that stick out of it. */
function drawnInFile(
  blank: Page,
  svg: string,
  ids: readonly string[],
): Promise<Drawn & { readonly cut: readonly string[] }> {
  return blank.evaluate(
    ({ source, ids: wanted }) => {
      const file = new DOMParser().parseFromString(source, "image/svg+xml");
      const broken = file.querySelector("parsererror");
      if (broken) throw new Error(broken.textContent ?? "not well formed");
      const frame = document.body.appendChild(document.importNode(file.documentElement, true));
      const drawn = new Map(
        [...frame.querySelectorAll("[data-node]")].map((node) => [node.getAttribute("data-node"), node]),
      );
      const boxOf = (id: string | undefined) => {
        const node = drawn.get(id ?? "");
        const card = node?.querySelector('[data-part="card"]') ?? node?.querySelector("rect, path");
        return card?.getBoundingClientRect();
      };
      const origin = boxOf(wanted[0]);
      const place = (id: string) => {
        const { left = 0, top = 0 } = boxOf(id) ?? {};
        return [left - (origin?.left ?? 0), top - (origin?.top ?? 0)].map(Math.round).join();
      };
      const edges = [...frame.querySelectorAll("g[data-edge]")];
      const labels = [...frame.querySelectorAll("[data-label-of]")];
      const around = frame.getBoundingClientRect();
      const texts = [...frame.querySelectorAll("text")].filter((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        return left < around.left || right > around.right || top < around.top || bottom > around.bottom;
      });
      const lineOf = (edge: Element) => edge.querySelector('[data-part="line"]')?.getAttribute("d");
      const drawnParts = {
        lines: edges.map((edge) => `${edge.getAttribute("data-edge")}: ${lineOf(edge)}`).sort(),
        labels: labels
          .map((label) => `${label.getAttribute("data-label-of")}: ${label.textContent.replace(/\s/g, "")}`)
          .sort(),
        nodes: wanted.map((id) => `${id}: ${place(id)}`),
        cut: texts.map(({ textContent }) => textContent),
      };
      frame.remove();
      return drawnParts;
    },
    { source: svg, ids },
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the picture of a file is that of the page: same lines, places and labels, nothing cut, ${colorScheme}`, async ({
    page,
    context,
  }) => {
    await page.emulateMedia({ colorScheme });
    const app = new Sallyport(page);
    await app.open();
    // Ours lets nobody parse anything.
    const blank = await context.newPage();
    await page.bringToFront();
    const scenarios = colorScheme === "light" ? ["", "Ingress routing", "dump"] : [""];
    for (const scenario of scenarios) {
      if (scenario === "dump") await app.paste(clusterDump());
      else if (scenario !== "") await app.openExample(scenario);
      if (scenario === "dump") await expect(page.getByText("12 namespaces").first()).toBeVisible();
      await page.mouse.move(2, 2);
      const svg = await text(page, "Graph as SVG");
      const seen = await drawnOnPage(page);
      expect(seen.lines.length).toBeGreaterThan(0);
      const ids = seen.nodes.map((node) => node.slice(0, node.lastIndexOf(": ")));
      expect(await drawnInFile(blank, svg, ids)).toEqual({ ...seen, cut: [] });
      expect(svg).toContain(colorScheme === "light" ? "#f7f8fa" : "#11151c");
    }
  });
}

test("as PNG it has twice the size of the SVG, and is not blank", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const svg = await text(page, "Graph as SVG");
  const { name, bytes } = await exported(page, "Graph as PNG");
  expect(name).toMatch(/\.png$/);
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  const found = await page.evaluate(async (encoded) => {
    const image = new Image();
    image.src = `data:image/png;base64,${encoded}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const pixels = new Uint32Array(
      context?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer(0),
    );
    const colours = new Map<number, number>();
    for (const pixel of pixels) colours.set(pixel, (colours.get(pixel) ?? 0) + 1);
    return {
      width: image.width,
      height: image.height,
      most: Math.max(...colours.values()) / pixels.length,
      colours: colours.size,
    };
  }, bytes.toString("base64"));
  expect([found.width, found.height]).toEqual([2 * Number(width), 2 * Number(height)]);
  expect(found.colours).toBeGreaterThan(50);
  expect(found.most).toBeLessThan(0.99);
});

test("what changed is exported from the menu, and what cannot be says why", async ({ page }) => {
  const app = new Sallyport(page);
  const menu = new Expectations(page);
  await app.open();
  await menu.openExport();
  await expect(menu.choice("Changes as CSV")).toHaveAttribute("aria-disabled", "true");
  await expect(menu.choice("Changes as CSV")).toHaveAccessibleName(/nothing has changed/);
  await page.keyboard.press("Escape");
  await app.text.isMonaco();
  await app.text.goBehind("port: 5432");
  await app.text.press("Backspace");
  await expect.poll(() => app.picture.state("app/backend→app/database")).not.toBe("allowed");
  expect(await text(page, "Changes as CSV")).toContain("closed,app/backend,app/database,TCP 5432");
  expect(await text(page, "Changes as Markdown")).toContain("### Closed");
  expect(await text(page, "Changes as Mermaid")).toContain('|"closed TCP 5432"|');
  expect(await text(page, "Changes as DOT")).toContain('label="closed TCP 5432"');
  expect(await text(page, "Matrix as CSV")).toMatch(/^from \\ to,/);
  await app.command("matrix as markdown");
  await expect(menu.told).toContainText("Downloaded as matrix-of-workloads.md");
});
