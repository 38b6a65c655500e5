// node scripts/picture.mjs: builds the page and makes docs/picture.png, the picture of the README.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { root } from "./install.mjs";
import { createStaticServer } from "./serve.mjs";

ensureBuilt();
const executablePath = await ensureBrowser({ mayInstall: false });
const server = createStaticServer().listen(0);
const address = server.address();
if (address === null || typeof address === "string") throw new Error("the server has no port");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 860 }, colorScheme: "light" });
await page.goto(`http://localhost:${address.port}/`);
await page.locator(".monaco-editor").waitFor();
await page.locator(".react-flow__edge").first().waitFor();
await page.waitForTimeout(1000);
mkdirSync(join(root, "docs"), { recursive: true });
await page.screenshot({ path: join(root, "docs/picture.png") });
await browser.close();
server.close();
