import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectContrastFromAxe } from "../pages/axe.ts";
import { Changes } from "../pages/changes.ts";
import { Matrix } from "../pages/matrix.ts";
import { Sallyport } from "../pages/sallyport.ts";

/** Behind it stands the tier that backend-policy lets in. */
const admittedTier =
  "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front";

const themes = ["light", "dark", "projector"] as const;

/** What has stepped back, for a card or behind another form of the answer. */
const unread = [".faded", ".dimmed", "[inert]"];

/** What no theme can change is asked by the journeys of each form. */
async function canBeReadInEveryTheme(page: Page, app: Sallyport, part = "#pane-picture"): Promise<void> {
  for (const theme of themes) {
    await app.nextTheme();
    await app.hasTheme(theme);
    await expectContrastFromAxe(page, part, unread);
  }
  await app.nextTheme();
}

async function open(page: Page): Promise<Sallyport> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  return app;
}

test("every form of the answer can be read, light, dark and for a projector", async ({ page }) => {
  test.slow();
  const app = await open(page);
  await canBeReadInEveryTheme(page, app, "body");

  await page.getByRole("tab", { name: "Policy" }).click();
  await expect(page.getByRole("region", { name: "Selected pods" })).toBeVisible();
  await canBeReadInEveryTheme(page, app);

  const matrix = new Matrix(page);
  await matrix.show();
  await (await matrix.cell("app/frontend", "app/database")).click();
  await expect(app.why.card).toContainText("denied");
  await canBeReadInEveryTheme(page, app);
  await page.keyboard.press("Escape");

  await app.text.goBehind(admittedTier);
  await app.text.type("x");
  await app.saysOfTheEdit("This edit closed frontend → backend TCP 8080");
  const changes = new Changes(page);
  await changes.open();
  await changes
    .row(/app\/backend/)
    .getByRole("button")
    .first()
    .click();
  await expect(app.why.card).toContainText("denied");
  await canBeReadInEveryTheme(page, app);
});

test("what stands beside an answer can be read, light, dark and for a projector", async ({ page }) => {
  test.slow();
  const app = await open(page);
  await app.picture.ask("frontend to database");
  await expect(app.why.card).toContainText("denied");
  await canBeReadInEveryTheme(page, app);
  await page.keyboard.press("Escape");

  await app.command("What is exposed to the outside");
  await expect(page.locator(".radius-badge")).toHaveCount(4);
  await canBeReadInEveryTheme(page, app);
  await page.keyboard.press("Escape");

  await app.command("Without policy app/backend-policy");
  await expect(page.getByRole("status", { name: "What if" })).toHaveText(/^Closes|^Opens/);
  await canBeReadInEveryTheme(page, app);
});

test("a projector has larger letters and stronger lines, and is kept", async ({ page }) => {
  const app = await open(page);
  const look = () =>
    page.evaluate(() => {
      const line = document.querySelector(".react-flow__edge .line");
      const letters = Number.parseFloat(getComputedStyle(document.body).fontSize);
      return { letters, line: line ? Number.parseFloat(getComputedStyle(line).strokeWidth) : 0 };
    });
  const usual = await look();
  await app.command("theme projector");
  await app.hasTheme("projector");
  const shown = await look();
  expect(shown.letters).toBeGreaterThan(usual.letters);
  expect(shown.line).toBeGreaterThan(usual.line);
  await page.reload();
  await app.picture.isDrawn();
  await app.hasTheme("projector");
});

test("whoever wants no motion sees none in any form of the answer", async ({ page }) => {
  const app = await open(page);
  const moving = () =>
    page.evaluate(() =>
      document.getAnimations().flatMap((each) => {
        const { duration, iterations } = each.effect?.getComputedTiming() ?? {};
        // Showing late, all at once, is no motion.
        const takes = Number(duration) * Number(iterations);
        const target = each.effect instanceof KeyframeEffect ? (each.effect.target?.className ?? "") : "";
        return takes > 1 ? [String(target)] : [];
      }),
    );
  await app.command("Without policy app/backend-policy");
  await expect(page.locator("[data-change]").first()).toBeVisible();
  expect(await moving()).toEqual([]);
  for (const name of ["Policy", "Matrix", "Changes", "Graph"]) {
    await page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
    await expect(page.getByRole("tabpanel", { name: name === "Graph" ? "What if" : name, exact: true })).toBeVisible();
    expect(await moving()).toEqual([]);
  }
});

const policyOf = (name: string, selects: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec: {podSelector: ${selects}, policyTypes: [Ingress, Egress]}\n`;
const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}\n`;

test("what is empty says what is missing, and offers the next step", async ({ page }) => {
  const app = await open(page);
  await app.paste(policyOf("nobody", "{matchLabels: {app: web}}"));
  await expect(page.getByText("No pods yet, so nobody connects and no policy has a say.")).toBeVisible();
  await page.getByRole("tab", { name: "Matrix" }).click();
  await page.getByRole("button", { name: "Add a workload…" }).click();
  await expect(page.getByRole("region", { name: /^Add a workload/ })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("tab", { name: /^Changes/ }).click();
  await page.getByRole("button", { name: "Edit in the graph" }).click();
  await expect(page.getByRole("tab", { name: "Graph" })).toHaveAttribute("aria-selected", "true");

  await app.paste([pod("web"), pod("api"), policyOf("deny", "{}")].join("---\n"));
  await expect(app.picture.workload("web")).toBeVisible();
  await app.command("What is exposed to the outside");
  await page.getByRole("button", { name: "Let the outside in…" }).click();
  await expect(page.getByRole("group", { name: "For all pods of" })).toBeVisible();
});
