import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

const bar = (page: Page) => page.getByRole("region", { name: "What if" });
const chips = (page: Page) => bar(page).getByRole("list", { name: "What is left out" }).getByRole("listitem");
const told = (page: Page) => bar(page).getByRole("status", { name: "What if" });

async function opened(page: Page): Promise<{ readonly app: Sallyport; readonly before: string }> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  return { app, before: await app.text.visibleText() };
}

async function fromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words);
  await expect(page.getByRole("option").first()).toContainText(words);
  await page.keyboard.press("Enter");
}

test("a policy is left out for a moment with the keyboard alone: what opens is said, drawn, and put back", async ({
  page,
}) => {
  const { app, before } = await opened(page);
  await fromPalette(page, "Without policy app/backend-policy");
  await expect(told(page)).toHaveText(
    /^Closes \d+ connections?( \(\d+ with the outside, all its ranges as one\))?\.$|^Opens \d+/,
  );
  await expect(bar(page)).toContainText("Nothing is written.");
  await expect(page.locator("[data-change=closed]").first()).toBeVisible();
  await expectNothingFromAxe(page, [".faded", ".react-flow"]);
  // It lasts, unlike what an edit did.
  await page.waitForTimeout(3500);
  await expect(page.locator("[data-change=closed]").first()).toBeVisible();
  expect(await app.text.visibleText()).toBe(before);

  const back = bar(page).getByRole("button", { name: "Put it back" });
  await back.focus();
  await page.keyboard.press("Enter");
  await expect(bar(page)).toHaveCount(0);
  await expect(page.locator("[data-change]")).toHaveCount(0);
  expect(await app.text.visibleText()).toBe(before);
});

test("several things are left out by mouse, from the form of a policy and the menu of a workload", async ({ page }) => {
  await opened(page);
  await fromPalette(page, "Edit policy app/database-policy");
  const form = page.getByRole("region", { name: "Policy app/database-policy" });
  await form.getByRole("button", { name: "what if without Rule 1 of ingress" }).click();
  await expect(chips(page)).toHaveText([/rule 1 of ingress of app\/database-policy/]);
  await expect(told(page)).toHaveText("Closes 1 connection.");
  await form.getByRole("button", { name: "Close (Escape)" }).click();

  await page.locator(".react-flow__node-workload").filter({ hasText: "frontend" }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "What if without a label?" }).click();
  await page.getByRole("menuitem", { name: "Without tier=frontend" }).click();
  await expect(chips(page)).toHaveCount(2);
  await expect(chips(page).nth(1)).toContainText("label tier of workload app/frontend");
  await bar(page).getByText("What opens and closes").click();
  await expect(bar(page).getByRole("region", { name: /^Closes \d+ connections$/ })).toBeVisible();
  await bar(page).getByRole("button", { name: "Put back label tier of workload app/frontend" }).click();
  await expect(chips(page)).toHaveCount(1);
  await expect(told(page)).toHaveText("Closes 1 connection.");
  await bar(page).getByRole("button", { name: "Put it back" }).click();
  await expect(bar(page)).toHaveCount(0);
});

test("what is written of it is written by the form, is told as any edit, and undo does not leave it out again", async ({
  page,
}) => {
  const { app } = await opened(page);
  await fromPalette(page, "Without policy app/frontend-policy");
  await expect(told(page)).toHaveText(/Closes/);
  await bar(page).getByRole("button", { name: "Write it: without app/frontend-policy…" }).click();
  await page
    .getByRole("region", { name: /^Delete/ })
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(bar(page)).toHaveCount(0);
  await expect(page.locator(".picture-line")).toContainText("This edit closed");
  expect(await app.text.visibleText()).not.toContain("name: frontend-policy");
  await app.undo();
  await expect(page.locator(".picture-line")).toContainText("Undo opened");
  await expect(bar(page)).toHaveCount(0);
  expect(await app.text.visibleText()).toContain("name: frontend-policy");
});

test("the focus stays where one works when what had it goes: in the card, in the menu, in the picture", async ({
  page,
}) => {
  const { app } = await opened(page);
  await app.picture.ask("frontend to backend");
  const { card } = app.why;
  const policy = card.getByRole("button", { name: "what if without app/backend-policy", exact: true });
  for (const press of [() => policy.press("Enter"), () => policy.click()]) {
    await press();
    await expect(told(page)).toHaveText(/^Closes/);
    await expect(policy).toHaveCount(0);
    await expect(card).toBeFocused();
    await bar(page).getByRole("button", { name: "Put it back" }).press("Enter");
    await expect(bar(page)).toHaveCount(0);
    await expect(card).toBeFocused();
    await expect(policy).toBeVisible();
  }
  await card.getByRole("button", { name: /^Close/ }).click();
  await expect(card).toHaveCount(0);

  await page.locator(".react-flow__node-workload").filter({ hasText: "frontend" }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "What if without a label?" }).press("Enter");
  const label = page.getByRole("menuitem", { name: "Without tier=frontend" });
  await expect(label).toBeFocused();
  await label.press("Enter");
  await expect(chips(page)).toHaveCount(1);
  await bar(page).getByRole("button", { name: "Put it back" }).press("Enter");
  await expect(bar(page)).toHaveCount(0);
  await expect(page.locator("#pane-picture").locator(":focus")).toHaveCount(1);
});

test("it ends with another scenario", async ({ page }) => {
  const { app } = await opened(page);
  await fromPalette(page, "Without policy app/deny-all");
  await expect(bar(page)).toBeVisible();
  await app.paste(
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {containers: [{name: c, image: i}]}\n",
  );
  await expect(page.locator(".react-flow__node-workload").filter({ hasText: "web" })).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
});

for (const scheme of ["light", "dark"] as const) {
  test(`on a phone the bar has room and axe finds nothing, ${scheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/");
    await page.getByRole("tab", { name: "Picture" }).click();
    await expect(page.locator(".react-flow__node-workload").first()).toBeVisible();
    await fromPalette(page, "Without policy app/backend-policy");
    await expect(bar(page)).toContainText("Nothing is written.");
    await expect(told(page)).not.toHaveText("");
    await expectNothingFromAxe(page, [".faded", ".react-flow"]);
    const { width } = (await bar(page).boundingBox()) ?? { width: 1000 };
    expect(width).toBeLessThanOrEqual(390);
  });
}
