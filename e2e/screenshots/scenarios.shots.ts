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

async function take(page: Page, name: string): Promise<void> {
  // Out of the picture, so that nothing is hovered.
  await page.mouse.move(2, 2);
  // A moment for Monaco and for what glides to its place; nothing is asserted here.
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w-]+/g, "-")}.png`) });
}
