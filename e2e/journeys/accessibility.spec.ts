import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe, violations } from "../pages/axe.ts";
import { Sallyport } from "../pages/sallyport.ts";

// In a wide window: looks.spec.ts.
for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${colorScheme}, on a narrow screen`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    const app = new Sallyport(page);
    await app.open();
    await expectNothingFromAxe(page);
    await app.picture.ask("frontend to database");
    await expect(app.why.card).toContainText("denied");
    await expectNothingFromAxe(page);
  });
}

test("axe finds what is there to be found: a button without a name, and words that are too faint", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await page.evaluate(() => {
    const words = document.createElement("p");
    words.textContent = "too faint";
    words.style.color = "rgb(240, 240, 240)";
    words.style.background = "white";
    document.querySelector("header")?.append(document.createElement("button"), words);
  });
  const found = (await violations(page)).join("\n");
  expect(found).toContain("button-name: <button>");
  expect(found).toMatch(/color-contrast: .*too faint/);
});

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

test("the editor follows the system's colour scheme both ways", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  for (const colorScheme of ["light", "dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(() => app.text.background())
      .toBe(colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(23, 28, 37)");
  }
});

test("a view that the user chose stays when the window becomes narrower", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const first = await app.picture.widthOf("frontend");
  await app.picture.zoomIn();
  await expect.poll(() => app.picture.widthOf("frontend")).toBeGreaterThan(first);
  const chosen = await app.picture.widthOf("frontend");
  await page.setViewportSize({ width: 1000, height: 700 });
  await expect.poll(async () => (await app.picture.place("frontend")).x).toBeLessThan(1000);
  expect(await app.picture.widthOf("frontend")).toBe(chosen);
});

test("the picture is in its pane, also after the window has become narrower", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.picture.isWithinItsPane();
  await page.setViewportSize({ width: 900, height: 700 });
  await app.picture.isWithinItsPane();
  await page.setViewportSize({ width: 390, height: 844 });
  await app.picture.isWithinItsPane();
  await page.reload();
  await app.picture.isDrawn();
  await app.picture.isWithinItsPane();
});
