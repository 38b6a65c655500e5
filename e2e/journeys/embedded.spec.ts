import { createServer } from "node:http";
import { expect, test } from "../fixtures.ts";

for (const [kind, attributes] of [
  ["a frame", ""],
  ["a frame that may only run scripts", 'sandbox="allow-scripts"'],
]) {
  test(`a course page can show the page in ${kind}`, async ({ page, baseURL, watch }) => {
    const course = createServer((_request, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(`<!doctype html><link rel="icon" href="data:,"><iframe src="${baseURL}" ${attributes}></iframe>`);
    });
    await new Promise<void>((listening) => course.listen(0, "127.0.0.1", listening));
    const address = course.address();
    const port = typeof address === "object" ? address?.port : undefined;
    watch.expectFault(new RegExp(`^request to another origin: http://127\\.0\\.0\\.1:${port}/`));
    await page.goto(`http://127.0.0.1:${port}/`);
    await expect(page.frameLocator("iframe").locator("#root > *").first()).toBeAttached();
    course.close();
  });
}
