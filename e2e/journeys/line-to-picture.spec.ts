import { expect, test } from "../fixtures.ts";
import { NodeCard } from "../pages/node-card.ts";
import { Sallyport } from "../pages/sallyport.ts";

const ruleOfBackend = "name: backend-policy\n  namespace: app\nspec:\n  podSelector:\n    matchLabels:\n      tier: b";

test("the caret in a rule says what the rule does, in the plain text", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await expect(app.text.status).toHaveText("");
  await app.text.goBehind("              tier: frontend\n      ports:");
  await expect(app.text.status).toContainText("Ingress rule 1 of app/backend-policy lets 1 connection through, alone.");
  await expect(app.text.spoken).toHaveText("Ingress rule 1 of app/backend-policy lets 1 connection through, alone.");
  await app.text.goBehind("name: deny-all");
  await expect(app.text.status).toContainText("app/deny-all selects 3 workloads.");
  await app.text.goBehind(ruleOfBackend);
  await expect(app.text.status).toContainText("app/backend-policy selects 1 workload and lets");
});

test("the caret in a rule marks it and says what it does, in Monaco", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await expect(app.text.status).toHaveText("");
  await app.text.goBehind("port: 80");
  await expect(app.text.status).toContainText("Ingress rule 1 of app/frontend-policy lets");
  await expect.poll(async () => (await app.text.markedLines()).caret).toBe(4);
  await app.text.goBehind("name: deny-all");
  await expect.poll(async () => (await app.text.markedLines()).caret).toBe(0);
});

test("a file that is only looked at lights nothing up", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.goBehind("port: 80");
  await expect(app.text.status).toContainText("Ingress rule 1");
  await app.text.show("cluster.yaml");
  await expect(app.text.status).toHaveText("");
  await app.text.show("policies.yaml");
  await expect(app.text.status).toContainText("Ingress rule 1 of app/frontend-policy");
});

test("a connection that is pointed at marks the lines behind it, until it is left", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  const none = { rule: 0, policy: 0, caret: 0 };
  expect(await app.text.markedLines()).toEqual(none);
  await app.picture.line("frontend to backend").dispatchEvent("mouseover");
  await expect.poll(async () => (await app.text.markedLines()).rule).toBeGreaterThan(5);
  await app.picture.line("frontend to backend").dispatchEvent("mouseout");
  await expect.poll(() => app.text.markedLines()).toEqual(none);

  await app.picture.line("database to backend").dispatchEvent("mouseover");
  await expect.poll(async () => (await app.text.markedLines()).policy).toBeGreaterThan(8);
  expect((await app.text.markedLines()).rule).toBe(0);
});

test("where another file is shown, its tab says how many lines are behind the connection", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.show("cluster.yaml");
  await app.picture.ask("frontend to backend");
  await expect(app.text.tab("policies.yaml")).toHaveText(/^policies\.yaml14 lines$/);
  await page.keyboard.press("Escape");
  await expect(app.text.tab("policies.yaml")).toHaveText("policies.yaml");
});

test("pointing at a connection in the card of a workload marks its lines too", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.picture.workload("backend").click();
  const node = new NodeCard(page, "app/backend");
  await node
    .side("Who may reach it")
    .getByRole("button", { name: /^frontend allowed/ })
    .hover();
  await expect.poll(async () => (await app.text.markedLines()).rule).toBeGreaterThan(5);
});

test("what the caret's place does is not cut for the way out of the editor", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.goBehind("port: 80");
  const whole = /^Ingress rule 1 of app\/frontend-policy lets 1 connection through, alone\.$/;
  const answer = app.text.status.getByText(whole).first();
  await expect(answer).toBeVisible();
  await expect(app.text.status.getByText("Tab indents · Ctrl+M", { exact: true }).first()).toBeVisible();
  expect(await answer.evaluate((words) => words.scrollWidth <= words.clientWidth)).toBe(true);
});

test("the way out of the editor is shown while one is in it, and leads out", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await expect(app.text.status).not.toContainText("Tab");
  await app.text.focusMonaco();
  await expect(app.text.status).toContainText("Tab indents · Ctrl+M");
  await app.text.press("Control+m");
  await expect(app.text.status).toContainText("Tab leaves · Ctrl+M");
  const before = await app.text.visibleText();
  await app.text.press("Tab");
  await expect(app.text.status).not.toContainText("Tab");
  expect(await app.text.visibleText()).toBe(before);
});
