import type { Locator, Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const pod = (namespace: string, name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}\n`;
const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api, namespace: shop}
spec: {podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}
`;
const scenario = [pod("shop", "web"), pod("shop", "api"), pod("ops", "job"), policy].join("---\n");
const LINE = "shop/web→shop/api";

const item = (page: Page, words: string) => page.getByRole("menu").getByRole("menuitem", { name: words });
const form = (page: Page, title: RegExp) => page.getByRole("region", { name: title });
const frame = (page: Page, namespace: string): Locator =>
  page.locator(".namespace-title").filter({ has: page.getByText(namespace, { exact: true }) });

async function opened(page: Page): Promise<Sallyport> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(scenario);
  await expect(frame(page, "ops")).toBeVisible();
  return app;
}

/** Stays so while the picture is drawn anew. */
async function expectFocusInPicture(page: Page): Promise<void> {
  const isThere = () => page.evaluate(() => document.activeElement?.closest("#pane-picture") !== null);
  for (let i = 0; i < 5; i++) {
    await expect.poll(isThere).toBe(true);
    await page.waitForTimeout(100);
  }
}

test("the focus is never lost by an edit: it goes back to what was edited, or to the picture", async ({ page }) => {
  const app = await opened(page);
  const line = page.locator(`.react-flow__edge[data-id="${LINE}"]`);
  // Escape from a menu that the mouse opened.
  await frame(page, "ops").getByText("ops", { exact: true }).click({ button: "right" });
  await expect(item(page, "Default deny in…")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Draw namespace ops as one node" })).toBeFocused();

  // By mouse on what stands on a line: the keyboard goes on from the line.
  await page.locator(`.edge-label[data-id="${LINE}"]`).click();
  const onLineOrCard = page.locator(`.react-flow__edge[data-id="${LINE}"]:focus, [aria-label="Why"]:focus`);
  await expect(onLineOrCard).toHaveCount(1);
  await page.keyboard.press("Delete");
  await expect(form(page, /^Cut: /)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(onLineOrCard).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Why" })).toHaveCount(0);

  // Delete from inside the card about a line, applied by Ctrl+Enter.
  await line.focus();
  await page.keyboard.press("Enter");
  const why = page.getByRole("region", { name: "Why" });
  await expect(why).toBeVisible();
  await why.getByRole("button", { name: "Close (Escape)" }).focus();
  await page.keyboard.press("Delete");
  const cut = form(page, /^Cut: /);
  await expect(cut).toContainText("Closes 1 connection");
  await expect(cut.getByRole("button", { name: "Cut", exact: true })).toHaveAttribute("aria-disabled", "false");
  await cut.getByRole("radio").first().focus();
  await page.keyboard.press("Control+Enter");
  await expect(cut).toBeHidden();
  await expect.poll(() => app.picture.state(LINE)).toBe("denied");
  await expectFocusInPicture(page);

  // What had the focus goes with its new name.
  await page.getByRole("button", { name: "Draw namespace ops as one node" }).focus();
  await page.keyboard.press("Shift+F10");
  await item(page, "Rename…").press("Enter");
  const rename = form(page, /^Rename/);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("tools");
  await expect(rename.locator("button[type=submit]")).toHaveAttribute("aria-disabled", "false");
  await page.keyboard.press("Enter");
  await expect(frame(page, "tools")).toBeVisible();
  await expectFocusInPicture(page);

  // By mouse, of what is gone afterwards.
  await app.picture.node("shop/web").click({ button: "right" });
  await item(page, "Delete…").click();
  const deleting = form(page, /^Delete: /);
  await deleting.locator("button[type=submit]").click();
  await expect(app.picture.node("shop/web")).toHaveCount(0);
  await expectFocusInPicture(page);
});

test("what the server would refuse is told in the allow form before it is chosen", async ({ page }) => {
  const app = await opened(page);
  await app.picture.node("shop/api").click({ button: "right" });
  await item(page, "Allow from…").click();
  const allow = form(page, /^Allow: /);
  await allow.getByRole("combobox", { name: "From where?" }).fill("10.0.0.0/33");
  await page.keyboard.press("Enter");
  await expect(allow.getByText("has a prefix length that does not exist").first()).toBeVisible();
  await expect(allow.locator("button[type=submit]")).toHaveAttribute("aria-disabled", "true");
  await allow.getByRole("button", { name: "Take 10.0.0.0/33 out" }).press("Enter");
  await expect(allow.getByRole("combobox", { name: "From where?" })).toBeFocused();
  await page.keyboard.type("10.0.0.0/8");
  await page.keyboard.press("Enter");
  const port = allow.getByLabel("Another port, number or name");
  await port.fill("99999");
  await port.press("Enter");
  await expect(allow.getByRole("alert")).toHaveText("The port “99999” must be from 1 to 65535.");
  await expect(allow.getByRole("button", { name: "TCP 99999" })).toHaveCount(0);
  await port.fill("9090");
  await port.press("Enter");
  await expect(allow.getByRole("button", { name: "TCP 9090", exact: true })).toHaveAttribute("aria-pressed", "true");
});
