import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { ProfileControls } from "../pages/profile.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

async function open(page: Page): Promise<{ readonly app: Sallyport; readonly profile: ProfileControls }> {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  return { app, profile: new ProfileControls(page) };
}

/** A pod that only an ipBlock could admit: its address lies in the block. */
const blockOfPods = `
apiVersion: v1
kind: Pod
metadata: { name: client, namespace: shop, labels: { app: client } }
spec: { containers: [{ name: c, image: nginx }] }
status: { phase: Running, podIP: 10.244.1.7 }
---
apiVersion: v1
kind: Pod
metadata: { name: server, namespace: shop, labels: { app: server } }
spec: { containers: [{ name: c, image: nginx, ports: [{ containerPort: 80 }] }] }
status: { phase: Running, podIP: 10.244.2.9 }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: from-block, namespace: shop }
spec:
  podSelector: { matchLabels: { app: server } }
  ingress: [{ from: [{ ipBlock: { cidr: 10.244.1.0/24 } }], ports: [{ port: 80 }] }]
`;

const clientToServer = "shop/client→shop/server";
const portRange = "endPort is honoured";

test("where nobody enforces policies every line of the three tiers is open, and it is said wherever a verdict stands", async ({
  page,
}) => {
  const { app, profile } = await open(page);
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await profile.choose(/^Not enforced/);
  await profile.says("Not enforced");
  await expect(profile.notEnforced).toContainText("The 4 policies of this scenario change nothing.");
  await expect
    .poll(async () => new Set(Object.values(await app.picture.lines()).map(({ state }) => state)))
    .toEqual(new Set(["open"]));
  const between = Object.keys(threeTierLines).filter((ends) => !ends.includes("anyone"));
  expect(Object.keys(await app.picture.lines())).toEqual(expect.arrayContaining(between));
  expect((await app.picture.lines())["frontend to database"]?.sentence).toContain("nobody enforces policies");

  await app.picture.ask("frontend to database");
  await expect(app.why.card).toContainText("Nobody enforces policies in this profile");
  await app.picture.workload("database").click();
  await expect(page.getByRole("region", { name: "Who may reach it" })).toContainText("nobody enforces policies");

  await profile.switchToKubernetes.click();
  await expect(profile.notEnforced).toBeHidden();
  await page.keyboard.press("Escape");
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
});

test("with Cilium an ipBlock does not admit the pod that lies in it", async ({ page }) => {
  const { app, profile } = await open(page);
  await app.paste(blockOfPods);
  await expect.poll(() => app.picture.state(clientToServer)).toBe("allowed");
  await profile.choose("Cilium");
  await expect.poll(() => app.picture.state(clientToServer)).toBe("denied");
  await profile.openAssumptions();
  const isPodMatched = "An ipBlock matches the addresses of pods";
  await expect(profile.assumption(isPodMatched)).toContainText("1 line of the picture hangs on it.");
  await expect(profile.answer(isPodMatched, "It never matches a pod \\(Cilium’s own answer\\)")).toBeChecked();
  await profile.answer(isPodMatched, "It matches them").check();
  await expect.poll(() => app.picture.state(clientToServer)).toBe("allowed");
  await expect(profile.assumption(isPodMatched)).toContainText("switched");
});

test("one assumption is switched while the picture follows, lasts over a reload, and goes back with one button", async ({
  page,
}) => {
  const { app, profile } = await open(page);
  await app.openExample("Replicas that talk to each other");
  const label = async () => {
    const lines = Object.values(await app.picture.lines());
    return lines.find(({ sentence }) => /cassandra to \S*cassandra:/.test(sentence))?.label;
  };
  await expect.poll(label).toMatch(/^7000–7001 only/);
  await profile.openAssumptions();
  await profile.answer(portRange, "Ignored").check();
  await expect(profile.assumption(portRange)).toContainText("Of a rule with port and endPort only port is admitted.");
  await expect.poll(label).toMatch(/^7000 only/);
  await expect(profile.dialog).toContainText("1 assumption switched.");
  await profile.close();
  await profile.says("Kubernetes · 1 switched");
  await expect(profile.button).toBeFocused();

  await page.reload();
  await app.picture.isDrawn();
  await profile.says("Kubernetes · 1 switched");
  await profile.openAssumptions();
  await expect(profile.answer(portRange, "Ignored")).toBeChecked();
  const reset = profile.dialog.getByRole("button", { name: "Reset to Kubernetes" });
  await reset.click();
  await expect(profile.answer(portRange, "Honoured")).toBeChecked();
  await expect(reset).toHaveAttribute("aria-disabled", "true");
  await profile.close();
  await profile.says("Kubernetes");
});

