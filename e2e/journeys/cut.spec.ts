import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

const LINE = "app/frontend→app/backend";

const form = (page: Page) => page.getByRole("region", { name: /^Cut: / });
const undoButton = (page: Page) => page.getByRole("banner").getByRole("button", { name: /^Undo/ });

test("a line is cut by Delete: the form offers the ways that work and says what closes; undo brings back every byte", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await expect.poll(() => app.picture.state(LINE)).toBe("allowed");
  const before = await app.text.visibleText();
  await page.locator(`.react-flow__edge[data-id="${LINE}"]`).focus();
  await page.keyboard.press("Delete");
  await expect(form(page)).toHaveAccessibleName("Cut: app/frontend → app/backend");
  await expect(form(page)).toBeFocused();
  await expect(form(page).getByRole("radio").first()).toBeChecked();
  await expect(form(page)).toContainText("Closes 1 connection");
  await expectNothingFromAxe(page);
  await form(page).getByRole("radio", { name: "Narrow the rules that let it out at app/frontend" }).check();
  await expect(form(page)).toContainText("rule 1 of app/frontend-policy");
  await page.keyboard.press("Escape");
  await expect(form(page)).toHaveCount(0);
  await expect(page.locator(`.react-flow__edge[data-id="${LINE}"]`)).toBeFocused();

  await page.keyboard.press("Delete");
  await form(page).getByRole("button", { name: "Cut", exact: true }).click();
  await expect(form(page)).toHaveCount(0);
  await expect.poll(() => app.picture.state(LINE)).toBe("denied");
  await expect(undoButton(page)).toHaveAccessibleName(/cut app\/frontend → app\/backend/);
  await undoButton(page).click();
  await expect.poll(() => app.text.visibleText()).toBe(before);
  await expect.poll(() => app.picture.state(LINE)).toBe("allowed");
});

const TWINS = `apiVersion: v1
kind: Pod
metadata:
  name: web # the shop window
  namespace: shop
  labels: {app: web}
spec: {containers: [{name: c, image: i}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: crawler, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: c, image: i}]}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: shop, labels: {app: api}}
spec: {containers: [{name: c, image: i, ports: [{containerPort: 8080}]}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api, namespace: shop}
spec:
  podSelector: {matchLabels: {app: api}}
  ingress:
  - from: # clients
    - podSelector: {matchLabels: {app: web}}
`;

test("where labels cannot tell pods apart, a cut by mouse says so and adds a label", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(TWINS);
  const line = "shop/crawler→shop/api";
  await expect.poll(() => app.picture.state(line)).toBe("allowed");
  await app.picture.line("crawler to api").click({ force: true });
  await expect(page.getByRole("region", { name: "Why" })).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(form(page)).toHaveAccessibleName("Cut: shop/crawler → shop/api");
  await expect(form(page)).toContainText("shop/web cannot be told apart by labels and is closed out too.");
  await expect(
    form(page).getByRole("radio", { name: /^Label shop\/crawler role=crawler, and close it at shop\/api/ }),
  ).toBeChecked();
  await form(page).getByLabel("Value").fill("robot");
  await expect(form(page)).toContainText("Deployment crawler gets the label role=robot");
  await form(page).getByRole("button", { name: "Cut", exact: true }).click();
  await expect.poll(() => app.picture.state(line)).toBe("denied");
  await expect.poll(() => app.picture.state("shop/web→shop/api")).toBe("allowed");
  await expect.poll(() => app.text.visibleText()).toContain("metadata: {labels: {app: web, role: robot}}");
});
