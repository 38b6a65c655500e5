import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { PolicyPicture } from "../pages/policy-picture.ts";
import { Sallyport } from "../pages/sallyport.ts";

const example = (name: string) =>
  ["cluster", "policies"]
    .map((file) => readFileSync(new URL(`../../src/examples/${name}/${file}.yaml`, import.meta.url), "utf8"))
    .join("\n---\n");

/** The page with a scenario, the policy view open. */
async function openWith(app: Sallyport, text: string): Promise<PolicyPicture> {
  const policies = new PolicyPicture(app.page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(text);
  const isWide = (app.page.viewportSize()?.width ?? 0) > 800;
  if (isWide) await expect.poll(() => app.text.visibleText()).toBe(text);
  await policies.open();
  return policies;
}

test("a policy is sources, selected pods and destinations, in picture and in words", async ({ page }) => {
  const app = new Sallyport(page);
  const policies = await openWith(app, example("three-tier"));
  await policies.shows("app/backend-policy");
  await expect(policies.view).toContainText(
    "It is about pods labelled tier=backend in namespace app: 1 pod now. They accept only TCP 8080 from pods labelled tier=frontend in namespace app.",
  );
  await expect(policies.sources).toContainText("policyTypes lists Ingress");
  await expect(policies.sources.getByRole("list", { name: "Rule 1" })).toContainText("1 pod matches now");
  await expect(policies.subject).toContainText("isolated for ingress by this policy");
  await expect(policies.destinations).toContainText("Anyone, in the cluster and outside");
  await expect(policies.destinations).toContainText("UDP 53");
  // Each peer to its ports, each rule's ports to the padlock.
  await expect.poll(() => policies.wires()).toEqual({ rule: 6 });
  expect(await policies.crowded()).toEqual([]);
});

test("by mouse: other policies, the text behind a part, what the other end drops, all policies side by side", async ({
  page,
}) => {
  const app = new Sallyport(page);
  const policies = await openWith(app, example("three-tier"));
  await policies.shows("app/backend-policy");
  await policies.button("Next policy (])").click();
  await policies.shows("app/database-policy");
  await policies.sources.getByRole("button", { name: /^pods labelled tier=backend/ }).click();
  const caret = () =>
    app.text.plain.evaluate((area) =>
      area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart) : "",
    );
  await expect.poll(caret).toMatch(/^podSelector:\s+matchLabels:\s+tier: backend/);
  await policies.choose("app/backend-policy");
  await policies.destinations.getByRole("button", { name: "app/deny-all" }).last().click();
  await policies.shows("app/deny-all");
  await expect(policies.sources).toContainText("Nobody may connect: there is no rule.");
  await policies.choose("app/backend-policy");
  await policies.button("Side by side").click();
  await expect(policies.view.getByRole("region", { name: "Ingress, all together" })).toContainText(
    "Isolated for ingress by 2 policies: whatever one of them admits comes in, and nothing else.",
  );
  await expect(policies.view.getByRole("region", { name: "Ingress, all together" })).toContainText(
    "TCP 8080 from app/frontend",
  );
  await expect(policies.view.getByRole("region", { name: "app/deny-all" })).toContainText("admits nothing");
  await policies.button("Side by side").click();
  await policies.button("Edit as form").click();
  await expect(page.getByRole("region", { name: /backend-policy/ }).last()).toBeVisible();
});

test("by keyboard alone: the tab, the policies one after the other, the names of the pods, the text", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const policies = new PolicyPicture(page);
  await page.getByRole("tab", { name: "Graph" }).focus();
  await page.keyboard.press("ArrowRight");
  await policies.shows("app/backend-policy");
  await page.keyboard.press("]");
  await policies.shows("app/database-policy");
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await policies.shows("app/frontend-policy");
  const count = policies.subject.getByRole("button", { name: "1 pod selected now" });
  await count.focus();
  await page.keyboard.press("Enter");
  await expect(count).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  await expect(policies.subject.getByRole("button", { name: "frontend", exact: true })).toBeFocused();
  const chooser = policies.button(/^Shown policy/);
  await chooser.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Choose a policy" })).toBeFocused();
  await page.keyboard.type("datab");
  await page.keyboard.press("Enter");
  await policies.shows("app/database-policy");
  await expect(chooser).toBeFocused();
});

