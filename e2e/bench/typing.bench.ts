import { expect, test } from "playwright/test";
import { Sallyport } from "../pages/sallyport.ts";
import { benchCluster, callerToCallee, typedPort } from "./bench-cluster.ts";
import { readFrameClock, startFrameClock } from "./frame-clock.ts";
import { report, summaryOf } from "./report.ts";

const QUICK = process.env.BENCH_QUICK !== undefined;
/** 150 ms between two keys is a fast typist's pace. */
const ALL_SIZES = [
  { pods: 12, goalMs: 50, keys: 60, pauseMs: 150 },
  { pods: 200, goalMs: 100, keys: 60, pauseMs: 150 },
  { pods: 1000, goalMs: 150, keys: 60, pauseMs: 150 },
  // slower, so that no key is overtaken by the next, which would turn the line back before it was seen
  { pods: 10_000, goalMs: null, keys: 20, pauseMs: 1500 },
];
const SIZES = QUICK ? ALL_SIZES.slice(0, 1) : ALL_SIZES;

for (const { pods, goalMs, keys, pauseMs } of SIZES) {
  test(`a key in a policy is on the picture of ${pods} pods`, async ({ page }) => {
    const app = new Sallyport(page);
    await app.open();
    await app.text.isMonaco();
    const { policies, cluster } = benchCluster(pods);
    const bytesOf = (text: string) => [...new TextEncoder().encode(text)];
    await app.drop([
      { name: "policies.yaml", bytes: bytesOf(policies) },
      { name: "cluster.yaml", bytes: bytesOf(cluster) },
    ]);
    await expect.poll(() => edgeIn(app), { timeout: 180_000 }).toBe("allowed");
    const edgeId = (await app.picture.state(callerToCallee.small)) ? callerToCallee.small : callerToCallee.collapsed;
    await app.text.goBehind(typedPort);
    await page.waitForTimeout(1000);
    await startFrameClock(page, edgeId);
    for (let key = 0; key < keys; key++) {
      // 8001 is what the callee listens on, 800 is not: every key turns the line over.
      await page.keyboard.press(key % 2 === 0 ? "Backspace" : "1");
      await page.waitForTimeout(pauseMs);
    }
    await page.waitForTimeout(1000);
    const { samples, longTasks } = await readFrameClock(page);
    expect(samples.length, "every key was seen to turn the line over").toBeGreaterThan(keys * 0.9);
    report({
      work: "key down to the frame that shows it",
      pods,
      bytes: policies.length + cluster.length,
      ...summaryOf(samples),
      ...(goalMs === null ? {} : { goalP95Ms: goalMs }),
      longestTaskMs: Math.round(Math.max(0, ...longTasks)),
    });
  });
}

async function edgeIn(app: Sallyport): Promise<string | undefined> {
  return (await app.picture.state(callerToCallee.small)) ?? app.picture.state(callerToCallee.collapsed);
}
