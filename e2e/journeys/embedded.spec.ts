import { expect, test } from "../fixtures.ts";
import { serveCourse } from "../pages/course.ts";

for (const [kind, attributes] of [
  ["a frame", ""],
  ["a frame that may only run scripts", 'sandbox="allow-scripts"'],
]) {
  test(`a course page can show the page in ${kind}`, async ({ page, baseURL, watch }) => {
    const course = await serveCourse(baseURL, attributes);
    watch.expectFault(new RegExp(`^request to another origin: ${course.address}`));
    await page.goto(course.address);
    const embedded = page.frameLocator("iframe");
    await expect(embedded.locator("#root > *").first()).toBeAttached();
    await embedded.getByRole("button", { name: "Theme: as the system" }).press("Enter");
    await expect(embedded.getByRole("button", { name: "Theme: light" })).toBeAttached();
    course.close();
  });
}
