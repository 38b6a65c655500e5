import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

test("an object that is broken while one types stays in the picture as it was, and the problems say so first", async ({
  page,
}) => {
  const app = new Sallyport(page);
  await app.open();
  await app.text.isMonaco();
  await app.text.goBehind("name: backend-policy");
  await app.text.type(": x");
  await expect(app.text.errors.first()).toBeAttached();
  await app.openProblems();
  const problems = page.getByRole("region", { name: "Problems" });
  await expect(page.getByRole("button", { expanded: true, name: "1 object broken, drawn as before" })).toBeVisible();
  const first = problems.getByRole("listitem").first();
  await expect(first).toContainText(/app\/backend-policy.*: line \d+: .+\. The picture is of its last good text\./);
  expect(await app.picture.summary()).toEqual(threeTierLines);
  await expect(problems.getByRole("listitem")).toHaveCount(1);
  await expect(app.text.tab("policies.yaml")).toHaveText(/^policies\.yaml[1-9]\d*$/);

  await first.getByRole("button").first().click();
  await expect.poll(() => app.text.visibleText()).toContain("backend-policy: x");
  await app.text.goBehind("name: backend-policy: x");
  await app.text.press("Backspace", 3);
  await expect(page.getByText("No problems")).toBeVisible();
  expect(await app.picture.summary()).toEqual(threeTierLines);
});
