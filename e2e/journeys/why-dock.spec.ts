import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

test.describe.configure({ timeout: 90_000 });

test("a docked card stands beside the picture and covers nothing of it, until it is undocked", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.ask("frontend to database");
  await app.why.card.getByRole("button", { name: "Dock beside the picture" }).click();
  const canvas = page.locator(".react-flow").first();
  const right = async () => {
    const box = await canvas.boundingBox();
    return box === null ? 0 : box.x + box.width;
  };
  await expect.poll(async () => (await right()) - ((await app.why.card.boundingBox())?.x ?? 0)).toBeLessThanOrEqual(1);
  await expectNothingFromAxe(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNothingFromAxe(page);

  await page.keyboard.press("Escape");
  await expect(app.why.card).toBeHidden();
  await expect.poll(right).toBeGreaterThan(1_400);
  await app.picture.workload("database").click();
  const node = page.getByRole("region", { name: /^Connections of/ });
  await expect(node.getByRole("button", { name: "Undock: over the picture" })).toBeVisible();
  await expect.poll(async () => (await right()) - ((await node.boundingBox())?.x ?? 0)).toBeLessThanOrEqual(1);

  await page.reload();
  await app.picture.isDrawn();
  await app.picture.ask("frontend to database");
  await app.why.card.getByRole("button", { name: "Undock: over the picture" }).click();
  await expect.poll(async () => (await right()) - ((await app.why.card.boundingBox())?.x ?? 0)).toBeGreaterThan(300);
});

test("on a phone a card takes at most the lower half, and can be drawn up", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.open();
  await app.picture.ask("frontend to database");
  const picture = page.locator(".picture");
  const share = async () =>
    ((await app.why.card.boundingBox())?.height ?? 0) / ((await picture.boundingBox())?.height ?? 1);
  await expect.poll(share).toBeLessThanOrEqual(0.505);
  await expect(app.why.card.getByRole("button", { name: /dock/i })).toHaveCount(0);
  await app.why.card.getByRole("button", { name: "Show more of the card" }).click();
  await expect.poll(share).toBeGreaterThan(0.7);
  await expectNothingFromAxe(page);
  await app.why.card.getByRole("button", { name: "Show more of the picture" }).click();
  await expect.poll(share).toBeLessThanOrEqual(0.505);
  const head = await app.why.card.locator("header").boundingBox();
  if (head === null) throw new Error("the card has no head");
  await page.mouse.move(head.x + 60, head.y + 12);
  await page.mouse.down();
  await page.mouse.move(head.x + 60, head.y - 120);
  await page.mouse.up();
  await expect.poll(share).toBeGreaterThan(0.7);
});

test("in a pane that is no wider than two cards a card stands below the picture, which stays in view", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  const app = new Sallyport(page);
  await app.open();
  await app.picture.ask("frontend to database");
  await expect(app.why.card).toContainText("denied");
  await expect(app.why.card.getByRole("button", { name: /dock/i })).toHaveCount(0);
  const bottom = async () => {
    const box = await page.locator(".react-flow").first().boundingBox();
    return box === null ? 0 : box.y + box.height;
  };
  await expect
    .poll(async () => ((await app.why.card.boundingBox())?.y ?? 0) - (await bottom()))
    .toBeGreaterThanOrEqual(-1);
  const database = async () => {
    const { y = 0, height = 0 } = (await app.picture.workload("database").boundingBox()) ?? {};
    return y + height;
  };
  await expect.poll(async () => (await database()) - (await bottom())).toBeLessThanOrEqual(0);
});
