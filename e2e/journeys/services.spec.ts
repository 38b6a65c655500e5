import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { DoorCard } from "../pages/door-card.ts";
import { Sallyport } from "../pages/sallyport.ts";

const pod = (name: string, app: string, port: number) => `---
{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop, labels: {app: ${app}}},
 spec: {containers: [{name: main, image: registry.example/app:1, ports: [{containerPort: ${port}}]}]}}
`;

const shop = `${pod("frontend", "frontend", 80)}${pod("intruder", "intruder", 80)}${pod("backend-1", "backend", 8080)}${pod("backend-2", "backend", 8080)}---
apiVersion: v1
kind: Service
metadata:
  name: backend-svc
  namespace: shop
spec:
  selector:
    app: backend
  ports:
    - name: http
      port: 80
      targetPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: admin
  namespace: shop
spec:
  selector:
    app: backend
  ports:
    - name: http
      port: 80
      targetPort: 8080
    - name: metrics
      port: 9090
---
apiVersion: v1
kind: Service
metadata:
  name: broken
  namespace: shop
spec:
  selector:
    app: bakcend
  ports:
    - port: 80
      targetPort: 8080
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: entry
  namespace: shop
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: {service: {name: backend-svc, port: {number: 80}}}
          - path: /old
            pathType: Exact
            backend: {service: {name: gone, port: {number: 80}}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: backend
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: backend
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: frontend
`;

/** The page with this scenario, in the plain text area. */
async function openShop(app: Sallyport): Promise<void> {
  await app.withholdMonaco();
  await app.open();
  await app.paste(shop);
  await expect(app.picture.workload("intruder")).toBeVisible();
}

test("a Service's card tells what it is, and leads to its characters", async ({ page }) => {
  const app = new Sallyport(page);
  await openShop(app);
  await app.command("Service shop/backend-svc");
  const { card } = new DoorCard(page, "Service backend-svc");
  await expect(card).toContainText("ClusterIP Service in namespace shop");
  await expect(card).toContainText("backend-svc.shop.svc.cluster.local");
  await expect(card).toContainText("app=backend");
  await expect(card).toContainText("http 80 → 8080, 2 pods listen");
  await expect(card).toContainText("2 ready");
  await card
    .getByRole("button", { name: /^line \d+$/ })
    .first()
    .click();
  expect(await app.text.selectedText()).toBe("backend-svc");
  await card.getByRole("button", { name: "shop/entry" }).click();
  await expect(new DoorCard(page, "Ingress entry").card).toBeVisible();
  await expect(card).toBeHidden();
});

test("who asks is chosen, and what comes of it is told step by step and follows the text", async ({ page }) => {
  const app = new Sallyport(page);
  await openShop(app);
  await app.command("Service shop/admin");
  const door = new DoorCard(page, "Service admin");
  await expect(door.card).toContainText("metrics 9090 → 9090, nobody listens");
  await expect(door.outcome).toHaveText("Answered");
  await expect(door.source.locator("option:checked")).toHaveText("shop/frontend");

  await door.source.selectOption("shop/intruder");
  await expect(door.outcome).toHaveText("Timed out: dropped by the ingress of 2 pods");
  await expect(door.card.getByRole("heading", { name: "None of 2 ways is answered" })).toBeVisible();
  const dropped = door.step(/shop\/backend-1 is isolated by shop\/backend/);
  await dropped.getByText("1 policy, 1 rule").click();
  await expect(dropped).toContainText("app=frontend");

  await door.source.selectOption("shop/frontend");
  await door.asked.selectOption("admin:9090");
  await expect(door.outcome).toHaveText("Refused: nobody listens on that port");
  await door.asked.selectOption("admin:80");
  await expect(door.spoken).toHaveText(/^shop\/frontend gets an answer/);

  await app.text.goBehind("matchLabels:\n              app: frontend");
  await app.text.type("x");
  await expect(door.outcome).toHaveText("Timed out: dropped by the ingress of 2 pods");
  await expect(door.spoken).not.toHaveText(/gets an answer/);
});

