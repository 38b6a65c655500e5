import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { NodeCard } from "../pages/node-card.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("a selected workload shows its connections, the rules behind them, and leads to their characters", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.show("cluster.yaml");
  await app.picture.workload("backend").click();
  const node = new NodeCard(page, "app/backend");
  await expect(node.card).toContainText("Workload in namespace app, 1 pod. Ingress isolated, egress isolated.");

  const entering = node.side("Who may reach it");
  await expect(entering).toContainText("Isolated by app/deny-all (line 2) and app/backend-policy (line ");
  await expect(entering.getByRole("button", { name: /^frontend allowed TCP 8080/ })).toBeVisible();
  await expect(entering).toContainText("2 denied, no rule speaks of them");
  const leaving = node.side("Where it may go");
  await expect(leaving.getByRole("button", { name: /^database allowed TCP 5432/ })).toBeVisible();
  await expect(leaving.getByRole("button", { name: /^frontend denied TCP 80, dropped at this end/ })).toBeVisible();

  await node.link("app/backend-policy, ingress rule 1").click();
  expect(await app.text.shownFile()).toBe("policies.yaml");
  const selected = await app.text.selectedText();
  expect(selected).toMatch(/^from:/);
  expect(selected).toContain("tier: frontend");
  expect(selected).toContain("port: 8080");

  await node.link("app/deny-all (line 2)").first().click();
  expect(await app.text.selectedText()).toContain("name: deny-all");
});

test("a rule is not shown as the cause of what the other end drops, and the row tells why", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.workload("frontend").click();
  const entering = new NodeCard(page, "app/frontend").side("Who may reach it");
  const row = entering.getByRole("listitem").filter({ hasText: "backend" });
  await expect(row.getByRole("button").first()).toHaveText(
    /^.backend denied TCP 80, dropped by the egress of backend$/,
  );
  await expect(row).toContainText("let through here by app/frontend-policy, ingress rule 1");
  await row.getByRole("button").first().click();
  await expect(app.why.card).toContainText("denied");
});

test("a workload that no policy selects stands open on both sides", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.paste("apiVersion: v1\nkind: Pod\nmetadata: {name: lonely}\nspec: {containers: [{name: c, image: i}]}\n");
  await app.picture.workload("lonely").click();
  const node = new NodeCard(page, "default/lonely");
  await expect(node.side("Who may reach it")).toContainText("Open: no policy isolates it, everyone may come in.");
  await expect(node.side("Where it may go")).toContainText("Open: no policy isolates it, it may go anywhere.");
});

test("a connection of a workload tells why, and back is where one left, with the keyboard alone", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.workload("backend").press("Enter");
  const node = new NodeCard(page, "app/backend");
  await page.keyboard.press("Tab");
  await expect(node.card).toBeFocused();
  const row = node.side("Where it may go").getByRole("button", { name: /^database allowed/ });
  await row.press("Enter");
  await expect(app.why.card).toBeFocused();
  await expect(app.why.card).toContainText("allowed");
  await expect(node.card).toBeHidden();
  await app.why.backTo("backend").press("Enter");
  await expect(row).toBeFocused();
  await expect(app.why.card).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(app.picture.workload("backend")).toBeFocused();
});

test("the keys of the picture go on while the card is open: Tab leads to it, Shift+Tab back, Escape closes it", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.workload("backend").press("Enter");
  const node = new NodeCard(page, "app/backend");
  await expect(node.card).toBeVisible();
  await expect(app.picture.workload("backend")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(node.card).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(app.picture.workload("backend")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(node.card.getByRole("button", { name: "Actions" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(node.card.getByRole("button", { name: "Dock beside the picture" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(node.card.getByRole("button", { name: "Close (Escape)" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(node.card).toBeHidden();
  await expect(app.picture.workload("backend")).toBeFocused();
});

test("the card follows the text, and says when its workload is gone", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.picture.workload("backend").click();
  const node = new NodeCard(page, "app/backend");
  await expect(node.side("Who may reach it").getByRole("button", { name: /^frontend allowed/ })).toBeVisible();
  await app.text.goBehind(
    "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front",
  );
  await app.text.type("x");
  await expect(node.side("Who may reach it").getByRole("button", { name: /^frontend denied TCP 8080/ })).toBeVisible();
  await app.text.show("cluster.yaml");
  await app.text.goBehind("name: backend");
  await app.text.type("2");
  await expect(page.getByText("No longer in the manifests.")).toBeVisible();
});

test("on a narrow screen the card is a sheet below the picture, inside which it scrolls", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.open();
  await app.picture.workload("backend").press("Enter");
  const box = await new NodeCard(page, "app/backend").card.boundingBox();
  expect(box?.width).toBe(390);
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
  expect(box?.height).toBeLessThan(560);
});

test("axe finds nothing in the card, nor in the files beside it", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.show("cluster.yaml");
  await app.picture.workload("backend").press("Enter");
  await expect(new NodeCard(page, "app/backend").side("Where it may go")).toBeVisible();
  await app.picture.line("frontend to backend").dispatchEvent("mouseover");
  await expect(app.text.tab("policies.yaml")).toContainText("lines");
  await app.text.tab("cluster.yaml").press("F2");
  await app.text.nameField.fill("policies.yaml");
  await expectNothingFromAxe(page);
});
