import { defineConfig } from "playwright/test";
import journeys from "../playwright.config.ts";

/** `npm run screenshots`: a picture of every example and of a cluster's dump, to be looked at; nothing is compared. */
export default defineConfig({
  ...journeys,
  testDir: ".",
  testMatch: "*.shots.ts",
  timeout: 240_000,
  webServer: journeys.webServer && !Array.isArray(journeys.webServer) ? { ...journeys.webServer, cwd: "../.." } : [],
});
