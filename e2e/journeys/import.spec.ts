import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const pod = (name: string, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n  namespace: shop\n${more}spec:\n  containers:\n    - name: web\n      image: nginx\n`;
const policy = (name: string, port: number) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\n  namespace: shop\nspec:\n  podSelector: {}\n  ingress:\n    - ports:\n        - port: ${port}\n`;
const simple = (kind: string, name: string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: shop\n`;

/** What `kubectl get … -o yaml` prints for these objects. */
function list(...objects: readonly string[]): string {
  const items = objects.map((object) => `  - ${object.trimEnd().split("\n").join("\n    ")}\n`);
  return `apiVersion: v1\nkind: List\nmetadata:\n  resourceVersion: ""\nitems:\n${items.join("")}`;
}

const dump = list(
  policy("open", 80),
  policy("broken", 99999),
  pod("web", "  resourceVersion: '7'\n"),
  pod("db", "  uid: '8'\n"),
  simple("Secret", "a"),
  simple("Secret", "b"),
  simple("ConfigMap", "c"),
);

test("a dump is taken apart and answered in a sentence, and the original is one click away", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(dump);
  await expect(app.visit).toContainText("2 workloads in 1 namespace, 1 policy.");
  await expect(app.visit).toContainText("2 workloads accept connections from anyone.");
  await expect(app.visit).toContainText("1 ConfigMap and 2 Secrets left out.");
  await expect(app.text.tab("policies.yaml")).toBeVisible();
  await expect(app.text.tab("cluster.yaml")).toBeVisible();
  await app.text.show("cluster.yaml");
  expect(await app.text.visibleText()).not.toMatch(/Secret|ConfigMap|resourceVersion|uid/);

  await expect(page.getByText("1 object left out:")).toBeVisible();
  await page.getByRole("button", { name: "why", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "shop/broken" }).first()).toContainText("99999");
  await page
    .getByRole("button", { name: /^policies\.yaml:\d+$/ })
    .first()
    .click();
  await expect.poll(() => app.text.shownFile()).toContain("policies.yaml");
  expect(await app.text.selectedText()).toContain("99999");

  await page.getByRole("button", { name: "Keep the original", exact: true }).click();
  await expect(app.text.tab("pasted.yaml")).toBeVisible();
  await expect(page.getByRole("button", { name: "Keep the original", exact: true })).toHaveCount(0);
  expect(await app.text.visibleText()).toContain("kind: Secret");
  await expect(app.visit).not.toContainText("left out");
  await app.undo();
  await expect(app.text.tab("cluster.yaml")).toBeVisible();
  await expect(page.getByRole("button", { name: "Keep the original", exact: true })).toBeVisible();

  await app.backToMyWork();
  await expect(app.picture.workload("frontend")).toBeAttached();
});

test("manifests that somebody wrote open as they are", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const written = `# mine\n${pod("web")}---\n${policy("open", 80)}`;
  await app.paste(written);
  await expect(app.visit).toContainText("1 workload in 1 namespace, 1 policy.");
  await expect(app.text.tab("manifests.yaml")).toBeVisible();
  expect(await app.text.visibleText()).toBe(written);
  await expect(page.getByRole("button", { name: "Keep the original", exact: true })).toHaveCount(0);
});

test("a text without any object arrives in the editor, with its first error and the line", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const before = await app.text.visibleText();
  await app.paste("# to all\nname: a note\n");
  await expect(app.visit).toContainText("manifests.yaml, line 2: the object has no kind");
  expect(await app.text.visibleText()).toBe("# to all\nname: a note\n");
  await app.backToMyWork();
  await expect.poll(() => app.text.visibleText()).toBe(before);
});

test("an empty paste is refused, and nothing changes", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(" \n");
  await app.refuses("What was pasted holds no text.");
  await expect(app.visit).toHaveCount(0);
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
});

test("a folder is dropped with the folders in it, and what is not opened is named", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "dropped-"));
  const shop = join(folder, "shop");
  mkdirSync(join(shop, "base"), { recursive: true });
  writeFileSync(join(shop, "pods.yaml"), pod("web"));
  writeFileSync(join(shop, "base", "policies.yaml"), policy("open", 80));
  writeFileSync(join(shop, "logo.svg"), "<svg/>");
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await dropFromDisk(page, [shop]);
  await expect(app.visit).toContainText("shop, beside your own work. 1 workload in 1 namespace, 1 policy.");
  await expect(app.text.tab("pods.yaml")).toBeVisible();
  await expect(app.text.tab("base/policies.yaml")).toBeVisible();
  await app.refuses("logo.svg");
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  rmSync(folder, { recursive: true });
});

test("the answer to an import is not said again with every edit", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(pod("web"));
  await expect(app.visit).toContainText("1 workload in 1 namespace, 0 policies.");
  await app.text.goBehind("image: nginx\n");
  await page.keyboard.insertText(`---\n${pod("db")}`);
  await expect(app.picture.workload("db")).toBeAttached();
  await expect(app.visit).toContainText("1 workload in 1 namespace, 0 policies.");
});

test("words of the page that are dragged within it are not imported", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const drag = (types: readonly string[]) =>
    page.evaluate(
      ([words = "", ...names]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData("text/plain", words);
        for (const type of names) {
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      [pod("web"), ...types],
    );
  await drag(["dragstart", "dragover"]);
  await expect(page.getByText("Drop to open beside your own work")).toHaveCount(0);
  await drag(["drop", "dragend"]);
  await expect(app.visit).toHaveCount(0);
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  await drag(["dragover", "drop"]);
  await expect(app.visit).toContainText("1 workload in 1 namespace");
});

test("in a file with carriage returns a problem leads to its characters", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(policy("broken", 99999).replaceAll("\n", "\r\n"));
  await expect(page.getByText("1 object left out:")).toBeVisible();
  await page.getByRole("button", { name: "why", exact: true }).click();
  await page.getByRole("button", { name: /^policies\.yaml:\d+$/ }).click();
  await expect.poll(() => app.text.selectedText()).toBe("99999");
});

test("on a phone the answer to an import leaves the room to the picture, and can be unfolded", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(dump);
  await expect(app.visit).toContainText("2 workloads in 1 namespace");
  const bar = page.locator(".notice.visit");
  const height = async () => (await bar.boundingBox())?.height ?? 999;
  const folded = await height();
  expect(folded).toBeLessThan(90);
  await expect(page.getByRole("button", { name: "Back to my work" })).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByText("1 object left out:")).toBeVisible();
  expect(await height()).toBeGreaterThan(folded);
  await page.getByRole("button", { name: "Less", exact: true }).click();
  expect(await height()).toBe(folded);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

/** Drops files or folders as the desktop does. */
async function dropFromDisk(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 700, y: 400, data });
  }
}
