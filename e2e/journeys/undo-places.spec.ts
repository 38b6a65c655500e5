import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const workload = (name: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: i}]}}}\n`;

/** Where everything stands in the picture, wherever it is looked at from. */
async function places(page: Page): Promise<readonly string[]> {
  const all = await page
    .locator(".react-flow__node")
    .evaluateAll((nodes) =>
      nodes.map((node) => `${node.getAttribute("data-id")} ${node instanceof HTMLElement ? node.style.transform : ""}`),
    );
  return all.sort();
}

test("undo of a new workload and of a rename puts everything back where it stood", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(["web", "api", "db"].map(workload).join("---\n"));
  await expect(app.picture.node("shop/db")).toBeVisible();
  const before = await places(page);
  const menuOf = async (id: string, words: string) => {
    await app.picture.node(id).focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: words }).click();
  };

  await menuOf("shop/api", "Rename…");
  const rename = page.getByRole("region", { name: "Rename: Deployment shop/api" });
  await rename.getByLabel("New name").fill("backend-for-frontends");
  await rename.getByRole("button", { name: "Rename" }).click();
  await expect(app.picture.node("shop/backend-for-frontends")).toBeVisible();
  await app.undo();
  await expect.poll(() => places(page)).toEqual(before);

  await menuOf("shop/web", "Duplicate…");
  const copy = page.getByRole("region", { name: "Duplicate: Deployment shop/web" });
  await copy.getByRole("button", { name: "Duplicate" }).click();
  await expect(app.picture.node("shop/web-copy").or(app.picture.node("shop/web-2"))).toBeVisible();
  await app.undo();
  await expect.poll(() => places(page)).toEqual(before);
});