test("what is wrong with a Service stands first, and asking for it is refused", async ({ page }) => {
  const app = new Sallyport(page);
  await openShop(app);
  await app.command("Service shop/broken");
  const door = new DoorCard(page, "Service broken");
  await expect(door.card.locator(".why-body > p").first()).toContainText(/^Problem: .*app=bakcend/);
  await expect(door.outcome).toHaveText("Refused: no ready pod stands behind it");
  await app.text.goBehind("app: bakcend");
  await app.text.press("Backspace", 5);
  await app.text.type("ckend");
  await expect(door.card.getByText(/^Problem/)).toHaveCount(0);
  await expect(door.card).toContainText("2 ready");
});

test("an Ingress tells its routes, and is asked from outside route by route", async ({ page }) => {
  const app = new Sallyport(page);
  await openShop(app);
  await app.command("Ingress shop/entry");
  const door = new DoorCard(page, "Ingress entry");
  await expect(door.card).toContainText(/http:\/\/shop\.example\.com\/old Exact → shop\/gone:80/);
  await expect(door.source.locator("option:checked")).toHaveText(/^somebody outside/);
  await door.asked.selectOption("http://shop.example.com/old");
  await expect(door.outcome).toHaveText("Answered with 503: the route’s Service cannot answer");
  await door.asked.selectOption("http://shop.example.com/");
  await expect(door.outcome).toHaveText(/^Timed out: dropped by the ingress of 2 pods/);
  await door.card.getByRole("button", { name: "http://shop.example.com/old" }).click();
  expect(await app.text.selectedText()).toContain("/old");
});

test("can A reach B is asked with the keyboard alone; what is mistaken is said at its field", async ({ page }) => {
  const app = new Sallyport(page);
  await openShop(app);
  await app.command("Can A reach");
  const form = new DoorCard(page, "Can A reach B?");
  await expect(form.target).toBeFocused();
  await expect(form.target).toHaveValue("backend-svc");
  await page.keyboard.type("nowhere");
  await page.keyboard.press("Enter");
  await expect(form.outcome).toHaveText("Name not resolved: there is no such name");
  await form.target.fill("backend-svc:99999");
  await page.keyboard.press("Enter");
  await expect(form.card).toContainText("99999 is no port: 1 to 65535.");
  await expect(form.target).toHaveAttribute("aria-invalid", "true");
  await form.target.fill("http://backend-svc/");
  await page.keyboard.press("Enter");
  await expect(form.outcome).toHaveText("Answered");

  await form.source.selectOption("Another pod or address…");
  const other = form.card.getByLabel("Pod or address that asks");
  await other.fill("shop/nobody");
  await page.keyboard.press("Enter");
  await expect(form.card).toContainText("There is no pod shop/nobody here, and it is no address.");
  await expect(form.outcome).toHaveCount(0);
  await form.source.selectOption("shop/intruder");
  await expect(form.outcome).toHaveText(/^Timed out/);
  await form.target.press("Escape");
  await expect(form.card).toBeHidden();
});

test("the node that was selected before is who asks, and Escape leaves the card from its fields", async ({ page }) => {
  const app = new Sallyport(page);
  await openShop(app);
  await app.picture.workload("intruder").click();
  await app.command("Service shop/backend-svc");
  const door = new DoorCard(page, "Service backend-svc");
  await expect(door.source.locator("option:checked")).toHaveText("shop/intruder");
  await door.source.press("Escape");
  await expect(door.card).toBeHidden();
});

test("a Service's pill opens its card, and Tab and Escape lead there and back", async ({ page }) => {
  const app = new Sallyport(page);
  await openShop(app);
  const pill = app.picture.node("service shop/backend-svc");
  await pill.press("Enter");
  const { card } = new DoorCard(page, "Service backend-svc");
  await expect(card).toContainText("app=backend");
  await page.keyboard.press("Tab");
  await expect(card).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(pill).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`axe finds nothing in the cards, ${colorScheme}, ${viewport.width} × ${viewport.height}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const app = new Sallyport(page);
      await openShop(app);
      await app.command("Service shop/broken");
      await expect(new DoorCard(page, "Service broken").outcome).toBeVisible();
      await expectNothingFromAxe(page);
      await app.command("Ingress shop/entry");
      await expect(new DoorCard(page, "Ingress entry").outcome).toBeVisible();
      await expectNothingFromAxe(page);
      await app.command("Can A reach");
      await expect(new DoorCard(page, "Can A reach B?").outcome).toBeVisible();
      await expectNothingFromAxe(page);
    });
  }
}
