import { expect, test } from "../fixtures.ts";
import { expectNothingFromAxe } from "../pages/axe.ts";
import { manyMistakes, mistakes, openMistakes } from "../pages/problems.ts";

test("every problem says its kind, its field and its place, below the name of its file", async ({ page }) => {
  const { problems } = await openMistakes(page, mistakes);
  await problems.open();
  await expect(problems.file("policies.yaml")).toHaveAccessibleName("policies.yaml, 3 problems");
  const port = problems.row("99999");
  await expect(port).toContainText("Error");
  await expect(port).toContainText("spec.ingress[0].ports[0].port");
  await expect(port).toContainText("default/web takes no part");
  await expect(port).toContainText("policies.yaml:12");
  await expect(problems.row("metadata.labels.true")).toContainText("Warning");
});

test("words and kinds choose what is listed, and what is hidden is counted", async ({ page }) => {
  const { problems } = await openMistakes(page, mistakes);
  await problems.open();
  await expect(problems.kind("error")).toHaveText("1 error");
  await expect(problems.kind("warning")).toHaveText("2 warnings");
  await problems.kind("warning").click();
  await expect(problems.kind("warning")).toHaveAttribute("aria-pressed", "false");
  await expect(problems.rows).toHaveCount(1);
  await expect(problems.list.getByRole("status")).toHaveText("1 of 3 shown.");
  await problems.filter.fill("labels");
  await expect(problems.rows).toHaveCount(0);
  await expect(problems.list.getByRole("status")).toHaveText("None of 3 shown.");
  await problems.list.getByRole("button", { name: "Show all" }).click();
  await expect(problems.rows).toHaveCount(3);
  await problems.filter.fill("LABELS off");
  await expect(problems.rows).toHaveCount(1);
  await problems.filter.press("Escape");
  await expect(problems.filter).toHaveValue("");
  await expect(problems.rows).toHaveCount(3);
});

