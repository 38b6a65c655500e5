import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { fileNames, MARKUP, refused, taken } from "../hostile/markup.ts";
import { DoorCard } from "../pages/door-card.ts";
import { Expectations } from "../pages/expectations.ts";
import { NodeCard } from "../pages/node-card.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** Nothing that a text says is ever an element, an attribute or a way out of the page. */
async function isOnlyText(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const live = "img, iframe, object, embed, base, form, foreignObject, a[href], [onerror], [onload], [onmouseover]";
    const foreign = [...document.scripts].filter(({ src }) => new URL(src, location.href).origin !== location.origin);
    const inline = [...document.scripts].filter(({ src }) => src === "");
    const elements = [...document.querySelectorAll(live), ...foreign, ...inline];
    return {
      elements: elements.map(({ outerHTML }) => outerHTML.slice(0, 200)),
      pwned: Reflect.get(globalThis, "__pwned"),
    };
  });
  expect(found).toEqual({ elements: [] });
}

async function dropMarkup(app: Sallyport): Promise<void> {
  const [first = "", second = ""] = fileNames;
  await app.drop([
    { name: first, bytes: [...Buffer.from(taken)] },
    { name: second, bytes: [...Buffer.from(refused)] },
    { name: `${MARKUP.image}.png`, bytes: [0x89, 0x50, 0x4e, 0x47, 0, 0] },
  ]);
  await expect(app.picture.workload("web")).toBeAttached();
}

test("markup in a text is text in the picture, in every card and in the list of problems", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.fullWorker();
  await dropMarkup(app);
  await app.refuses(`${MARKUP.image}.png is a PNG image`);
  await expect(app.text.tab("<img src=x onerror=window.__pwned=7>.yaml")).toBeVisible();
  await page.getByRole("button", { name: "why", exact: true }).click();
  await expect(app.visit.locator("..")).toContainText(MARKUP.image);
  await isOnlyText(page);
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();

  await app.openProblems();
  await expect(page.getByRole("region", { name: "Problems" })).toContainText(MARKUP.image);
  await isOnlyText(page);
  for (let i = 0; i < 6; i++) await page.keyboard.press("F8");
  await isOnlyText(page);

  await app.picture.ask("shop/api to shop/web");
  await expect(app.why.card).toBeVisible();
  await isOnlyText(page);
  await app.picture.workload("web").click();
  await expect(new NodeCard(page, "shop/web").card).toBeVisible();
  await isOnlyText(page);
  for (const [kind, name] of [
    ["Service", "front"],
    ["Ingress", "entry"],
  ] as const) {
    await page.getByRole("button", { name: new RegExp(`^${kind} ${name}`) }).press("Enter");
    const { card, outcome } = new DoorCard(page, `${kind} ${name}`);
    await expect(card).toBeVisible();
    await expect(outcome).toBeVisible();
    await isOnlyText(page);
  }
  await expect(new DoorCard(page, "Ingress entry").card).toContainText(MARKUP.image);
});

test("markup in a text is text among the commands, the expectations, the files and the exports", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.fullWorker();
  await dropMarkup(app);

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("<img src=x onerror=window.__pwned=7>");
  await isOnlyText(page);
  await page.keyboard.press("Escape");

  const expectations = new Expectations(page);
  await expectations.open();
  await expect(expectations.list).toContainText(MARKUP.image);
  await isOnlyText(page);

  const downloads: string[] = [];
  for (const title of [
    "Download as YAML",
    "Expectations as NetAssert tests",
    "Expectations as a shell script",
    "Expectations as a JUnit report",
  ]) {
    const saved = page.waitForEvent("download");
    await expectations.openExport();
    await expectations.choice(title).click();
    const download = await saved;
    expect(download.suggestedFilename()).not.toMatch(/[<>"']/);
    downloads.push(readFileSync(await download.path(), "utf8"));
    await isOnlyText(page);
  }
  const [, , script = "", report = ""] = downloads;
  expect(report).not.toMatch(/<(img|script)\b/);
  expect(report).toContain("&#60;img");
  expect(
    script.split("\n").filter((line) => /<img|<script/.test(line) && !/^\s*#|'[^']*<(img|script)/.test(line)),
  ).toEqual([]);

  await app.text.choose("Rename", fileNames[0] ?? "");
  await app.text.nameField.fill(`${MARKUP.script}.yaml`);
  await app.text.nameField.press("Enter");
  await isOnlyText(page);
});

test("markup in a text is text in Monaco, also in what it says over a fault", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await dropMarkup(app);
  await app.text.show("](javascript");
  const box = await app.text.errors.first().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 6);
  const hover = page.locator(".monaco-hover:not(.hidden)").first();
  await expect(hover).toContainText("<");
  await isOnlyText(page);
});
