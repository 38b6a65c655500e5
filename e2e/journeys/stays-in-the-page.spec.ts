import { expect, test } from "../fixtures.ts";

test("the page carries its policy, and loads without a fault", async ({ page }) => {
  await page.goto("./");
  await expect(page).toHaveTitle(/Sallyport/);
  await expect(page.locator("head > meta").nth(1)).toHaveAttribute("http-equiv", "Content-Security-Policy");
  await expect(page.locator("#root > *").first()).toBeAttached();
});

test("nothing can be sent to another host", async ({ page, watch }) => {
  watch.expectFault(/sent-by-this-test/);
  await page.goto("./");
  const sent = await page.evaluate(() =>
    fetch("http://sent-by-this-test.example/").then(
      () => "sent",
      () => "refused",
    ),
  );
  expect(sent).toBe("refused");
});

test("text cannot become a script", async ({ page, watch }) => {
  watch.expectFault(/TrustedHTML|require-trusted-types-for/);
  await page.goto("./");
  const outcome = await page.evaluate(() => {
    try {
      document.body.insertAdjacentHTML("beforeend", "<b>text</b>");
      return "became markup";
    } catch (error) {
      return error instanceof TypeError ? "refused" : String(error);
    }
  });
  expect(outcome).toBe("refused");
});
