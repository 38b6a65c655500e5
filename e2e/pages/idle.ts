import type { Page } from "playwright/test";

/**
 * Lets a test wait until nothing is being worked out: no worker of the page owes an answer. To be called before the page
 * goes anywhere.
 */
export async function countOpenCalls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const open = new Map<Worker, Set<unknown>>();
    Reflect.set(globalThis, "openCalls", () => [...open.values()].reduce((sum, { size }) => sum + size, 0));
    const Real = globalThis.Worker;
    class CountedWorker extends Real {
      private readonly calls = new Set<unknown>();
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        open.set(this, this.calls);
        this.addEventListener("message", ({ data }) => {
          if (data?.kind !== "beat") this.calls.delete(data?.id);
        });
      }
      override postMessage(...args: [unknown]): void {
        const [message] = args;
        const isCall = typeof message === "object" && message !== null && Reflect.get(message, "kind") === "call";
        if (isCall) this.calls.add(Reflect.get(message, "id"));
        super.postMessage(...args);
      }
      override terminate(): void {
        open.delete(this);
        super.terminate();
      }
    }
    globalThis.Worker = CountedWorker;
  });
}

/** Until no worker has owed an answer for a moment. */
export async function untilIdle(page: Page, timeoutMs = 20_000): Promise<void> {
  await page.waitForFunction(
    () => {
      // Safe: put there by the script above.
      const open = (Reflect.get(globalThis, "openCalls") as () => number)();
      const since = open === 0 ? Number(Reflect.get(globalThis, "idleSince") ?? performance.now()) : null;
      Reflect.set(globalThis, "idleSince", since);
      return since !== null && performance.now() - since > 60;
    },
    undefined,
    { timeout: timeoutMs, polling: 20 },
  );
}
