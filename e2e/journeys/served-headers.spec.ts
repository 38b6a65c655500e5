import { get, type IncomingMessage } from "node:http";
import { csp, frameAncestors } from "../../src/csp.ts";
import { expect, test } from "../fixtures.ts";

/** As it stands, where a browser would resolve `..` first. */
function ask(baseURL: string | undefined, path: string): Promise<IncomingMessage> {
  const { port } = new URL(baseURL ?? "");
  return new Promise((done, fail) => {
    get({ host: "127.0.0.1", port, path }, (response) => done(response.resume())).on("error", fail);
  });
}

test("the page comes with its policy as a header and is asked for anew each time", async ({ baseURL }) => {
  const { statusCode, headers } = await ask(baseURL, "/");
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `${csp()}; ${frameAncestors}`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
  });
});

test("files that are named by their hash are kept for good, and a missing one is not", async ({ page, baseURL }) => {
  await page.goto("./");
  const script = await page.locator("script[src]").first().getAttribute("src");
  const found = await ask(baseURL, new URL(script ?? "", baseURL).pathname);
  expect(found.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(found.headers["content-type"]).toBe("text/javascript; charset=utf-8");
  const missing = await ask(baseURL, "/assets/index-gone.js");
  expect(missing.statusCode).toBe(404);
  expect(missing.headers["cache-control"]).toBe("no-cache");
});

for (const path of [
  "/../package.json",
  "/%2e%2e/package.json",
  "/..%2fpackage.json",
  "/assets/../../package.json",
  "/_headers",
]) {
  test(`${path} leads out of what is served, to nothing`, async ({ baseURL }) => {
    expect((await ask(baseURL, path)).statusCode).toBe(404);
  });
}

test("an address that cannot be decoded is refused", async ({ baseURL }) => {
  expect((await ask(baseURL, "/%zz")).statusCode).toBe(400);
});
