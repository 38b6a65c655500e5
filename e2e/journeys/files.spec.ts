import { readFile } from "node:fs/promises";
import { clusterDump } from "../dump.ts";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

test("files are added, named, renamed, deleted and brought back with the keyboard alone", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.addFile.press("Enter");
  await expect(app.text.nameField).toBeFocused();
  await expect(app.text.nameField).toHaveValue("file.yaml");
  await app.text.type("more");
  await app.text.press("Enter");
  expect(await app.text.files()).toEqual(["policies.yaml", "cluster.yaml", "more.yaml"]);
  await app.text.type("# written at once");
  await expect.poll(() => app.text.visibleText()).toBe("# written at once");

  await app.text.tab("more.yaml").press("ArrowLeft");
  await expect(app.text.tab("cluster.yaml")).toBeFocused();
  await app.text.press("F2");
  await expect(app.text.nameField).toHaveValue("cluster.yaml");
  await app.text.type("pods");
  await app.text.press("Enter");
  await expect(app.text.tab("pods.yaml")).toBeFocused();
  expect(await app.picture.summary()).toEqual(threeTierLines);

  await app.text.press("Delete");
  await expect.poll(() => app.text.files()).toEqual(["policies.yaml", "more.yaml"]);
  await expect(page.getByRole("status").filter({ hasText: "Deleted pods.yaml · Undo" })).toBeVisible();
  await expect(app.text.tab("more.yaml")).toBeFocused();
  await app.text.press("ControlOrMeta+z");
  await expect.poll(() => app.text.files()).toEqual(["policies.yaml", "pods.yaml", "more.yaml"]);
  await expect.poll(() => app.picture.summary()).toEqual(threeTierLines);
  await expect(page.getByText("Deleted pods.yaml")).toBeHidden();
});

test("a whole name can be typed, for a new file and over the stem of an old one", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.addFile.click();
  await expect(app.text.nameField).toBeFocused();
  await app.text.type("mine.yaml");
  await expect(app.text.nameField).toHaveValue("mine.yaml");
  await app.text.press("Enter");
  await expect(app.text.nameField).toBeHidden();
  await app.text.tab("cluster.yaml").press("F2");
  await app.text.type("pods.yaml");
  await app.text.press("Enter");
  expect(await app.text.files()).toEqual(["policies.yaml", "pods.yaml", "mine.yaml"]);
});

test("files are renamed and deleted with the pointer, and brought back", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.text.tab("cluster.yaml").dblclick();
  await app.text.nameField.fill("pods.yaml");
  await app.text.nameField.press("Enter");
  await app.text.choose("Rename", "pods.yaml");
  await app.text.nameField.fill("pods-2.yaml");
  await app.text.plain.click();
  expect(await app.text.files()).toEqual(["policies.yaml", "pods-2.yaml"]);
  await app.text.choose("Delete", "pods-2.yaml");
  expect(await app.text.files()).toEqual(["policies.yaml"]);
  await page.getByRole("status").filter({ hasText: "Deleted pods-2.yaml" }).getByRole("button").click();
  expect(await app.text.files()).toEqual(["policies.yaml", "pods-2.yaml"]);
  await expect(app.text.tab("pods-2.yaml")).toBeFocused();
});

test("a name that cannot be says why, and Escape keeps the old one", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.tab("cluster.yaml").dblclick();
  await app.text.nameField.fill("policies.yaml");
  await expect(page.getByRole("alert").filter({ hasText: "There is a file policies.yaml already." })).toBeVisible();
  await app.text.nameField.press("Enter");
  await expect(app.text.nameField).toBeVisible();
  await app.text.nameField.fill(" ");
  await expect(page.getByRole("alert").filter({ hasText: "A file needs a name." })).toBeVisible();
  await app.text.nameField.press("Escape");
  await expect(app.text.tab("cluster.yaml")).toBeFocused();
  expect(await app.text.files()).toEqual(["policies.yaml", "cluster.yaml"]);
});

test("two new files have two names", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  for (const name of ["file.yaml", "file-2.yaml"]) {
    await app.text.addFile.click();
    await expect(app.text.nameField).toHaveValue(name);
    await app.text.nameField.press("Enter");
  }
  expect(await app.text.files()).toEqual(["policies.yaml", "cluster.yaml", "file.yaml", "file-2.yaml"]);
});

test("a renamed file keeps its caret, and typing goes on", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.goBehind("name: deny");
  await app.text.tab("policies.yaml").press("F2");
  await app.text.nameField.fill("rules.yaml");
  await app.text.nameField.press("Enter");
  await app.text.focusText();
  await app.text.type("-x");
  await expect.poll(() => app.text.visibleText()).toContain("name: deny-x-all");
});

test("a file is downloaded under its name", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  const arriving = page.waitForEvent("download");
  await app.text.choose("Download", "policies.yaml");
  const file = await arriving;
  expect(file.suggestedFilename()).toBe("policies.yaml");
  expect(await readFile(await file.path(), "utf8")).toBe(await app.text.visibleText());
});

for (const editor of ["the plain text", "Monaco"]) {
  test(`a dump that is pasted into ${editor} may be imported instead`, async ({ page }) => {
    const app = new Sallyport(page);
    if (editor === "Monaco") {
      await app.open();
      await app.text.isMonaco();
    } else {
      await app.withholdMonaco();
      await app.open();
    }
    const offer = page.getByText("Import what you pasted as a scenario of its own instead?");
    await app.text.goBehind("name: deny-all");
    await app.text.paste("-at-all");
    await expect.poll(() => app.text.visibleText()).toContain("deny-all-at-all");
    await expect(offer).toBeHidden();

    await app.text.paste(`\n---\n${clusterDump()}`);
    await expect(offer).toBeVisible();
    await app.text.press("ControlOrMeta+z");
    await expect(offer).toBeHidden();
    await expect.poll(() => app.text.visibleText()).toContain("deny-all-at-all");

    await app.text.paste(`\n---\n${clusterDump()}`);
    await expect(offer).toBeVisible();
    await page.getByRole("button", { name: "Keep as text" }).click();
    await expect(offer).toBeHidden();
    await app.text.press("ControlOrMeta+z");

    await app.text.paste(`\n---\n${clusterDump()}`);
    await page.getByRole("button", { name: "Import instead" }).click();
    await expect.poll(() => app.picture.state("shop/web→shop/api"), { timeout: 20_000 }).toBe("allowed");
    await expect(offer).toBeHidden();
    await app.backToMyWork();
    await expect.poll(() => app.text.visibleText()).toContain("deny-all-at-all");
    expect(await app.text.visibleText()).not.toContain("kind: List");
  });
}
