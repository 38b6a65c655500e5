import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

const LINE = "app/database→app/frontend";

async function opened(page: Page): Promise<{ readonly app: Sallyport; readonly before: string }> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await expect.poll(() => app.picture.state(LINE)).toBe("denied");
  return { app, before: await app.text.visibleText() };
}

const form = (page: Page) => page.getByRole("region", { name: /^Allow: / });
const undoButton = (page: Page) => page.getByRole("banner").getByRole("button", { name: /^Undo/ });
const handle = (page: Page) => page.locator(".connect-handle");

/** The middle of what is seen of an element. */
async function middleOf(page: Page, face: string) {
  const box = await page.locator(`[data-face="${face}"]`).boundingBox();
  if (box === null) throw new Error(`${face} is not seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("an allow is drawn by mouse: the form says what it writes and opens, and then the line is there", async ({
  page,
}) => {
  const { app, before } = await opened(page);
  await app.picture.node("app/database").hover();
  await handle(page).hover();
  await page.mouse.down();
  const target = await middleOf(page, "app/frontend");
  await page.mouse.move(target.x + 200, target.y - 150, { steps: 3 });
  await page.mouse.up();
  await expect(page.locator(".connect-line")).toHaveCount(0);
  await expect(form(page)).toHaveCount(0);

  await app.picture.node("app/database").hover();
  await handle(page).hover();
  await page.mouse.down();
  await page.mouse.move(target.x, target.y, { steps: 3 });
  await expect(page.getByRole("status").filter({ hasText: "Allow database to frontend?" })).toBeAttached();
  await page.mouse.up();
  await expect(form(page)).toHaveAccessibleName("Allow: app/database → app/frontend");
  await expect(form(page)).toContainText("Opens 1 connection");
  await expect(form(page)).toContainText("a new policy app/database-to-frontend in policies.yaml");
  await expect(form(page).getByRole("checkbox", { name: "A rule at the target (ingress)" })).not.toBeChecked();
  await expectNothingFromAxe(page);
  await form(page).getByRole("button", { name: "Allow on TCP 80" }).click();
  await expect(form(page)).toHaveCount(0);
  await expect.poll(() => app.picture.state(LINE)).toBe("allowed");
  await expect(undoButton(page)).toHaveAccessibleName(/allow database → frontend on TCP 80/);
  expect((await app.text.visibleText()).startsWith(before)).toBe(true);
  await undoButton(page).click();
  await expect.poll(() => app.text.visibleText()).toBe(before);
});

test("a second finger does not end the drag of the first", async ({ page }) => {
  const { app } = await opened(page);
  await app.picture.node("app/database").hover();
  await handle(page).hover();
  await page.mouse.down();
  const target = await middleOf(page, "app/frontend");
  await page.mouse.move(target.x + 200, target.y - 150, { steps: 3 });
  await page.evaluate(() => {
    for (const type of ["pointermove", "pointerup", "pointercancel"]) {
      window.dispatchEvent(new PointerEvent(type, { pointerId: 99, pointerType: "touch", clientX: 5, clientY: 5 }));
    }
  });
  await expect(page.locator(".connect-line")).toHaveCount(1);
  await page.mouse.move(target.x, target.y, { steps: 3 });
  await page.mouse.up();
  await expect(form(page)).toHaveAccessibleName("Allow: app/database → app/frontend");
});

for (const { how, leave } of [
  { how: "another key", leave: (page: Page) => page.keyboard.press("Home") },
  { how: "a click elsewhere", leave: (page: Page) => page.getByRole("banner").click({ position: { x: 3, y: 3 } }) },
]) {
  test(`C before its part is there is forgotten by ${how}`, async ({ page }) => {
    let isHeld = true;
    const held: (() => Promise<void>)[] = [];
    await page.route(/asked-parts.*\.js/, (route) =>
      isHeld ? void held.push(() => route.continue()) : route.continue(),
    );
    const { app } = await opened(page);
    const status = page.getByRole("status").filter({ hasText: "Connecting from" });
    await app.picture.node("app/database").focus();
    await page.keyboard.press("c");
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await leave(page);
    isHeld = false;
    for (const give of held) await give();
    await app.picture.node("app/database").focus();
    await expect(handle(page)).toBeVisible();
    await expect(status).toHaveCount(0);
    await page.keyboard.press("c");
    await expect(status).toHaveCount(1);
  });
}

test("an allow is drawn by keyboard alone, from C on one node to Enter on the other; Escape lets go of it", async ({
  page,
}) => {
  const { app, before } = await opened(page);
  const status = page.getByRole("status").filter({ hasText: "database" });
  await app.picture.node("app/database").focus();
  await expect(handle(page)).toBeVisible();
  await page.keyboard.press("c");
  await expect(status).toHaveText(/^Connecting from database\. Arrow keys or Tab/);
  await page.keyboard.press("Escape");
  await expect(status).toHaveCount(0);
  await expect(app.picture.node("app/database")).toBeFocused();

  await page.keyboard.press("c");
  await page.keyboard.press("ArrowUp");
  await expect(app.picture.node("app/backend")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(status).toHaveText("Allow database to frontend? Enter");
  await page.keyboard.press("Enter");
  await expect(form(page)).toBeFocused();
  await expect(form(page)).toHaveAccessibleDescription("Ctrl Enter does it from anywhere in the form.");
  const other = form(page).getByLabel("Another port, number or name");
  await other.focus();
  await page.keyboard.type("9090");
  await page.keyboard.press("Enter");
  const allow = form(page).getByRole("button", { name: "Allow on TCP 80, TCP 9090" });
  await expect(allow).toHaveAttribute("aria-disabled", "false");
  await expect(form(page).getByRole("checkbox", { name: "A rule at the target (ingress)" })).toBeChecked();
  await allow.focus();
  await page.keyboard.press("Enter");
  await expect(form(page)).toHaveCount(0);
  await expect(app.picture.node("app/frontend")).toBeFocused();
  await expect.poll(() => app.picture.state(LINE)).toBe("allowed");
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => app.text.visibleText()).toBe(before);
  await expect.poll(() => app.picture.state(LINE)).toBe("denied");
});

test("without the picture the other end is sought in the form, and nothing is ever meant by leaving something out", async ({
  page,
}) => {
  const { app } = await opened(page);
  await app.picture.node("app/database").click();
  await page.getByRole("button", { name: "Allow to…" }).click();
  const sought = form(page).getByRole("combobox", { name: "To where?" });
  await expect(sought).toBeFocused();
  await expect(form(page).getByRole("button", { name: "Allow", exact: true })).toHaveAttribute("aria-disabled", "true");
  await expectNothingFromAxe(page);
  await sought.fill("192.0.2.0/24");
  await page.keyboard.press("Enter");
  await expect(form(page)).toContainText("Choose a port.");
  await form(page).getByRole("button", { name: "all ports" }).click();
  await expect(form(page).getByRole("button", { name: "Allow on all ports" })).toHaveAttribute(
    "aria-disabled",
    "false",
  );
  await expect(form(page)).toContainText("cidr: 192.0.2.0/24");
  await form(page)
    .getByRole("button", { name: /^tier=database/ })
    .click();
  await expect(form(page)).toContainText("Choose labels by which app/database is to be named.");
  await page.keyboard.press("Escape");
  await expect(form(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Allow to…" })).toBeFocused();
});

test("what is picked together is allowed together", async ({ page }) => {
  const { app } = await opened(page);
  for (const node of ["app/frontend", "app/database"]) {
    await app.picture.node(node).focus();
    await page.keyboard.press("Control+ ");
  }
  await expect(handle(page)).toBeVisible();
  await page.keyboard.press("c");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(form(page)).toHaveAccessibleName("Allow: app/frontend, app/database → app/backend");
  await expect(form(page)).toContainText("Opens 1 connection");
  await expect(form(page)).toContainText("a rule in app/backend-policy");
});

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`what an allow comes to is in view beside its button, ${width} wide, and leads to the details`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const app = new Sallyport(page);
    await app.withholdMonaco();
    await app.open();
    if (width < 800) await app.showTab("Picture");
    await app.picture.node("app/database").focus();
    await page.keyboard.press("c");
    await expect(page.getByRole("status").filter({ hasText: "Connecting from database" })).toBeAttached();
    for (const key of ["ArrowUp", "ArrowLeft", "Enter"]) await page.keyboard.press(key);
    await expect(form(page).getByRole("status")).toHaveText("This opens 1 connection, and writes to policies.yaml.");
    await expect(form(page).getByRole("status")).toBeInViewport({ ratio: 1 });
    await expect(form(page).getByRole("button", { name: "Allow on TCP 80" })).toBeInViewport({ ratio: 1 });
    const written = form(page).getByRole("region", { name: "What is written" });
    if (width < 800) await expect(written).not.toBeInViewport();
    await form(page).getByRole("button", { name: "Details" }).press("Enter");
    await expect(written).toBeInViewport();
    await expectNothingFromAxe(page);
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(form(page)).toHaveCount(0);
    await expect(undoButton(page)).toHaveAccessibleName(/allow database → frontend on TCP 80/);
  });
}

test("C that is pressed before its part has come is heard when it has", async ({ page }) => {
  const app = new Sallyport(page);
  const letIn = await app.holdBack(/asked-parts.*\.js/);
  await app.withholdMonaco();
  await app.open();
  await app.picture.node("app/database").focus();
  await page.keyboard.press("c");
  await app.picture.node("app/frontend").focus();
  letIn();
  await expect(page.getByRole("status").filter({ hasText: "Connecting from database" })).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(form(page)).toHaveAccessibleName("Allow: app/database → app/frontend");
});
