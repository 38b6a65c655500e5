import type { Locator, Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}\n`;

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

interface Finger {
  down(at: Locator): Promise<void>;
  up(): Promise<void>;
}

/** A finger as the browser knows it: with its touches, and what it makes of them. */
async function fingerOn(page: Page): Promise<Finger> {
  const devtools = await page.context().newCDPSession(page);
  return {
    async down(target) {
      const box = await target.boundingBox();
      if (box === null) throw new Error("nothing is there to be touched");
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
    },
    up: async () => void (await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] })),
  };
}

test("a finger that rests on a node opens its menu, and its lines do what they say", async ({ page }) => {
  // As on an iPhone, where a finger that rests asks for no menu by itself.
  await page.addInitScript(() =>
    addEventListener("contextmenu", (event) => event.stopImmediatePropagation(), { capture: true }),
  );
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste([pod("web"), pod("api")].join("---\n"));
  const web = app.picture.node("shop/web");
  await expect(web).toBeVisible();
  const finger = await fingerOn(page);
  const menu = page.getByRole("menu", { name: "shop/web" });

  await finger.down(web);
  await expect(menu).toBeVisible();
  await finger.up();
  // The finger that goes presses nothing: neither a line of the menu nor the node.
  await expect(menu.getByRole("menuitem", { name: "Allow to…" })).toBeFocused();
  await expect(web).toHaveAttribute("aria-pressed", "false");
  const box = await menu.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  await expectNothingFromAxe(page);
  await menu.getByRole("menuitem", { name: "Default deny in…" }).tap();
  await expect(page.getByRole("region", { name: "Default deny in: shop/web" })).toBeVisible();
  await page.keyboard.press("Escape");

  // One that goes at once selects, and opens nothing.
  await web.tap();
  await expect(web).toHaveAttribute("aria-pressed", "true");
  await expect(menu).toBeHidden();
});
