import { expect, test } from "../fixtures.ts";
import { Expectations } from "../pages/expectations.ts";
import { Sallyport } from "../pages/sallyport.ts";

test("the wrong selector: the exercise begins with a failure that says why, and is done when the selector is right", async ({
  page,
}) => {
  const app = new Sallyport(page);
  const expectations = new Expectations(page);
  await app.withholdMonaco();
  await app.open();
  await app.openExample("A Service with the wrong selector");
  await expect(app.visit).toContainText("one expectation fails");
  expect(await app.text.files()).toEqual([expect.stringContaining("cluster.yaml"), "expectations.yaml"]);
  await expectations.score("1 of 2 holds");
  await expectations.open();
  const byName = expectations.item("default/tmp → http://debug-svc must be allowed");
  const direct = expectations.item("default/tmp → default/debug-app TCP 80 must be allowed");
  await expect(byName).toContainText("fails");
  await expect(byName).toContainText("kubectl get endpoints debug-svc must list both pods");
  await expect(byName).toContainText("default/tmp is refused by http://debug-svc: the Service has no ready endpoint");
  await expect(direct).toContainText("holds");
  const pill = page.getByRole("button", { name: "Service debug-svc" });
  await expect(pill).toHaveAccessibleName(
    /broken: its selector app=debug-wrong selects no pod; 2 pods have app=debug-app/,
  );
  await page.getByRole("button", { name: /^Problems: 1/ }).click();
  await expect(page.getByText("the Service leads nowhere: its selector app=debug-wrong selects no pod")).toBeVisible();

  await app.text.goBehind("app: debug-wrong");
  await app.text.press("Backspace", "wrong".length);
  await app.text.type("app");
  await expectations.score("2 of 2 hold");
  await expectations.open();
  await expect(byName).toContainText("holds");
  await expect(page.getByText("No problems")).toBeVisible();
  await expect(pill).not.toHaveAccessibleName(/broken/);
});

for (const { name, score } of [
  { name: "ClusterIP and DNS", score: "4 of 4 hold" },
  { name: "Ingress routing", score: "5 of 5 hold" },
]) {
  test(`${name}: what the exercise has one verify holds`, async ({ page }) => {
    const app = new Sallyport(page);
    const expectations = new Expectations(page);
    await app.open();
    await app.openExample(name);
    await expect(app.visit).toContainText(name);
    await expectations.score(score);
    await expect(page.getByText("No problems")).toBeVisible();
  });
}
