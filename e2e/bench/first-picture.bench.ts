import { type CDPSession, expect, type Page, test } from "playwright/test";
import { namedScripts } from "../named-scripts.ts";
import { report, summaryOf } from "./report.ts";
import { serveCompressed } from "./serve-compressed.ts";

const RUNS = 7;
const GOAL_MS = 1500;
/** 9 Mbit/s, 60 ms, a quarter of the processor. */
const LINE = { offline: false, latency: 60, downloadThroughput: (9 * 2 ** 20) / 8, uploadThroughput: 2 ** 17 };

for (const profile of ["as it is", "9 Mbit, 60 ms, a quarter of the processor"] as const) {
  test(`the first picture, ${profile}`, async ({ browser }) => {
    const server = await serveCompressed();
    const samples: number[] = [];
    let initialBytes = 0;
    for (let run = 0; run < RUNS; run++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const devTools = await context.newCDPSession(page);
      if (profile !== "as it is") await slowDown(devTools);
      await page.addInitScript(watchForPicture);
      await page.goto(server.address, { waitUntil: "commit" });
      const seen = await page.waitForFunction(() => Reflect.get(globalThis, "pictureAt") as number | undefined, null, {
        timeout: 60_000,
        polling: 50,
      });
      samples.push((await seen.jsonValue()) ?? 0);
      initialBytes = await scriptBytes(page, server.address);
      await context.close();
    }
    server.close();
    expect(samples).toHaveLength(RUNS);
    report({
      work: `navigation to the first picture, ${profile}`,
      ...summaryOf(samples),
      goalMs: GOAL_MS,
      initialScriptBytes: initialBytes,
    });
  });
}

async function slowDown(devTools: CDPSession): Promise<void> {
  await devTools.send("Network.enable");
  await devTools.send("Network.emulateNetworkConditions", LINE);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/** Notes when the first line of the picture has been painted, since navigation began. */
function watchForPicture(): void {
  const look = new MutationObserver(() => {
    if (document.querySelector(".react-flow__edge path") === null) return;
    look.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => Reflect.set(globalThis, "pictureAt", performance.now());
      port2.postMessage(null);
    });
  });
  look.observe(document, { subtree: true, childList: true });
}

/** Bytes, as they were sent, of the scripts that the document names. */
async function scriptBytes(page: Page, address: string): Promise<number> {
  const named = namedScripts(await (await page.request.get(address)).text());
  const answers = await Promise.all(named.map((path) => page.request.get(address + path)));
  return answers.reduce((bytes, answer) => bytes + Number(answer.headers()["content-length"] ?? 0), 0);
}
