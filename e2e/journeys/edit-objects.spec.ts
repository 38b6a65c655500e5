import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

const item = (page: Page, words: string) => page.getByRole("menuitem", { name: words });
const undoButton = (page: Page) => page.getByRole("banner").getByRole("button", { name: /^Undo/ });

/** The page with the three-tier application, its texts readable as a whole. */
async function opened(page: Page): Promise<Sallyport> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  return app;
}

test("a namespace is renamed in all files, in its lines only, and undo brings back every byte", async ({ page }) => {
  const app = await opened(page);
  const files = ["policies.yaml", "cluster.yaml"];
  const texts = async () => {
    const found: string[] = [];
    for (const file of files) {
      await app.text.show(file);
      await expect.poll(() => app.text.shownFile()).toContain(file);
      found.push(await app.text.wholeText());
    }
    return found;
  };
  const before = await texts();
  const title = page.locator(".namespace-title").getByText("app", { exact: true });
  await title.click({ button: "right" });
  await item(page, "Rename…").click();
  const form = page.getByRole("region", { name: "Rename: Namespace app" });
  const name = form.getByRole("textbox", { name: "New name" });
  await expect(name).toBeFocused();
  await name.fill("kube-system");
  await expect(form.getByRole("alert")).toHaveText("there is a namespace kube-system already");
  await expect(name).toHaveAccessibleDescription("there is a namespace kube-system already");
  await expectNothingFromAxe(page);
  await name.fill("store");
  await expect(form).toContainText("Opens and closes nothing.");
  await form.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(undoButton(page)).toHaveAccessibleName(/rename namespace app to store/);
  const renamed = before.map((text) => text.replace(/^(\s*(?:[\w./]*name|namespace): )app$/gm, "$1store"));
  expect(renamed).not.toEqual(before);
  expect(await texts()).toEqual(renamed);
  await expect.poll(() => app.picture.state("store/frontend→store/backend")).toBe("allowed");
  await undoButton(page).click();
  await expect.poll(texts).toEqual(before);
});

test("a block of addresses is judged as it is typed, before a way is chosen", async ({ page }) => {
  await opened(page);
  await page.locator(".react-flow__pane").click({ button: "right", position: { x: 12, y: 12 } });
  await item(page, "Add an address range…").click();
  const form = page.getByRole("region", { name: "Add an address range" });
  const addresses = form.getByRole("textbox", { name: "Addresses" });
  const way = form.getByRole("button", { name: "Allow from it to…" });
  await addresses.fill("203.0.113.0/33");
  await expect(addresses).toHaveAccessibleDescription(/^“203.0.113.0\/33” has a prefix length that does not exist/);
  await expect(way).toBeDisabled();
  await addresses.fill("203.0.113.0/24");
  await expect(form.getByRole("status")).toHaveText("Choose which way is to be allowed.");
  await expect(way).toBeEnabled();
});

test("a workload is added with what the form offers, gets a label that a policy selects, goes, and comes back", async ({
  page,
}) => {
  const app = await opened(page);
  await app.text.show("cluster.yaml");
  const before = await app.text.wholeText();
  await page.locator(".react-flow__pane").click({ button: "right", position: { x: 12, y: 12 } });
  await item(page, "Add a workload…").click();
  const adding = page.getByRole("region", { name: "Add a workload" });
  await adding.getByRole("textbox", { name: "Name", exact: true }).fill("cart");
  await expect(adding).toContainText("a new Deployment app/cart in cluster.yaml");
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(adding).toBeHidden();
  await expect.poll(() => app.text.wholeText()).toContain("name: cart");
  const added = await app.text.wholeText();
  expect(added.startsWith(before)).toBe(true);
  await expect(app.picture.node("app/cart")).toBeVisible();

  await app.picture.node("app/cart").click({ button: "right" });
  await item(page, "Labels…").click();
  const labels = page.getByRole("region", { name: "Labels: Deployment app/cart" });
  await labels.getByRole("button", { name: "Add a label" }).click();
  await page.keyboard.type("tier");
  await labels.getByRole("textbox", { name: "Value of tier" }).fill("frontend");
  await expect(labels.getByRole("listitem").first()).toContainText("policy app/frontend-policy would be about");
  await expectNothingFromAxe(page);
  await page.keyboard.press("Escape");
  await expect(labels).toBeHidden();

  await app.picture.node("app/cart").click({ button: "right" });
  await item(page, "Delete…").click();
  const deleting = page.getByRole("region", { name: "Delete: app/cart" });
  await expect(deleting).toContainText("The Deployment goes, with all of its pods.");
  await expect(deleting).toContainText("from cluster.yaml: Deployment app/cart");
  await deleting.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(app.picture.node("app/cart")).toHaveCount(0);
  expect(await app.text.wholeText()).toBe(before);
  await undoButton(page).click();
  await expect.poll(() => app.text.wholeText()).toBe(added);
  await expect(app.picture.node("app/cart")).toBeVisible();
});
