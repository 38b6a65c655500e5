import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { keyboard, mouse } from "../pages/hands.ts";
import { PolicyFormCard } from "../pages/policy-form.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

const cluster = readFileSync(new URL("../../src/examples/three-tier/cluster.yaml", import.meta.url), "utf8");
const dns = { label: null, port: "UDP 53" } as const;

for (const by of ["mouse", "keyboard"] as const) {
  test(`the three tiers are closed by forms alone, by ${by}, as the course closes them`, async ({ page }) => {
    const app = new Sallyport(page);
    await app.withholdMonaco();
    await app.open();
    await app.paste(cluster);
    await expect.poll(() => app.text.visibleText()).toBe(cluster);
    const form = new PolicyFormCard(page, by === "mouse" ? mouse() : keyboard(page));
    const begin = async () => {
      if (by === "keyboard") return app.command("New policy");
      await page.locator(".react-flow__pane").click({ button: "right", position: { x: 12, y: 12 } });
      await page.getByRole("menuitem", { name: "New policy…" }).click();
    };
    await begin();
    const name = form.newOne.getByLabel("Name", { exact: true });
    await name.fill("Bad_Name");
    await expect(name).toHaveAccessibleDescription(/^the name “Bad_Name” may hold only/);
    await expectNothingFromAxe(page);
    await form.make("deny-all", "app", null, "both");
    await begin();
    await form.make("frontend-policy", "app", "tier=frontend", "both");
    await form.addRule("app/frontend-policy", "ingress", { label: null, port: "TCP 80" });
    await form.addRule("app/frontend-policy", "egress", { label: "tier=backend", port: "TCP 8080" });
    await form.addRule("app/frontend-policy", "egress", dns);
    await begin();
    await form.make("backend-policy", "app", "tier=backend", "both");
    await form.addRule("app/backend-policy", "ingress", { label: "tier=frontend", port: "TCP 8080" });
    await form.addRule("app/backend-policy", "egress", { label: "tier=database", port: "TCP 5432" });
    await form.addRule("app/backend-policy", "egress", dns);
    await begin();
    await form.make("database-policy", "app", "tier=database", "ingress");
    await form.addRule("app/database-policy", "ingress", { label: "tier=backend", port: "TCP 5432" });
    await page.keyboard.press("Escape");
    await expect(form.of("app/database-policy")).toBeHidden();
    await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  });
}

const commented = `# who may ask the API
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api   # our name
  namespace: app
  annotations: {owner: "team-a"}
spec:
  podSelector:
    matchLabels:
      tier: backend # the API
  policyTypes: [Ingress]
  ingress:
  # the shop's front
  - from:
    - podSelector: {matchLabels: {tier: frontend}}
    - ipBlock:
        cidr: 10.0.0.0/8   # the office
    ports:
    - port: 8080 # http
---
`;

test("a commented policy keeps all but what is changed, and what the server refuses is not written", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.paste(`${commented}${cluster}`);
  const text = () => app.text.visibleText();
  await expect.poll(text).toContain("# who may ask");
  const before = await text();
  await app.picture.node("app/backend").click({ button: "right" });
  await page.getByRole("menuitem", { name: /policies/i }).click();
  await page.getByRole("menuitem", { name: "app/api" }).click();
  await page.getByRole("menuitem", { name: "Edit…" }).click();
  const form = new PolicyFormCard(page, mouse()).of("app/api");
  const rule = form.getByRole("region", { name: "Rule 1 of ingress" });
  await expect(form.getByRole("region", { name: "Applies to" })).toContainText("1 pod now: app/backend");
  await expect(rule.getByRole("region", { name: "Peer 1" })).toContainText("1 pod now: app/frontend");
  await expectNothingFromAxe(page);
  await rule.getByRole("button", { name: "Or from …" }).click();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNothingFromAxe(page);
  await page.keyboard.press("Escape");

  const port = rule.getByLabel("Port: number or name");
  await port.fill("65536");
  await port.press("Enter");
  await expect(port).toHaveAccessibleDescription("Port 65536 must be from 1 to 65535.");
  expect(await text()).toBe(before);
  // What is typed outlives a change of the text below it, which is said.
  await app.text.goBehind("port: 80");
  await app.text.press("Backspace");
  await expect(port).toHaveAccessibleDescription(
    /The text says 880 here now: Enter writes yours, Escape lets go of it/,
  );
  await expect(port).toHaveValue("65536");
  await app.text.type("0");
  await expect(port).toHaveAccessibleDescription("Port 65536 must be from 1 to 65535.");
  await port.press("Escape");
  await expect(port).toHaveValue("8080");
  await port.fill("8443");
  await port.press("Enter");
  const first = before.replace("port: 8080 # http", "port: 8443 # http");
  await expect.poll(text).toBe(first);
  await expect(port).toBeFocused();
  const undo = page.getByRole("banner").getByRole("button", { name: /^Undo/ });
  await expect(undo).toHaveAccessibleName(/change port TCP 8080 of ingress rule 1 of app\/api to TCP 8443/);

  const except = rule.getByLabel("Except another block");
  await except.fill("11.0.0.0/16");
  await except.press("Enter");
  await expect(except).toHaveAccessibleDescription(/must be a part of 10.0.0.0\/8/);
  await except.fill("10.1.0.0/16");
  await except.press("Enter");
  const second = first.replace("# the office\n", "# the office\n        except:\n        - 10.1.0.0/16\n");
  await expect.poll(text).toBe(second);

  // With arrows one passes what one does not mean.
  const where = rule.getByLabel("In which namespaces");
  await where.press("ArrowDown");
  await expect(where).toHaveAccessibleDescription("Enter writes it.");
  expect(await text()).toBe(second);
  await where.press("Enter");
  await expect.poll(text).toContain("kubernetes.io/metadata.name: app");
  await expect(undo).toHaveAccessibleName(/select by kubernetes.io\/metadata.name=app in peer 1 of ingress rule 1/);
  await undo.click();
  await expect.poll(text).toBe(second);

  // The form follows the text, and waits while it is broken.
  await app.text.goBehind("tier: backen");
  await app.text.type("ds");
  await expect(form.getByRole("region", { name: "Applies to" })).toContainText("no pod now");
  await app.text.goBehind("  podSelector");
  await app.text.type("s");
  await expect(form.getByRole("alert")).toContainText("this policy has errors");
  await app.text.press("Backspace");
  await expect(form.getByRole("alert")).toHaveCount(0);

  // A last peer takes its rule with it, and that is said.
  await rule.getByRole("button", { name: "Remove Peer 1" }).click();
  await expect(rule.getByRole("region", { name: "Peer 2" })).toHaveCount(0);
  await rule.getByRole("button", { name: /^Remove Peer 1 and with it the rule/ }).click();
  await expect(form.getByRole("status")).toContainText("The rule goes with its last peer");
  await expect(form).toContainText("Nobody: there is no rule.");
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
});

test("on a phone the policy form holds in the window, in light and in dark", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.showTab("Picture");
  await app.picture.node("app/database").focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: /^Policies/ }).click();
  await page.getByRole("menuitem", { name: "app/database-policy" }).click();
  await page.getByRole("menuitem", { name: "Edit…" }).click();
  const form = new PolicyFormCard(page, mouse()).of("app/database-policy");
  for (const opener of ["Or from …", "Or on port …"]) {
    await form.getByRole("button", { name: opener }).click();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNothingFromAxe(page);
    }
    const wide = await form.evaluate(
      (card) => [...card.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > 390).length,
    );
    expect(wide).toBe(0);
  }
});
