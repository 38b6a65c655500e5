import { defineConfig } from "playwright/test";
import journeys from "../playwright.config.ts";

/** `npm run bench`: the page in a real browser, one thing after the other. */
export default defineConfig({
  ...journeys,
  testDir: ".",
  testMatch: "*.bench.ts",
  fullyParallel: false,
  workers: 1,
  timeout: 240_000,
  webServer: journeys.webServer && !Array.isArray(journeys.webServer) ? { ...journeys.webServer, cwd: "../.." } : [],
});
