import { clusterDump } from "../dump.ts";
import { expect, test } from "../fixtures.ts";
import { NodeCard } from "../pages/node-card.ts";
import { Sallyport } from "../pages/sallyport.ts";

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 9
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: c, image: web, ports: [{containerPort: 8080}]}]}
`;

test("the pods of a workload come into view when it is expanded", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(deployment);
  await expect(app.picture.node("shop/web")).toBeVisible();
  for (let i = 0; i < 4; i++) await app.picture.zoomIn();
  await app.picture.button("Show the 9 pods of web").press("Enter");
  const pods = app.picture.button(/^pod web-/);
  await expect(pods).toHaveCount(9);
  for (const pod of await pods.all()) await expect(pod).toBeInViewport({ ratio: 0.99 });
});

test("names can still be read when the card about a line makes room for itself in a dump", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(clusterDump());
  await expect(app.picture.node("shop/web")).toBeAttached({ timeout: 20_000 });
  await app.picture.line("shop/web to shop/api").dispatchEvent("click");
  await expect(app.why.card).toBeVisible();
  await expect(app.picture.node("shop/web").getByText("web", { exact: true })).toBeVisible();
});

test("the first look on a phone shows every name in full", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.open();
  await app.picture.isWithinItsPane();
  for (const name of ["frontend", "backend", "database"]) {
    const shown = app.picture.node(`app/${name}`).getByText(name, { exact: true });
    await expect(shown).toBeVisible();
    const isInFull = () => shown.evaluate((element) => element.scrollWidth <= element.clientWidth);
    await expect.poll(isInFull).toBe(true);
  }
});

test("the card about a node leaves the other ends of its lines to be seen", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const app = new Sallyport(page);
  await app.open();
  const wasAt = await app.picture.place("database");
  await app.picture.node("app/backend").press("Enter");
  const card = new NodeCard(page, "app/backend").card;
  await expect(card).toBeVisible();
  for (const id of ["anyone", "app/frontend", "app/backend", "app/database"]) {
    await expect.poll(() => app.picture.isBeside(id, card)).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect.poll(() => app.picture.place("database")).toEqual(wasAt);
});

test("what is written over a small scenario is in full view, and what it was is again after undo", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const small = await app.picture.widthOf("frontend");
  for (let i = 0; i < 3; i++) await app.picture.zoomIn();
  const both = [deployment, deployment.replaceAll("web", "api")];
  const teams = ["a", "b", "c", "d", "e", "f"].flatMap((name) => both.map((text) => text.replaceAll("shop", name)));
  await app.text.plain.fill(teams.join("---"));
  await expect(app.picture.node("f/api")).toBeAttached();
  await app.picture.isWithinItsPane();
  expect(await app.picture.widthOf("frontend")).toBeLessThan(small);
  await app.undo();
  await expect(app.picture.node("f/api")).toHaveCount(0);
  await app.picture.isWithinItsPane();
  await expect.poll(() => app.picture.widthOf("frontend")).toBe(small);
});
