import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** A workload of three pods beside a lonely one, in two namespaces, guarded in one. */
const shop = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: c, image: web, ports: [{containerPort: 8080}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: db, namespace: data, labels: {app: db}}
spec: {containers: [{name: c, image: db, ports: [{containerPort: 5432}]}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: data}
spec:
  podSelector: {}
  ingress: [{from: [{namespaceSelector: {}}]}]
`;

test("a workload is shown pod by pod, and drawn as one again", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(shop);
  await expect(app.picture.node("shop/web")).toBeVisible();
  await app.picture.button("Show the 3 pods of web").click();
  await expect(app.picture.button(/^pod web-.*, of shop\/web,/)).toHaveCount(3);
  await expect(app.picture.node("shop/web")).toHaveCount(0);
  await app.picture.button("Draw the 3 pods of web as one node").click();
  await expect(app.picture.node("shop/web")).toBeVisible();
  await expect(app.picture.button(/^pod web-/)).toHaveCount(0);
});

test("a namespace is drawn as one node, and opened again", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(shop);
  await app.picture.button("Draw namespace shop as one node").click();
  const card = app.picture.button(/^namespace shop, 1 workload, 3 pods, 0 policies, ingress open, egress open/);
  await expect(card).toBeVisible();
  await expect(app.picture.node("shop/web")).toHaveCount(0);
  await expect.poll(() => app.picture.state("namespace shop→data/db")).toBe("allowed");
  await app.picture.button(/^Open namespace shop/).click();
  await expect(app.picture.node("shop/web")).toBeVisible();
});

test("a button on a node is reached and pressed with the keyboard, and does not select the node", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(shop);
  await app.picture.node("shop/web").focus();
  await page.keyboard.press("Tab");
  await expect(app.picture.button("Show the 3 pods of web")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(app.picture.button(/^pod web-/)).toHaveCount(3);
  await expect(page.locator("[aria-pressed=true][data-face]")).toHaveCount(0);
});

test("by keyboard, what folds and opens a part of the picture hands the focus to what takes its place", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(shop);
  const fold = app.picture.button("Draw namespace shop as one node");
  await fold.press("Enter");
  const open = app.picture.button(/^Open namespace shop/);
  await expect(open).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(fold).toBeFocused();
  const expand = app.picture.button("Show the 3 pods of web");
  await expand.press("Enter");
  const foldPods = app.picture.button("Draw the 3 pods of web as one node");
  await expect(foldPods).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(expand).toBeFocused();
});

test("everything that can be pressed on a node is large enough for a finger's tip", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.paste(shop);
  await expect(app.picture.node("shop/web")).toBeVisible();
  for (const button of await page.locator(".node-button").all()) {
    const least = await button.evaluate((element) => {
      const { width, height } = getComputedStyle(element);
      return Math.min(Number.parseFloat(width), Number.parseFloat(height));
    });
    expect(least).toBeGreaterThanOrEqual(24);
  }
});