for (const editor of ["plain text", "Monaco"] as const) {
  test(`by keyboard alone: through the list, to the place, and back to the bar, ${editor}`, async ({ page }) => {
    const { app, problems } = await openMistakes(page, mistakes, editor);
    await problems.word.focus();
    await page.keyboard.press("Enter");
    await expect(problems.list).toBeVisible();
    // Past the expectations' word, the filter and the three kinds.
    for (const next of [/Expectations/, "Filter", "1 error", "2 warnings", "0 notes", "policies.yaml"]) {
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      const said = await focused.evaluate((element) => element.getAttribute("aria-label") ?? element.textContent ?? "");
      expect(said).toMatch(next);
    }
    await page.keyboard.press("ArrowDown");
    await expect(problems.way("metadata.labels.true")).toBeFocused();
    await page.keyboard.press("End");
    await expect(problems.way("99999")).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(problems.way("metadata.labels.false")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(problems.fix("metadata.labels.false")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(problems.file("policies.yaml")).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(problems.rows).toHaveCount(0);
    await page.keyboard.press("ArrowRight");
    await expect(problems.rows).toHaveCount(3);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await expect(problems.list).toBeHidden();
    await expect(problems.word).toBeFocused();
    await page.keyboard.press("Enter");
    await problems.way("metadata.labels.true").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("team");
    await expect.poll(() => app.text.visibleText()).toContain('    team: "x"');
  });
}

test("the list has one place in the tab order, where one was last", async ({ page }) => {
  const { problems } = await openMistakes(page, mistakes);
  await problems.open();
  await problems.kind("note").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await expect(problems.way("99999")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(problems.kind("note")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(problems.way("99999")).toBeFocused();
});

test("a fix is one step, says so, and the next problem has the focus", async ({ page }) => {
  const { app, problems } = await openMistakes(page, mistakes);
  await problems.open();
  await problems.fix("metadata.labels.true").click();
  await expect(problems.rows).toHaveCount(2);
  await expect(problems.told).toContainText("Done: put the key in quotes.");
  await expect(problems.way("metadata.labels.false")).toBeFocused();
  expect(await app.text.visibleText()).toContain('    "on": "x"');
  await app.undo();
  await expect(problems.rows).toHaveCount(3);
  expect(await app.text.visibleText()).toBe(mistakes);
});

test("everything of a kind is put right at once, as one step", async ({ page }) => {
  const { app, problems } = await openMistakes(page, mistakes);
  await problems.open();
  await problems.list.getByRole("button", { name: "Fix all 2 of this kind" }).click();
  await expect(problems.rows).toHaveCount(1);
  await expect(problems.told).toContainText("Done: put the key in quotes, in 2 places.");
  await app.undo();
  await expect(problems.rows).toHaveCount(3);
});

test("Ctrl+. on a row fixes it; Escape closes the list and lets go of nothing else", async ({ page }) => {
  const pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {on: a, off: b}}\nspec: {containers: [{name: a, image: a}]}\n";
  const { app, problems } = await openMistakes(page, pod);
  await app.picture.workload("web").press("Enter");
  const selected = page.locator(".react-flow__node.selected");
  await expect(selected).toHaveCount(1);
  await app.command("list the problems");
  await expect(problems.list).toBeVisible();
  await expect(problems.list.locator(":focus")).toHaveCount(1);
  await problems.way("metadata.labels.true").focus();
  await page.keyboard.press("ControlOrMeta+.");
  await expect(problems.told).toContainText("Done: put the key in quotes.");
  await expect(problems.way("metadata.labels.false")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(problems.list).toBeHidden();
  await expect(selected).toHaveCount(1);
});

test("Ctrl+Shift+M leads into the list, and arrows from its filter into it and back", async ({ page }) => {
  const { app, problems } = await openMistakes(page, mistakes, "Monaco");
  await app.text.focusText();
  await page.keyboard.press("ControlOrMeta+Shift+m");
  await expect(problems.file("policies.yaml")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(problems.filter).toBeFocused();
  await page.keyboard.type("99999");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(problems.way("99999")).toBeFocused();
});

test("with the last problem the list says what it is for, and the focus is on its word", async ({ page }) => {
  const { app, problems } = await openMistakes(page, mistakes.replace("99999", "80"));
  await problems.open();
  await problems.list.getByRole("button", { name: "Fix all 2 of this kind" }).click();
  await expect(problems.list).toContainText("Nothing is wrong with the text.");
  await expect(problems.word).toHaveText("No problems");
  await expect(problems.word).toBeFocused();
  await page.keyboard.press("F8");
  await expect(problems.told).toContainText("No errors and no warnings.");
  await app.undo();
  await expect(problems.rows).toHaveCount(2);
});

test("while one types above it, the list stays where it is, and so does what is focused in it", async ({ page }) => {
  const { app, problems } = await openMistakes(page, manyMistakes(60));
  await problems.open();
  await problems.way("70030").evaluate((row) => row.scrollIntoView({ block: "center" }));
  const top = async () => Math.round((await problems.way("70030").boundingBox())?.y ?? 0);
  await problems.way("70030").evaluate((row) => row.setAttribute("data-mark", "the same element"));
  const before = await top();
  // A fraction of a pixel may be rounded the other way.
  const staysPut = async () => expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
  await app.text.goBehind("kind: NetworkPolicy\n");
  await app.text.type("# a comment\n# another\n");
  await expect(problems.row("70030")).toContainText(`policies.yaml:${30 * 7 + 6 + 2}`);
  await staysPut();
  await expect(problems.way("70030")).toHaveAttribute("data-mark", "the same element");
  await app.text.goBehind("port: 70000");
  await app.text.press("Backspace", 3);
  await expect(problems.rows).toHaveCount(59);
  await staysPut();
});

test("of three hundred problems a hundred are listed, more on demand, and any is found by the filter", async ({
  page,
}) => {
  const { app, problems } = await openMistakes(page, manyMistakes(300), "Monaco");
  await problems.open();
  await expect(problems.rows).toHaveCount(100);
  await problems.filter.fill("70299");
  await expect(problems.rows).toHaveCount(1);
  await problems.way("70299").click();
  await expect.poll(() => app.text.visibleText()).toContain("70299");
  await expect(app.text.errors.first()).toBeAttached();
  await problems.list.getByRole("button", { name: "Show all" }).click();
  const more = problems.list.getByRole("button", { name: "Show 200 more" });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(problems.rows).toHaveCount(300);
  await expect(problems.way("70100")).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the list, ${colorScheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const { app, problems } = await openMistakes(page, mistakes);
      if (width === 390) await app.showTab("Text");
      await problems.open();
      await problems.kind("note").click();
      await page.keyboard.press("F8");
      await expect(problems.atCaret).toBeVisible();
      await expectNothingFromAxe(page);
      await problems.filter.fill("nothing of the kind");
      await expectNothingFromAxe(page);
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    });
  }
}
