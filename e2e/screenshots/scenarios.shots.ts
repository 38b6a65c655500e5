import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Page, test } from "playwright/test";
import { clusterDump } from "../dump.ts";
import { Sallyport } from "../pages/sallyport.ts";

const folder = resolve(process.env.SCREENSHOTS ?? join(import.meta.dirname, "../../test-results/screenshots"));
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of SIZES) {
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport });

      test("every example, and a dump", async ({ page }) => {
        mkdirSync(folder, { recursive: true });
        const app = new Sallyport(page);
        await app.open();
        for (const name of await app.exampleNames()) {
          await app.openExample(name);
          await take(page, `${name}-${colorScheme}-${viewport.width}`);
        }
        await app.paste(clusterDump());
        await page.getByText("12 namespaces").first().waitFor();
        await take(page, `a dump-${colorScheme}-${viewport.width}`);
      });
    });
  }
}

const FORMS = ["Graph", "Policy", "Matrix", "Changes"];

for (const viewport of [...SIZES, { width: 1024, height: 700 }]) {
  test.describe(`every form of the answer in every theme, ${viewport.width} wide`, () => {
    test.use({ colorScheme: "light", viewport });

    test("the first example, one with Services, and a dump", async ({ page }) => {
      test.slow();
      mkdirSync(folder, { recursive: true });
      const app = new Sallyport(page);
      await app.open();
      await takeForms(page, app, `first-${viewport.width}`);
      await app.openExample("Behind an ingress controller");
      await takeForms(page, app, `services-${viewport.width}`);
      await app.paste(clusterDump());
      await page.getByText("12 namespaces").first().waitFor();
      await takeForms(page, app, `dump-${viewport.width}`);
    });
  });
}

async function takeForms(page: Page, app: Sallyport, name: string): Promise<void> {
  for (const form of FORMS) {
    await page.getByRole("tab", { name: new RegExp(`^${form}`) }).click();
    for (const theme of ["light", "dark", "projector"] as const) {
      await app.nextTheme();
      await app.hasTheme(theme);
      await take(page, `${name}-${form}-${theme}`);
    }
    await app.nextTheme();
  }
}

async function take(page: Page, name: string): Promise<void> {
  // Out of the picture, so that nothing is hovered.
  await page.mouse.move(2, 2);
  // A moment for Monaco and for what glides to its place; nothing is asserted here.
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w-]+/g, "-")}.png`) });
}