test("AND stands in one box, OR between branches; the words say the same", async ({ page }) => {
  const app = new Sallyport(page);
  const policies = await openWith(app, example("and-or"));
  await policies.choose("finance/invoices-or");
  await expect(policies.sources.locator(".pv-box")).toHaveCount(2);
  await expect(policies.sources.locator(".pv-or")).toHaveText(["or"]);
  await expect(policies.sources.locator(".pv-and")).toHaveCount(0);
  await policies.choose("finance/ledger-and");
  await expect(policies.sources.locator(".pv-box")).toHaveCount(1);
  await expect(policies.sources.locator(".pv-and")).toHaveText(["and"]);
  await expect(policies.view).toContainText("pods labelled app=reporter and in namespaces labelled env=prod");
  await expect.poll(() => policies.wires()).toEqual({ rule: 2, open: 1 });
});

test("egress rules without policyTypes close ingress too: the padlock and the sentence say so", async ({ page }) => {
  const app = new Sallyport(page);
  const policies = await openWith(app, example("egress-closes-ingress"));
  await expect(policies.sources).toContainText("It has egress rules only, and yet nothing comes in");
  await expect(policies.subject).toContainText("isolated for ingress by this policy");
  await expect(policies.subject).toContainText("isolated for egress by this policy");
  await expect.poll(() => policies.wires()).toEqual({ nothing: 1, rule: 2 });
});

test("an edit in the text is in the view at once, the caret leads to its policy, a broken one is told", async ({
  page,
}) => {
  const app = new Sallyport(page);
  const policies = await openWith(app, example("three-tier"));
  await policies.shows("app/backend-policy");
  await app.text.goBehind("name: database-policy");
  await policies.shows("app/database-policy");
  await app.text.goBehind("port: 5432");
  await policies.shows("app/backend-policy");
  await app.text.type("1");
  await expect(policies.destinations).toContainText("54321");
  await app.text.type("9");
  await expect(policies.view).toContainText("The text of this policy is broken: this is how it last could be read.");
  await app.text.press("Backspace", 2);
  await expect(policies.destinations).toContainText(/TCP 5432(?!\d)/);
  await expect(policies.view).not.toContainText("is broken");
});

test("without a policy the view says what one does, and makes one", async ({ page }) => {
  const app = new Sallyport(page);
  const policies = await openWith(
    app,
    readFileSync(new URL("../../src/examples/three-tier/cluster.yaml", import.meta.url), "utf8"),
  );
  await expect(policies.view).toContainText("No policy yet: every pod may connect to every other");
  await policies.button("New policy…").click();
  await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
});

const monster = () => {
  const pods = Array.from({ length: 20 }, (_, i) => `service-number-${i}-with-a-rather-long-name`);
  const deployment = (name: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {replicas: 3, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x, ports: [{name: http, containerPort: 8080}]}]}}}\n---\n`;
  const peer = (name: string) => `    - podSelector: {matchLabels: {app: ${name}}}\n`;
  const block = (i: number) => `    - ipBlock: {cidr: 10.${i}.0.0/16, except: [10.${i}.9.0/24]}\n`;
  const blocks = Array.from({ length: 10 }, (_, i) => block(i)).join("");
  return `${pods.map(deployment).join("")}${deployment("api")}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a-monster-of-a-policy-with-a-long-name, namespace: shop}
spec:
  podSelector: {matchLabels: {app: api}}
  policyTypes: [Ingress, Egress]
  ingress:
  - from:
${pods.map(peer).join("")}    ports: [{port: http}, {port: 9000, endPort: 9100}]
  - from:
${blocks}    ports: [{protocol: SCTP}]
`;
};

// Every theme in a wide window: looks.spec.ts.
for (const [colorScheme, width, height] of [
  ["light", 1440, 900],
  ["dark", 390, 844],
] as const) {
  test(`axe finds nothing, and nothing is cut or lies over another, ${colorScheme}, ${width} × ${height}`, async ({
    page,
  }) => {
    // So many boxes take axe a while.
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    const app = new Sallyport(page);
    const policies = await openWith(app, monster());
    await policies.shows("shop/a-monster-of-a-policy-with-a-long-name");
    await expect(policies.sources.locator(".pv-box")).toHaveCount(30);
    expect(await policies.crowded()).toEqual([]);
    await expectNothingFromAxe(page);
  });
}

test("axe finds nothing in the policies side by side", async ({ page }) => {
  const app = new Sallyport(page);
  const policies = await openWith(app, example("policies-add-up"));
  await policies.button("Side by side").click();
  await expect(
    policies.view.getByRole("list", { name: "Policies side by side" }).getByRole("heading", { level: 3 }),
  ).toHaveCount(2);
  await expectNothingFromAxe(page);
});
