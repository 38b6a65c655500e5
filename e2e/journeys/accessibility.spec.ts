import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of sizes) {
    test(`axe finds nothing, ${colorScheme}, ${viewport.width} × ${viewport.height}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const app = new Sallyport(page);
      await app.open();
      await expectClean(page);
      await app.picture.ask("frontend to database");
      await expect(app.why.card).toContainText("denied");
      await expectClean(page);
    });
  }
}

/** Monaco's own inner parts are left to Monaco; lines that are faint because something else is selected carry nothing. */
async function expectClean(page: Page): Promise<void> {
  // @ts-expect-error the builder was made against a Page of another Playwright version, which differs in what it does not use
  const { violations } = await new AxeBuilder({ page }).exclude(".monaco-editor").exclude(".faded").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

test("on a narrow screen the panes are tabs, and being led to a line shows the text", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new Sallyport(page);
  await app.open();
  await expect(page.getByRole("region", { name: "Text" })).toBeHidden();
  await app.picture.ask("frontend to backend");
  await app.why.link("app/backend-policy, ingress rule 1").click();
  await expect(page.getByRole("region", { name: "Text" })).toBeVisible();
  await page.getByRole("tab", { name: "Picture" }).press("Enter");
});

test("the splitter moves with the arrow keys", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const splitter = page.getByRole("separator", { name: "Width of the text" });
  const before = Number(await splitter.getAttribute("aria-valuenow"));
  await splitter.press("ArrowRight");
  await expect(splitter).toHaveAttribute("aria-valuenow", String(before + 2));
});

test("the theme is chosen, and the editor follows", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  const colours = () =>
    page.evaluate(() =>
      [document.body, document.querySelector(".monaco-editor-background")].map(
        (element) => element && getComputedStyle(element).backgroundColor,
      ),
    );
  const light = await colours();
  await page.getByRole("button", { name: /^Theme: as the system/ }).click();
  expect(await colours()).toEqual(light);
  await page.getByRole("button", { name: /^Theme: light/ }).click();
  await expect.poll(colours).toEqual(["rgb(17, 21, 28)", "rgb(23, 28, 37)"]);
});
