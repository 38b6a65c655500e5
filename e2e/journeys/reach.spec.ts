import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

const card = (page: Page, name: string | RegExp) => page.getByRole("region", { name });
const node = (page: Page, name: string) => page.locator(".react-flow__node-workload").filter({ hasText: name });

async function opened(page: Page): Promise<void> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
}

async function fromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words);
  await expect(page.getByRole("option").first()).toContainText(words);
  await page.keyboard.press("Enter");
}

test("what is exposed is asked and left with the keyboard alone, step by step", async ({ page }) => {
  await opened(page);
  await fromPalette(page, "What is exposed to the outside");
  const own = card(page, "What is exposed to the outside");
  await expect(own).toBeFocused();
  await expect(own.getByRole("status")).toHaveText(
    "The outside reaches 1 of 3 workloads directly, 3 in up to 3 steps.",
  );
  await expect(own.getByText("anyone → frontend TCP 80 → backend TCP 8080 → database TCP 5432")).toBeVisible();
  await expect(page.locator(".radius-badge")).toHaveText(["start", "1", "2", "3"]);
  await expectNothingFromAxe(page, [".faded", ".react-flow"]);

  const fewer = own.getByRole("button", { name: "One step fewer" });
  await fewer.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(own.getByRole("status")).toHaveText(/^The outside reaches 1 of 3 workloads directly\.$/);
  await expect(page.locator(".radius-badge")).toHaveText(["start", "1"]);
  await expect(page.locator(".endpoint.faded, .faded").filter({ hasText: "database" }).first()).toBeAttached();

  await page.keyboard.press("Escape");
  await expect(own).toHaveCount(0);
  await expect(page.locator(".radius-badge")).toHaveCount(0);
  await expect(page.locator("[data-face=anyone]")).toBeFocused();
});

test("who reaches a workload is asked by its menu; a click selects, Escape leads back and ends it", async ({
  page,
}) => {
  await opened(page);
  await node(page, "database").click({ button: "right" });
  await page.getByRole("menuitem", { name: "What can reach this" }).click();
  const own = card(page, "What can reach database");
  await expect(own.getByRole("status")).toHaveText("1 of 2 workloads reaches database directly, 2 in up to 2 steps.");
  await own.getByRole("button", { name: "frontend" }).click();
  const nodeCard = card(page, "Connections of app/frontend");
  await expect(nodeCard).toBeVisible();
  await expect(own).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(own).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(own).toHaveCount(0);

  await node(page, "frontend").click();
  await nodeCard.getByRole("button", { name: "What can it reach" }).click();
  await expect(card(page, "What can frontend reach").getByRole("status")).toHaveText(
    "frontend reaches 1 of 2 workloads directly, 2 in up to 2 steps.",
  );
});

test("it follows the text and what is off, and a folded namespace has the least step of what is in it", async ({
  page,
}) => {
  await opened(page);
  await fromPalette(page, "What is exposed to the outside");
  const own = card(page, "What is exposed to the outside");
  await expect(own.getByRole("status")).toHaveText(/3 in up to 3 steps/);
  await fromPalette(page, "Without policy app/backend-policy");
  await expect(own.getByRole("status")).toHaveText(/^The outside reaches 1 of 3 workloads directly; 2 never\.$/);
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(own.getByRole("status")).toHaveText(/3 in up to 3 steps/);
  await page.getByRole("button", { name: "Draw namespace app as one node" }).click();
  await expect(page.locator(".radius-badge")).toHaveText(["start", "1"]);
  await expect(own.getByRole("button", { name: "database" })).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  test(`on a phone the card has room and axe finds nothing, ${scheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/");
    await page.getByRole("tab", { name: "Picture" }).click();
    await expect(page.locator(".react-flow__node-workload").first()).toBeVisible();
    await fromPalette(page, "What is exposed to the outside");
    await expect(card(page, "What is exposed to the outside").getByRole("status")).toHaveText(/3 in up to 3 steps/);
    await expectNothingFromAxe(page, [".faded", ".react-flow"]);
  });
}

test("what is asked about is the target of what can reach it", async ({ page }) => {
  await opened(page);
  await node(page, "frontend").click();
  await card(page, "Connections of app/frontend").getByRole("button", { name: "What can reach this" }).click();
  await expect(card(page, "What can reach frontend")).toBeFocused();
  await expect(page.locator(".radius-badge.start")).toHaveText("target");
  await page.keyboard.press("Escape");
  await expect(card(page, "What can reach frontend")).toHaveCount(0);
  await expect(page.locator("[data-face='app/frontend']")).toBeFocused();
});
