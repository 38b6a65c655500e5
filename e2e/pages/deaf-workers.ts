import type { Page } from "playwright/test";

/** Workers that can be made deaf: what is said to them from then on is swallowed, so that they are silent for good. */
export interface DeafWorkers {
  /** Those that run and those that are still to come hear nothing any more. */
  deafen(): Promise<void>;
  /** Those that are still to come hear again; those that run do not. */
  heal(): Promise<void>;
  /** How many were started until now. */
  started(): Promise<number>;
}

/** To be called before the page goes anywhere. */
export async function wrapWorkers(page: Page): Promise<DeafWorkers> {
  await page.addInitScript(() => {
    const ears = { areDeaf: false, started: 0 };
    Reflect.set(globalThis, "ears", ears);
    const Hearing = globalThis.Worker;
    class DeafWorker extends Hearing {
      isDeaf = ears.areDeaf;
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        ears.started += 1;
      }
      override postMessage(...args: [unknown]): void {
        this.isDeaf ||= ears.areDeaf;
        if (!this.isDeaf) super.postMessage(...args);
      }
    }
    globalThis.Worker = DeafWorker;
  });
  const setDeaf = (areDeaf: boolean) =>
    page.evaluate((now) => {
      // Safe: put there by the script above.
      (Reflect.get(globalThis, "ears") as { areDeaf: boolean }).areDeaf = now;
    }, areDeaf);
  return {
    deafen: () => setDeaf(true),
    heal: () => setDeaf(false),
    // Safe: as above.
    started: () => page.evaluate(() => (Reflect.get(globalThis, "ears") as { started: number }).started),
  };
}
