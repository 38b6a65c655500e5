import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { csp } from "./src/csp.ts";

const charset = '<meta charset="utf-8" />';

/** The built page carries its own policy, because a static host may send no headers. `vite dev` runs without. */
const contentSecurityPolicy: Plugin = {
  name: "sallyport:content-security-policy",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(html) {
      if (!html.includes(charset)) throw new Error(`index.html must contain ${charset}`);
      return html.replace(charset, `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${csp()}" />`);
    },
  },
};

/** Hosts that read a `_headers` file (Netlify, Cloudflare Pages) find it in what is published. */
const headersFile: Plugin = {
  name: "sallyport:headers-file",
  apply: "build",
  generateBundle() {
    const source = readFileSync(new URL("./deploy/_headers", import.meta.url), "utf8");
    this.emitFile({ type: "asset", fileName: "_headers", source });
  },
};

/** Tests that take minutes end in `.long.test.ts` and run only with `--mode long`. */
export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [react(), contentSecurityPolicy, headersFile],
  worker: { format: "iife" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: "hidden",
    chunkSizeWarningLimit: 4500,
  },
  test: {
    environment: "node",
    include: mode === "long" ? ["src/**/*.long.test.{ts,tsx}"] : ["src/**/*.test.{ts,tsx}"],
    exclude: mode === "long" ? [] : ["src/**/*.long.test.{ts,tsx}"],
    passWithNoTests: false,
    testTimeout: mode === "long" ? 600_000 : 10_000,
  },
}));
