import type { Page } from "playwright/test";

/** Watches every task of the main thread of 50 ms and more. */
export async function startTaskClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(globalThis, "longTasks", tasks);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ entryTypes: ["longtask"] });
  });
}

/** The longest task since the clock was started, and how long all of them were together, in milliseconds. */
export async function readLongTasks(page: Page): Promise<{ readonly longestMs: number; readonly overMs: number }> {
  // Safe: put there by startTaskClock.
  const tasks = await page.evaluate(() => Reflect.get(globalThis, "longTasks") as number[]);
  return { longestMs: Math.round(Math.max(0, ...tasks)), overMs: Math.round(tasks.reduce((a, b) => a + b, 0)) };
}
