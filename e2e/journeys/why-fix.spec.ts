import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

const POD = (namespace: string, name: string, port: number) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: nginx, ports: [{containerPort: ${port}}]}]}\n`;
const SCENARIO = [
  POD("app", "web", 8080),
  POD("shop", "frontend", 3000),
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: allow-web, namespace: app}\nspec:\n  podSelector: {matchLabels: {app: web}}\n  ingress:\n  - from:\n    - podSelector: {matchLabels: {app: frontend}}\n    ports:\n    - port: 8080\n",
].join("---\n");
const FIX = /^Add a namespaceSelector .*ingress rule 1 of allow-web$/;

test.beforeEach(async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.fullWorker();
  await app.paste(SCENARIO);
  await expect(app.picture.node("app/web")).toBeVisible();
});

test("why of a denied line is read, followed to its characters, mended, and taken back", async ({ page }) => {
  const app = new Sallyport(page);
  await app.text.isMonaco();
  await app.picture.ask("shop/frontend to app/web");
  await expect(app.why.steps).toHaveText([/Leaving shop\/frontend/, /Entering app\/web/, /Denied on entering/]);
  await expect(app.why.card).toContainText("frontend is in shop and has app=frontend: add a namespaceSelector");
  await app.why.link("this policy's namespace, app").click();
  await expect.poll(() => app.text.caretLine()).toBe(18);
  await expect(app.why.fixes).toContainText("opens only this");
  await app.why.fix(FIX).click();
  const form = page.getByRole("region", { name: "Fix: shop/frontend → app/web" });
  await expect(form).toContainText("namespaceSelector:");
  await expect(form).toContainText("Opens 1 connection");
  await expect(page.getByRole("heading", { level: 2 }).filter({ visible: true })).toHaveCount(1);
  await form.getByRole("button", { name: "Apply" }).click();
  await expect(app.why.card).toContainText("reaches app/web");
  await expect(app.why.card).toContainText("What would close it");
  await app.undo();
  await expect(app.why.card).toContainText("does not accept");
});

test("a fix is found, looked at, applied and taken back with the keyboard alone", async ({ page }) => {
  const app = new Sallyport(page);
  await app.picture.askByKeyboard("shop/frontend to app/web");
  await expect(app.why.card).toBeFocused();
  const fix = app.why.fix(FIX);
  await expect(fix).toBeVisible();
  await expect(fix).toHaveAccessibleDescription(/opens only this$/);
  for (let i = 0; i < 40 && !(await fix.evaluate((button) => button === document.activeElement)); i++) {
    await page.keyboard.press("Tab");
  }
  await expect(fix).toBeFocused();
  await page.keyboard.press("Enter");
  const form = page.getByRole("region", { name: /^Fix:/ });
  await expect(form).toBeFocused();
  await expect(form.getByRole("button", { name: "Apply" })).toHaveAttribute("aria-disabled", "false");
  await page.keyboard.press("Escape");
  await expect(fix).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(form.getByRole("button", { name: "Apply" })).toHaveAttribute("aria-disabled", "false");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(app.why.card).toContainText("reaches app/web");
  await expect(page.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(app.why.card).toContainText("does not accept");
});

test.describe.configure({ timeout: 90_000 });

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the fixes, ${colorScheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const app = new Sallyport(page);
      await app.picture.ask("shop/frontend to app/web");
      await expect(app.why.fix(FIX)).toBeAttached();
      await expectNothingFromAxe(page);
      await app.why.fix(FIX).click();
      const form = page.getByRole("region", { name: /^Fix:/ });
      await expect(form.getByRole("button", { name: "Apply" })).toHaveAttribute("aria-disabled", "false");
      await expectNothingFromAxe(page);
    });
  }
}
