import type { Locator, Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const pod = (namespace: string, name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}\n`;
const policy = `# Who may ask the web server.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web   # ours
  namespace: shop
spec:
  podSelector: {}
  ingress:
  - {}
`;
const scenario = [pod("shop", "web"), pod("ops", "job"), policy].join("---\n");

async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let i = 0; i < 80 && !(await target.evaluate((element) => element === document.activeElement)); i++) {
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

test("policies are copied from a workload and pasted into another namespace with the keyboard alone", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(scenario);
  await expect(app.picture.node("ops/job")).toBeVisible();
  const before = await app.text.visibleText();
  const told = page.getByRole("status", { name: "What was done" });

  await page.keyboard.press("Alt+2");
  await tabTo(page, app.picture.node("shop/web"));
  // Words that are selected are what is copied.
  const counts = page.getByText(/^2 workloads in/).first();
  await counts.evaluate((words) => getSelection()?.selectAllChildren(words));
  await page.keyboard.press("ControlOrMeta+c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^2 workloads in/);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.keyboard.press("ControlOrMeta+c");
  await expect(told).toContainText("shop/web copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("shop/web");
  await tabTo(page, app.picture.node("ops/job"));
  await page.keyboard.press("ControlOrMeta+c");
  await expect(told).toContainText("No policy selects ops/job");

  await tabTo(page, page.getByRole("button", { name: "Draw namespace ops as one node" }), "Shift+Tab");
  await page.keyboard.press("ControlOrMeta+v");
  const form = page.getByRole("region", { name: "Copy the policy: shop/web" });
  await expect(form).toContainText("ops/web in");
  await expect(form.getByRole("button", { name: "ops" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(form).toBeHidden();
  const copy = policy.replace("namespace: shop", "namespace: ops");
  await expect.poll(() => app.text.visibleText()).toBe(`${before}---\n${copy}`);

  // What is written into keeps its keys.
  await page.keyboard.press("Alt+1");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("# Who may ask");
  // What was copied later counts: it opens as always, on a namespace, too.
  await page.keyboard.press("Alt+2");
  await tabTo(page, page.getByRole("button", { name: "Draw namespace ops as one node" }));
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByText("Pasted manifests").first()).toBeVisible();
});
