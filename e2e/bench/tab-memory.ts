import { readFileSync } from "node:fs";
import type { CDPSession, Page } from "playwright/test";

/** What a tab holds, in MB. */
export interface TabMemory {
  /** Private memory of the tab's process: what would be free if the tab were closed. */
  readonly privateMb: number;
  /** JavaScript's heap of the page, with array buffers. */
  readonly pageHeapMb: number;
  /** Those of all its workers together: the engine's and the editor's. */
  readonly workerHeapsMb: number;
}

/** Looks at the memory of a page's tab. Chromium on Linux. */
export interface TabGauge {
  /** Collects the garbage of the page and its workers. */
  collect(): Promise<void>;
  read(): Promise<TabMemory>;
}

/** To be called when the page is there and not on its way anywhere: see `listenToWorkers`. */
export async function createTabGauge(page: Page): Promise<TabGauge> {
  const session = await page.context().newCDPSession(page);
  const workers = await attachToWorkers(session);
  const everywhere = (method: "HeapProfiler.collectGarbage" | "Runtime.getHeapUsage") =>
    Promise.all([session.send(method), ...workers.ask(method)]);
  return {
    async collect() {
      // Twice: what a worker lets go of may only then be free in the page.
      for (let i = 0; i < 2; i++) await everywhere("HeapProfiler.collectGarbage");
    },
    async read() {
      const heaps = await everywhere("Runtime.getHeapUsage");
      const [ofPage = 0, ...ofWorkers] = heaps.map(
        (heap) => (numberIn(heap, "usedSize") + numberIn(heap, "backingStorageSize")) / 2 ** 20,
      );
      return {
        privateMb: await privateMbOf(page),
        pageHeapMb: Math.round(ofPage),
        workerHeapsMb: Math.round(ofWorkers.reduce((sum, one) => sum + one, 0)),
      };
    },
  };
}

/** The tab's renderer is the largest: others are spare ones that wait for a tab. Workers live in it, too. */
async function privateMbOf(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("there is no browser to ask");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  return Math.round(Math.max(0, ...renderers.map(({ id }) => privateBytes(id))) / 2 ** 20);
}

function privateBytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return [...rollup.matchAll(/^Private_\w+:\s*(\d+) kB/gm)].reduce((sum, found) => sum + Number(found[1]) * 1024, 0);
}

/** Speaks to every worker of the page through the page's session. */
async function attachToWorkers(session: CDPSession): Promise<{ ask(method: string): Promise<unknown>[] }> {
  const sessions = new Set<string>();
  const answers = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") sessions.add(sessionId);
  });
  session.on("Target.detachedFromTarget", ({ sessionId }) => sessions.delete(sessionId));
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result }: { id?: number; result?: unknown } = JSON.parse(message);
    if (id !== undefined) answers.get(id)?.(result);
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return {
    ask: (method) =>
      [...sessions].map(async (sessionId) => {
        const id = ++asked;
        const answered = new Promise((resolve) => answers.set(id, resolve));
        await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
        return answered;
      }),
  };
}

function numberIn(value: unknown, name: string): number {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === "number" ? found : 0;
}
