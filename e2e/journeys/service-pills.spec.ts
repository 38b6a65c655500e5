import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const shop = `apiVersion: v1
kind: Service
metadata:
  name: web-door
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
---
{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}},
 spec: {containers: [{name: main, image: registry.example/web:1, ports: [{containerPort: 8080}]}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: client, namespace: shop, labels: {app: client}},
 spec: {containers: [{name: main, image: registry.example/client:1, ports: [{containerPort: 80}]}]}}
`;
const id = "service shop/web-door";

test.beforeEach(async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(shop);
  await expect(app.picture.node(id)).toBeVisible();
});

test("a Service stands as a pill right before its pods, and tells its ports and where it leads", async ({ page }) => {
  const { picture } = new Sallyport(page);
  const pill = (await picture.node(id).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const pods = (await picture.node("shop/web").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  expect(pill.x + pill.width).toBeLessThan(pods.x);
  expect(pods.x - pill.x - pill.width).toBeLessThan(pill.width);
  expect(pill.y + pill.height).toBeGreaterThan(pods.y);
  await expect(picture.node(id)).toHaveAccessibleName(
    "Service web-door, namespace shop, port 80 to 8080, leads to web",
  );
});

test("a selector that selects nothing any more breaks it at once, where it stands, and undo mends it", async ({
  page,
}) => {
  const app = new Sallyport(page);
  const { picture, text } = app;
  const isMended = "Service web-door, namespace shop, port 80 to 8080, leads to web";
  const before = await picture.node(id).boundingBox();
  await text.goBehind("    app: web");
  await text.type("x");
  await expect(picture.node(id)).toHaveAccessibleName(/; broken: its selector app=webx selects no pod/);
  await expect(picture.node(id)).toContainText("broken");
  expect(await picture.node(id).boundingBox()).toMatchObject({ x: before?.x, y: before?.y });
  await app.undo();
  await expect(picture.node(id)).toHaveAccessibleName(isMended);
  expect(await picture.node(id).boundingBox()).toEqual(before);
});

test("Enter on a pill selects it", async ({ page }) => {
  const { picture } = new Sallyport(page);
  await picture.node(id).focus();
  await page.keyboard.press("Enter");
  await expect(picture.node(id)).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Enter");
  await expect(picture.node("shop/web")).toBeFocused();
});

test("of Services that share a pill the menu asks which is meant, and that one is renamed", async ({ page }) => {
  const app = new Sallyport(page);
  const service = (name: string) =>
    `---\n{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80}]}}\n`;
  const shared = shop.replace(/^[\s\S]*?---\n/, "") + ["one", "two", "three", "four"].map(service).join("");
  await app.paste(shared);
  const pill = app.picture.node("service shop/three");
  await expect(pill).toContainText("+1");
  await pill.focus();
  await page.keyboard.press("Shift+F10");
  const chooser = page.getByRole("menu", { name: "2 Services" });
  await expect(chooser.getByRole("menuitem", { name: "shop/three" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu", { name: "shop/four" });
  for (const words of ["Ports…", "Duplicate…", "Delete…"]) {
    await expect(menu.getByRole("menuitem", { name: words })).toBeVisible();
  }
  await menu.getByRole("menuitem", { name: "Rename…" }).click();
  const form = page.getByRole("region", { name: "Rename: Service shop/four" });
  await form.getByLabel("New name").fill("five");
  await form.getByRole("button", { name: "Rename" }).click();
  await expect(form).toBeHidden();
  await expect.poll(() => app.text.visibleText()).toBe(shared.replace("name: four", "name: five"));
});
