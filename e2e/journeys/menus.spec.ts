import type { Locator, Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

const pod = (namespace: string, name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}\n`;
const policy = `# Who may ask the web server.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
    name: web   # ours
    namespace: 'shop'
spec:
    podSelector: {}
    ingress:
    - {}
`;
const scenario = [pod("shop", "web"), pod("shop", "api"), pod("ops", "job"), policy].join("---\n");

/** The page with two namespaces and one policy, read to the end of its text by a plain editor. */
async function opened(page: Page): Promise<{ readonly app: Sallyport; readonly before: string }> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(scenario);
  await expect(frame(page, "ops")).toBeVisible();
  return { app, before: await app.text.visibleText() };
}

function frame(page: Page, namespace: string): Locator {
  return page.locator(".namespace-title").filter({ has: page.getByText(namespace, { exact: true }) });
}

const menu = (page: Page) => page.getByRole("menu");
const item = (page: Page, words: string | RegExp) => menu(page).getByRole("menuitem", { name: words });
const undoButton = (page: Page) => page.getByRole("banner").getByRole("button", { name: /^Undo/ });

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 20 && !(await target.evaluate((element) => element === document.activeElement)); i++) {
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("a namespace is closed through its menu with the keyboard alone, and undo gives the same text", async ({
  page,
}) => {
  const { app, before } = await opened(page);
  const fold = page.getByRole("button", { name: "Draw namespace shop as one node" });
  await fold.focus();
  await page.keyboard.press("Shift+F10");
  await expect(item(page, "Default deny in")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(fold).toBeFocused();

  await page.keyboard.press("Shift+F10");
  await expect(item(page, "Default deny in")).toBeFocused();
  await page.keyboard.type("default deny o");
  await expect(item(page, "Default deny out")).toBeFocused();
  await page.keyboard.press("Enter");
  const form = page.getByRole("region", { name: "Default deny out: shop" });
  await expect(form.getByLabel("Policy")).toBeFocused();
  await expect(form).toContainText("a new policy shop/default-deny-egress in");
  await expect(form).toContainText("shop/web → shop/api");
  await tabTo(page, form.getByRole("button", { name: "Apply" }));
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();
  await expect(undoButton(page)).toHaveAccessibleName(/default deny egress in shop/);
  const after = await app.text.visibleText();
  expect(after.startsWith(before)).toBe(true);
  expect(after).toContain("name: default-deny-egress");
  await expect.poll(() => app.picture.state("shop/web→shop/api")).toBe("denied");
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => app.text.visibleText()).toBe(before);
});

test("two namespaces that are picked by mouse are closed together", async ({ page }) => {
  const { app, before } = await opened(page);
  await frame(page, "shop")
    .getByText("shop", { exact: true })
    .click({ modifiers: ["Shift"] });
  await frame(page, "ops")
    .getByText("ops", { exact: true })
    .click({ modifiers: ["Control"] });
  const bar = page.getByRole("region", { name: "Picked" });
  await expect(bar.getByRole("status")).toHaveText("2 picked: shop and ops");
  const deny = bar.getByRole("button", { name: "Default deny for 2 namespaces…" });
  await expect(deny).toHaveAccessibleDescription("shop and ops");
  await deny.click();
  const form = page.getByRole("region", { name: "Default deny both ways" });
  await form.getByRole("button", { name: "Cancel" }).press("Escape");
  await expect(form).toBeHidden();
  await deny.click();
  await expect(form).toContainText("a new policy ops/default-deny-all in policies.yaml");
  await form.getByRole("button", { name: "Apply" }).click();
  await expect(form).toBeHidden();
  await expect(app.text.tab("policies.yaml")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await undoButton(page).click();
  await expect(app.text.tab("policies.yaml")).toHaveCount(0);
  await expect.poll(() => app.text.visibleText()).toBe(before);

  // With the keyboard, too.
  await app.picture.node("shop/web").focus();
  await page.keyboard.press("Control+ ");
  await app.picture.node("shop/api").focus();
  await page.keyboard.press("Control+ ");
  await expect(bar.getByRole("status")).toHaveText("2 picked: web and api");
  await expect(bar.getByRole("button", { name: "Default deny for namespace shop…" })).toBeVisible();
  await bar.getByRole("button", { name: "Clear" }).click();
  await expect(bar).toBeHidden();
});

test("a policy is copied to another namespace, comments and all", async ({ page }) => {
  const { app, before } = await opened(page);
  await frame(page, "shop").getByText("shop", { exact: true }).click({ button: "right" });
  await item(page, "Copy its policies").click();
  await frame(page, "ops").getByText("ops", { exact: true }).click({ button: "right" });
  await item(page, "Paste the policy…").click();
  const form = page.getByRole("region", { name: "Copy the policy: shop/web" });
  await expect(form).toContainText("ops/web in");
  await app.picture.node("shop/web").click({ button: "right" });
  await expect(item(page, "Allow to…")).toBeVisible();
  await expectNothingFromAxe(page);
  await page.keyboard.press("Escape");
  await form.getByRole("button", { name: "Paste" }).click();
  await expect(form).toBeHidden();
  const copy = policy.replace("'shop'", "'ops'");
  await expect.poll(() => app.text.visibleText()).toBe(`${before}---\n${copy}`);
  await expect(undoButton(page)).toHaveAccessibleName(/copy shop\/web to ops/);
  await undoButton(page).click();
  await expect.poll(() => app.text.visibleText()).toBe(before);
});