test("every source leads to a page of its own, and nothing is asked of it before", async ({ page }) => {
  const { profile } = await open(page);
  await profile.openAssumptions();
  const links = await profile.dialog.getByRole("link").all();
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) {
    await expect(link).toHaveAttribute("href", /^https:\/\//);
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("rel", "noreferrer");
  }
});

test("the blocks of the pods are set, and what is none is said in place", async ({ page }) => {
  const { app, profile } = await open(page);
  // Of the client nothing but its labels is known: it lies wherever the pods lie.
  await app.paste(blockOfPods.replace(", podIP: 10.244.1.7", "").replace("status: { phase: Running }\n", ""));
  await expect.poll(() => app.picture.state(clientToServer)).toBe("depends");
  await profile.openAssumptions();
  await expect(profile.podCidrs).toHaveValue("10.244.0.0/16, fd00:10:244::/56");
  await profile.podCidrs.fill("10.244.1.0/33");
  await profile.podCidrs.press("Enter");
  await expect(profile.podCidrs).toHaveAttribute("aria-invalid", "true");
  await expect(profile.dialog).toContainText("/33 is no length of IPv4: 0 to 32.");
  await profile.podCidrs.fill("10.244.1.0/25");
  await profile.podCidrs.press("Enter");
  await expect.poll(() => app.picture.state(clientToServer)).toBe("allowed");
  await expect(profile.podCidrs).toHaveValue("10.244.1.0/25, fd00:10:244::/56");
  await profile.dialog.getByRole("button", { name: "Back to the default blocks" }).click();
  await expect.poll(() => app.picture.state(clientToServer)).toBe("depends");
});

test("by keyboard alone: the profile, an assumption, and both by the palette", async ({ page }) => {
  const { app, profile } = await open(page);
  await profile.button.focus();
  await page.keyboard.press("Enter");
  await expect(profile.choice(/^Kubernetes as documented/)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(profile.choice("Calico")).toBeFocused();
  await page.keyboard.press("Enter");
  await profile.says("Calico");
  await expect(profile.button).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(profile.choice("Calico")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(profile.choice(/^Assumptions…/)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(profile.dialog).toBeVisible();
  await profile.answer(portRange, "Honoured").focus();
  await page.keyboard.press("ArrowDown");
  await expect(profile.answer(portRange, "Ignored")).toBeChecked();
  await profile.close();
  await profile.says("Calico · 1 switched");

  await app.command("Profile: Not enforced");
  await expect(profile.notEnforced).toBeVisible();
  await app.command("Assumptions");
  await expect(profile.dialog).toContainText("Nothing has to be assumed about policies that nobody enforces.");
  await profile.close();
  await app.command("Profile: Kubernetes");
  await expect(profile.notEnforced).toBeHidden();
  await app.command("Assumptions");
  await expect(profile.dialog).toBeVisible();
});

test("kinds that are present and not evaluated are named for as long as they are there", async ({ page }) => {
  const { app, profile } = await open(page);
  const other = "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: x, namespace: shop }\n";
  await app.paste(`${blockOfPods}---\n${other}`);
  await expect(profile.notEvaluated).toHaveText(
    "Not the whole truth: CiliumNetworkPolicy is present and not evaluated. Every verdict assumes that it changes nothing.",
  );
  await app.backToMyWork();
  await expect(profile.notEvaluated).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`axe finds nothing in the profiles, ${colorScheme}, ${viewport.width} × ${viewport.height}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const { profile } = await open(page);
      await profile.button.click();
      await expect(profile.choice("Calico")).toBeVisible();
      await expectNothingFromAxe(page);
      await profile.choice("Calico").click();
      await profile.openAssumptions();
      await profile.answer(portRange, "Ignored").check();
      await profile.podCidrs.fill("nowhere");
      await profile.podCidrs.press("Enter");
      await expect(profile.dialog).toContainText("nowhere is no block of addresses");
      await expectNothingFromAxe(page);
      await profile.close();
      await profile.choose(/^Not enforced/);
      await expect(profile.notEnforced).toBeVisible();
      // Where the choice was, there may be a node now, and what is not pointed at steps back.
      await page.mouse.move(2, 2);
      await expect(page.locator(".dimmed")).toHaveCount(0);
      await expectNothingFromAxe(page);
      const wayBack = viewport.width < 600 ? page.getByRole("button", { name: /^Profile: Not enforced/ }) : undefined;
      await (wayBack ?? profile.switchToKubernetes).click();
      await expect(profile.notEnforced).toBeHidden();
    });
  }
}
