import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { leaveOut } from "./scripts/leave-out.ts";
import { notInFirstWorker, unusedColors, unusedYaml } from "./scripts/unused-parts.ts";
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

/** The picture's part of the app comes beside the page's own script, instead of being asked for by it. */
const pictureBesidePage: Plugin = {
  name: "sallyport:picture-beside-page",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle = {} }) {
      const picture = Object.values(bundle).find((chunk) => chunk.type === "chunk" && chunk.name === "GraphPane");
      if (picture?.type !== "chunk") throw new Error("there is no chunk with the picture");
      const scripts = [
        picture.fileName,
        ...picture.imports.filter((file) => bundle[file]?.type === "chunk" && !html.includes(file)),
      ];
      const style = [...(picture.viteMetadata?.importedCss ?? [])];
      const link = (file: string, attrs: Record<string, string>) =>
        ({
          tag: "link",
          attrs: { ...attrs, crossorigin: true, href: `./${file}` },
          injectTo: "head",
        }) as const;
      return [
        ...scripts.map((file) => link(file, { rel: "modulepreload" })),
        ...style.map((file) => link(file, { rel: "preload", as: "style" })),
      ];
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

/** React's makers of components only make values; a library's component that nobody shows need not come with the page. */
const treeshake = { manualPureFunctions: ["memo", "forwardRef", "createContext"] };

/** Tests that take minutes end in `.long.test.ts` and run only with `--mode long`. */
export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [react(), leaveOut(unusedColors), pictureBesidePage, contentSecurityPolicy, headersFile],
  resolve: { alias: { "d3-transition": new URL("./src/canvas/view/short-transition.ts", import.meta.url).pathname } },
  worker: {
    format: "iife",
    plugins: () => [leaveOut(unusedYaml), leaveOut(notInFirstWorker)],
    rolldownOptions: { treeshake: { moduleSideEffects: false, propertyReadSideEffects: false } },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: "hidden",
    chunkSizeWarningLimit: 4500,
    rolldownOptions: {
      treeshake,
      output: { codeSplitting: { groups: [{ name: "page", tags: ["$initial"] }] } },
    },
  },
  test: {
    environment: "node",
    // No test leaves anything behind in a module; reading the engine anew for each file took half of the time. The long
    // ones fill a process with what they made.
    isolate: mode === "long",
    maxWorkers: "100%",
    include: mode === "long" ? ["src/**/*.long.test.{ts,tsx}"] : ["src/**/*.test.{ts,tsx}"],
    exclude: mode === "long" ? [] : ["src/**/*.long.test.{ts,tsx}"],
    passWithNoTests: false,
    testTimeout: mode === "long" ? 600_000 : 10_000,
  },
}));
