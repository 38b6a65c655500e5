import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { csp, frameAncestors } from "./csp.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

const headerNames = [
  "Content-Security-Policy",
  "X-Content-Type-Options",
  "Referrer-Policy",
  "Cross-Origin-Opener-Policy",
  "Permissions-Policy",
  "Access-Control-Allow-Origin",
] as const;

const staticHost = (name: string) => new RegExp(`^ {2}${name}: (.*)$`, "m").exec(read("deploy/_headers"))?.[1];
const nginx = (name: string) =>
  new RegExp(`^ {4}add_header ${name} "(.*)" always;$`, "m").exec(read("deploy/nginx.conf"))?.[1];

test("the static host's headers carry the page's own policy and who may frame it", () => {
  expect(staticHost("Content-Security-Policy")).toBe(`${csp()}; ${frameAncestors}`);
});

test.each(headerNames)("nginx sends the same %s as the static host", (name) => {
  expect(nginx(name)).toBeDefined();
  expect(nginx(name)).toBe(staticHost(name));
});

test("the policy lets no script of another origin in and no connection out", () => {
  expect(csp()).toContain("default-src 'none'; script-src 'self';");
  expect(csp()).toContain("connect-src 'none'");
  expect(csp()).not.toMatch(/unsafe-eval|https?:/);
  expect(csp()).not.toMatch(/script-src [^;]*(unsafe|\*|blob:|data:)/);
});

test("connections can be opened to a named source only", () => {
  expect(csp("'self'")).toBe(csp().replace("connect-src 'none'", "connect-src 'self'"));
});
