import type { Locator, Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const picture = (page: Page) => page.getByRole("region", { name: "Picture" });
const more = (page: Page) => picture(page).getByRole("button", { name: "More of the sentence" });
const less = (page: Page) => picture(page).getByRole("button", { name: "Less of the sentence" });

/** Whether all of a text is in its box. */
const isWhole = (text: Locator) => text.evaluate((box) => box.scrollHeight <= box.clientHeight + 1);

async function fromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words);
  await expect(page.getByRole("option").first()).toContainText(words);
  await page.keyboard.press("Enter");
}

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
] as const) {
  test(`at ${width}×${height} the picture is summed up in the room there is, and no part of that is cut`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const app = new Sallyport(page);
    await app.withholdMonaco();
    await app.open();
    const sentence = picture(page).locator("#sum-up");
    await expect(sentence).toContainText(/ pairs? .* from anyone\.$/);
    await expect.poll(() => isWhole(sentence)).toBe(true);
    await expect(more(page)).toHaveCount(0);
    const counts = await picture(page).locator(".picture-counts").boundingBox();
    expect(counts?.height).toBeLessThan(24);
  });
}

test("on a phone the sentence is there on demand, and takes no height before", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const tab = page.getByRole("tab", { name: "Picture", exact: true });
  if (await tab.isVisible()) await tab.click();
  const before = await picture(page).locator(".picture").boundingBox();
  await more(page).focus();
  await page.keyboard.press("Enter");
  const sentence = picture(page).locator("#sum-up");
  await expect(less(page)).toHaveAttribute("aria-expanded", "true");
  await expect.poll(() => isWhole(sentence)).toBe(true);
  const box = await sentence.boundingBox();
  expect(box?.width).toBeGreaterThan(300);
  await less(page).press("Enter");
  await expect.poll(() => picture(page).locator(".picture").boundingBox()).toEqual(before);
});

test("a long answer to an edit can be read whole with the keyboard, and is short again at the next edit", async ({
  page,
}) => {
  await page.setViewportSize({ width: 820, height: 700 });
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind("kind: NetworkPolicy");
  await app.text.type("x");
  const sentence = picture(page).locator(".edit-sentence");
  await expect(more(page)).toBeVisible();
  expect(await isWhole(sentence)).toBe(false);
  await more(page).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => isWhole(sentence)).toBe(true);
  await picture(page).getByRole("button", { name: "Undo", exact: true }).click();
  await expect(less(page)).toHaveCount(0);
});

test("on a phone the mark of a what-if question covers no word of the sheet", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await fromPalette(page, "Without policy app/backend-policy");
  await fromPalette(page, "What is exposed");
  const sheet = picture(page).locator(".why").last();
  const title = sheet.getByRole("heading", { level: 2 }).first();
  await expect(title).toBeVisible();
  const marks = await sheet.evaluate((card) => {
    const [head, heading] = [card.querySelector("header"), card.querySelector("header h2")];
    const words = (element: Element | null) =>
      element === null ? "" : getComputedStyle(element, "::before").getPropertyValue("content");
    const place = heading === null ? "" : getComputedStyle(heading, "::before").position;
    return { head: words(head), heading: words(heading), place };
  });
  expect(marks).toEqual({ head: "none", heading: '"what if"', place: "static" });
  const [box, head] = [await title.boundingBox(), await sheet.locator("header").boundingBox()];
  expect(box?.width).toBeGreaterThan(180);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((head?.y ?? 0) + (head?.height ?? 0));
});
