import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

/** Names another tier in backend-policy's ingress rule, so that the frontend is no longer let in. */
const admittedTier =
  "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front";

const picture = (page: Page) => page.getByRole("region", { name: "Picture" });

test("an edit is answered above the picture, with Why and Undo", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await expect(picture(page).getByText("This edit closed frontend → backend TCP 8080").first()).toBeVisible();
  await picture(page).getByRole("button", { name: "Why", exact: true }).click();
  await expect(app.why.card).toContainText("denied");
  await picture(page).getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await app.saysOfTheEdit("Undo opened frontend → backend TCP 8080");
  await picture(page).getByRole("button", { name: "Redo", exact: true }).click();
  await app.saysOfTheEdit("Redo closed frontend → backend TCP 8080");
});

test("a word that is typed is spoken once, when the typing rests", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.spoken.evaluate((status) => {
    const spoken: string[] = [];
    Reflect.set(globalThis, "spoken", spoken);
    new MutationObserver(() => spoken.push(status.textContent ?? "")).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await app.text.goBehind(admittedTier);
  await page.keyboard.type("xyz", { delay: 60 });
  await expect(picture(page).getByText("This edit closed frontend → backend TCP 8080").first()).toBeVisible();
  await app.saysOfTheEdit("This edit closed frontend → backend TCP 8080");
  expect(await page.evaluate(() => Reflect.get(globalThis, "spoken"))).toEqual([
    "This edit closed frontend → backend TCP 8080",
  ]);
});

test("a comment is not worth a word, a change without effect a quiet one", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind("# The front door");
  await app.text.type(" and more");
  await expect.poll(() => app.text.visibleText()).toContain("# The front door and more");
  await app.text.goBehind("name: frontend-policy");
  await app.text.type("-2");
  await app.saysOfTheEdit("This edit changes no connection.");
  await app.text.press("ControlOrMeta+z");
  await app.saysOfTheEdit("Undo changes no connection.");
  await app.text.press("ControlOrMeta+z");
  await app.saysOfTheEdit("");
});

test("a policy that is broken while one types is said to be, with the way to its line", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind("port: 5432");
  await page.keyboard.insertText("999");
  await app.saysOfTheEdit(/^The picture is of the last good text of app\/[a-z]+-policy \(line \d+: .+\)\.$/);
  expect(await app.picture.summary()).toEqual(threeTierLines);
  await picture(page).getByRole("button", { name: "Show", exact: true }).click();
  const shown = await app.text.plain.evaluate((area) =>
    area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : "",
  );
  expect(shown).toContain("5432999");
});

test("two edits that come to the same are both spoken", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.spoken.evaluate((status) => {
    let count = 0;
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => addedNodes.length > 0)) count += 1;
      Reflect.set(globalThis, "spokenTimes", count);
    }).observe(status, { childList: true, characterData: true, subtree: true });
  });
  const spokenTimes = () => page.evaluate(() => Reflect.get(globalThis, "spokenTimes"));
  await app.text.goBehind("name: frontend-policy");
  await app.text.type("x");
  await app.saysOfTheEdit("This edit changes no connection.");
  await expect.poll(spokenTimes).toBe(1);
  await app.text.goBehind("name: backend-policy");
  await app.text.type("x");
  await expect.poll(spokenTimes).toBe(2);
  await app.saysOfTheEdit("This edit changes no connection.");
});

test("what was said of one scenario is gone when another is opened", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await app.saysOfTheEdit("This edit closed frontend → backend TCP 8080");
  await app.openExample("Deny everything");
  await expect(app.visit).toBeVisible();
  await expect(picture(page).getByText(/^This edit/)).toHaveCount(0);
  await expect(picture(page).getByRole("button", { name: "Undo", exact: true })).toHaveCount(0);
});

test("on a phone the line takes no room before there is something to say", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const bar = async () => (await picture(page).locator(".picture-line").boundingBox())?.height ?? 999;
  expect(await bar()).toBeLessThan(60);
  await page.getByRole("tab", { name: "Text" }).click();
  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await page.getByRole("tab", { name: "Picture" }).click();
  await expect(picture(page).getByText("This edit closed frontend → backend TCP 8080").first()).toBeVisible();
  await app.saysOfTheEdit("This edit closed frontend → backend TCP 8080");
  await expect(picture(page).getByRole("button", { name: "Undo", exact: true })).toBeInViewport({ ratio: 1 });
});

for (const width of [1440, 900]) {
  test(`the picture does not move when the line appears, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const app = new Sallyport(page);
    await app.withholdMonaco();
    await app.open();
    const top = async () => (await picture(page).getByRole("application").boundingBox())?.y;
    const before = await top();
    await app.text.goBehind("policyTypes:\n    - Ingress\n    - Egress");
    await app.text.press("ControlOrMeta+a");
    await app.text.press("Delete");
    const sentence = picture(page)
      .getByText(/^This edit opened [\d,]+ connections: .+; .+; and \d+ more$/)
      .first();
    await expect(sentence).toBeVisible();
    expect(await top()).toBe(before);
    await expect(picture(page).getByRole("button", { name: "Undo", exact: true })).toBeInViewport({ ratio: 1 });
  });
}
