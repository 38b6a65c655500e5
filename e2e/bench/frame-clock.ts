import type { Page } from "playwright/test";

/** What one key did: from the `keydown` (by its own time stamp) to after the frame that shows the other line. */
export interface KeyTiming {
  readonly toFrameMs: number;
}

/**
 * Watches the line with this id in the page: notes, for each key, the time until the first frame after its state
 * attribute has changed has been handed to the screen, and every task of the main thread longer than 50 ms.
 */
export async function startFrameClock(page: Page, edgeId: string): Promise<void> {
  await page.evaluate((id) => {
    const clock = { keyAt: 0, samples: [] as number[], longTasks: [] as number[] };
    Reflect.set(globalThis, "frameClock", clock);
    const selector = `.react-flow__edge[data-id="${CSS.escape(id)}"] [data-state]`;
    const stateNow = () => document.querySelector(selector)?.getAttribute("data-state") ?? "none";
    let state = stateNow();
    addEventListener("keydown", (event) => (clock.keyAt = event.timeStamp), true);
    new MutationObserver(() => {
      const next = stateNow();
      if (next === state) return;
      state = next;
      const { keyAt } = clock;
      // The frame callback runs before painting; the message is handled after it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => clock.samples.push(performance.now() - keyAt);
        port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) clock.longTasks.push(duration);
    }).observe({ entryTypes: ["longtask"] });
  }, edgeId);
}

/** The samples and long tasks since the clock was started or read last, in milliseconds. */
export async function readFrameClock(
  page: Page,
): Promise<{ readonly samples: readonly number[]; readonly longTasks: readonly number[] }> {
  return page.evaluate(() => {
    // Safe: put there by startFrameClock.
    const clock = Reflect.get(globalThis, "frameClock") as { samples: number[]; longTasks: number[] };
    const { samples, longTasks } = clock;
    clock.samples = [];
    clock.longTasks = [];
    return { samples, longTasks };
  });
}
