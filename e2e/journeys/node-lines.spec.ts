import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** Forty loose pods, of which a policy guards every other one against the rest: far more pairs than are drawn. */
const fortyPods = [
  ...Array.from({ length: 40 }, (_, i) =>
    [
      "apiVersion: v1",
      "kind: Pod",
      `metadata: {name: p${i}, namespace: big, labels: {app: p${i}, half: h${i % 2}}}`,
      `spec: {containers: [{name: c, image: x, ports: [{containerPort: ${8000 + i}}]}]}`,
    ].join("\n"),
  ),
  [
    "apiVersion: networking.k8s.io/v1",
    "kind: NetworkPolicy",
    "metadata: {name: half, namespace: big}",
    "spec:",
    "  podSelector: {matchLabels: {half: h0}}",
    "  ingress: [{from: [{podSelector: {matchLabels: {half: h0}}}]}]",
  ].join("\n"),
].join("\n---\n");

test("a selected workload shows all its lines, open and denied, and each tells why", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(fortyPods);
  await expect(app.picture.workload("p0")).toBeAttached();
  await app.picture.saysNotDrawn(/denied.*Select a workload to see its lines\.$/);
  expect(await app.picture.state("big/p1→big/p0")).toBeUndefined();

  await app.picture.workload("p0").click();
  await expect.poll(() => app.picture.state("big/p1→big/p0")).toBe("denied");
  expect(await app.picture.state("big/p0→big/p1")).toBe("open");
  expect(await app.picture.state("big/p2→big/p0")).toBe("allowed");
  await expect(app.picture.workload("p1")).not.toHaveClass(/faded/);

  await app.picture.ask("p1 to p0");
  await expect(app.why.card).toContainText("denied");
  await expect(app.why.card).toContainText("half=h0");
  expect(await app.picture.state("big/p1→big/p0")).toBe("denied");
  expect(await app.picture.state("big/p0→big/p1")).toBeUndefined();

  await page.keyboard.press("Escape");
  await expect.poll(() => app.picture.state("big/p1→big/p0")).toBeUndefined();
});

test("the lines of a selected workload follow the text", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(fortyPods);
  await app.picture.workload("p1").click();
  await expect.poll(() => app.picture.state("big/p1→big/p0")).toBe("denied");
  await app.text.goBehind("ingress: [{from: [{podSelector: {matchLabels: {half: h0");
  await app.text.press("Backspace");
  await app.text.type("1");
  await expect.poll(() => app.picture.state("big/p1→big/p0")).toBe("allowed");
  await expect.poll(() => app.picture.state("big/p1→big/p3")).toBe("open");
});

test("what is selected is asked about with the keyboard alone", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(fortyPods);
  await app.picture.workload("p1").press("Enter");
  await expect.poll(() => app.picture.state("big/p1→big/p3")).toBe("open");
  await app.picture.askByKeyboard("p1 to p3");
  await expect(app.why.card).toBeFocused();
  await expect(app.why.card).toContainText("open");
});
