import { expect, test } from "../fixtures.ts";
import { manyMistakes, mistakes, openMistakes } from "../pages/problems.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("the line below the text fixes what is at the caret by a click, and the caret stays in the text", async ({
  page,
}) => {
  const { app, problems } = await openMistakes(page, mistakes);
  await app.text.goBehind("    on:");
  await problems.atCaret.getByRole("button", { name: "Ctrl+. fixes it: put the key in quotes" }).click();
  await expect(problems.told).toContainText("Done: put the key in quotes.");
  await page.keyboard.type("!");
  expect(await app.text.visibleText()).toContain('    "on":! "x"');
});

for (const editor of ["plain text", "Monaco"] as const) {
  test(`Ctrl+. puts right what is wrong on the line of the caret, ${editor}`, async ({ page }) => {
    const { app, problems } = await openMistakes(page, mistakes, editor);
    await app.text.goBehind("    on:");
    await expect(problems.atCaret).toContainText("Ctrl+. fixes it");
    await page.keyboard.press("ControlOrMeta+.");
    if (editor === "Monaco") {
      await expect(page.locator(".action-widget").first()).toContainText("Fix: put the key in quotes");
      await page.keyboard.press("Enter");
    }
    await expect.poll(() => app.text.visibleText()).toContain('    "on": "x"');
    await expect(problems.told).toContainText("Done: put the key in quotes.");
    await page.keyboard.type("!");
    await expect.poll(() => app.text.visibleText()).toContain('    "on":! "x"');
    await app.undo();
    await app.undo();
    await expect.poll(() => app.text.visibleText()).toContain('    on: "x"');
  });
}

for (const width of [1440, 390]) {
  test(`the menu of the fixes shows all of their words, ${width} wide`, async ({ page }) => {
    const { app, problems } = await openMistakes(page, mistakes, "Monaco");
    await page.setViewportSize({ width, height: 844 });
    if (width === 390) await app.showTab("Text");
    await app.text.goBehind("    on:");
    await expect(problems.atCaret).toContainText("fixes it");
    await page.keyboard.press("ControlOrMeta+.");
    const title = page.locator(".action-widget .title").last();
    await expect(title).toHaveText("Fix: put the key in quotes");
    expect(await title.evaluate((words) => words.scrollWidth - words.clientWidth)).toBe(0);
    // Half a pixel of its height may be cut.
    await expect(title).toBeInViewport({ ratio: 0.95 });
  });
}

test("what is wrong at the caret is shown to its end", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 844 });
  const { problems } = await openMistakes(page, mistakes);
  await page.keyboard.press("F8");
  await expect(problems.atCaret).toContainText("to mean the text “on”");
  const words = problems.atCaret.locator(".problem-at-caret-words");
  expect(await words.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect(await words.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
});

for (const editor of ["plain text", "Monaco"] as const) {
  test(`F8 says which problem of how many it leads to, ${editor}`, async ({ page }) => {
    const { problems } = await openMistakes(page, mistakes, editor);
    await page.keyboard.press("F8");
    await expect(problems.spoken).toHaveText(
      /^Problem 1 of 3: Warning: Kubernetes reads this key as “true”.* Line 6\./,
    );
    await page.keyboard.press("F8");
    await page.keyboard.press("F8");
    await expect(problems.spoken).toHaveText(/^Problem 3 of 3: Error: .*99999|^Problem 3 of 3: Error: .*65535/);
    await expect(problems.atCaret).toContainText("3 of 3");
    await page.keyboard.press("Shift+F8");
    await expect(problems.spoken).toHaveText(/^Problem 2 of 3: .*Fix, with Control period: put the key in quotes\.$/);
    // Whoever comes there by the arrow keys is told when the caret rests, without a number.
    await page.keyboard.press("Control+Home");
    await expect(problems.spoken).toHaveText("");
    for (let line = 1; line < 6; line++) await page.keyboard.press("ArrowDown");
    await expect(problems.spoken).toHaveText(/^Warning: Kubernetes reads this key as “true”/);
  });
}

test("a tab says how many errors and warnings its file has", async ({ page }) => {
  const { app, problems } = await openMistakes(page, mistakes);
  const tab = app.text.tab("policies.yaml");
  await expect(tab).toHaveAccessibleName("policies.yaml, 1 error, 2 warnings");
  await expect(tab).toHaveText("policies.yaml1");
  await app.text.goBehind("port: 99");
  await app.text.press("Delete", 3);
  await expect(tab).toHaveAccessibleName("policies.yaml, 2 warnings");
  await problems.open();
  await problems.list.getByRole("button", { name: "Fix all 2 of this kind" }).click();
  await expect(tab).toHaveAccessibleName("policies.yaml");
});

test("a text with more mistakes than Monaco underlines is underlined wherever one looks", async ({ page }) => {
  const { app, problems } = await openMistakes(page, manyMistakes(900), "Monaco");
  for (const port of ["70000", "70899", "70450"]) {
    await problems.open();
    await problems.filter.fill(port);
    await problems.way(port).click();
    await expect.poll(() => app.text.visibleText()).toContain(port);
    const isUnderlined = (sought: string) =>
      page.locator(".monaco-editor .squiggly-error").evaluateAll((marks, words) => {
        const lines = [...document.querySelectorAll(".monaco-editor .view-line")];
        const line = lines.find((each) => each.textContent?.includes(words))?.getBoundingClientRect();
        return marks.some((mark) => Math.abs(mark.getBoundingClientRect().top - (line?.top ?? -99)) < 12);
      }, sought);
    await expect.poll(() => isUnderlined(port)).toBe(true);
    await problems.filter.press("Escape");
    await problems.filter.press("Escape");
  }
});

test("what looks like another letter, or like nothing, is framed; what people write is not", async ({ page }) => {
  const values = { russian: "привет мир", prose: "grün – “so” don’t → 日本", looks: "\u0430dmin", nothing: "a\u200bb" };
  const lines = Object.entries(values).map(([key, value]) => `    ${key}: "${value}"\n`);
  const text = `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations:\n${lines.join("")}    # don’t – “so”\n`;
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.paste(text);
  const framed = page.locator(".monaco-editor .unicode-highlight");
  await expect(framed).toHaveCount(2);
});

test("what is hostile in a text is text in the list, in the hover and below the editor", async ({ page }) => {
  const evil = "<img src=x onerror=window.__pwned=1> [a](command:x) **b**";
  const text = `kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: web}\nspec: {podSelector: {}, policyTypes: ["${evil}"]}\n`;
  const { app, problems } = await openMistakes(page, text, "Monaco");
  await problems.open();
  await expect(problems.row("<img src=x onerror=window.__pwned=1>")).toHaveCount(1);
  await page.keyboard.press("F8");
  await expect(problems.atCaret).toContainText("<img src=x");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.press("Escape");
  await app.text.focusText();
  await page.keyboard.press("F1");
  await page.keyboard.type("Show or Focus Hover");
  await page.keyboard.press("Enter");
  const hover = page.locator(".monaco-hover:not(.hidden)").first();
  await expect(hover).toContainText("<img src=x onerror=window.__pwned=1>");
  await expect(hover).toContainText("spec.policyTypes[0]");
  await expect(hover.locator("img")).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(globalThis, "__pwned"))).toBeUndefined();
});
