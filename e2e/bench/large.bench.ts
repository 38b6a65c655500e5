import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "playwright/test";
import { asDocuments, asList, seedCluster } from "../../src/engine/bench/seeded-cluster.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { dropFromDisk } from "./drop-from-disk.ts";
import { report } from "./report.ts";
import { createTabGauge, type TabGauge, type TabMemory } from "./tab-memory.ts";
import { readLongTasks, startTaskClock } from "./task-clock.ts";

const QUICK = process.env.BENCH_QUICK !== undefined;
const SMALL = { pods: 150, policies: 60, goalMb: 150 };
const LARGE = QUICK ? { pods: 300, policies: 80, goalMb: 900 } : { pods: 10_000, policies: 2000, goalMb: 900 };
const PATIENCE_MS = 240_000;
const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
test.afterAll(() => rmSync(folder, { recursive: true }));

for (const form of ["documents", "list"] as const) {
  test(`the memory of a tab with a large cluster, and after it, ${form}`, async ({ page }) => {
    test.setTimeout(2 * PATIENCE_MS);
    const app = new Sallyport(page);
    await app.open();
    await app.text.isMonaco();
    const gauge = await createTabGauge(page);
    await openCluster(app, SMALL.pods, SMALL.policies, form);
    const small = await settled(page, gauge);
    tell(`tab memory, ${SMALL.pods} pods`, form, small, {
      goalMb: SMALL.goalMb,
      isMet: small.privateMb < SMALL.goalMb,
    });
    await startTaskClock(page);
    const tookMs = await openCluster(app, LARGE.pods, LARGE.policies, form);
    const { longestMs, overMs } = await readLongTasks(page);
    report({
      work: `${LARGE.pods} pods dropped, to their picture`,
      form,
      medianMs: tookMs,
      p95Ms: tookMs,
      longestTaskMs: longestMs,
      tasksOver50Ms: overMs,
    });
    const large = await settled(page, gauge);
    tell(`tab memory, ${LARGE.pods} pods`, form, large, {
      goalMb: LARGE.goalMb,
      isMet: large.privateMb < LARGE.goalMb,
    });
    await openCluster(app, SMALL.pods + 1, SMALL.policies, form);
    const after = await settled(page, gauge);
    const goalMb = Math.round(small.privateMb * 1.2);
    tell(`tab memory, ${SMALL.pods} pods after the large one`, form, after, {
      goalMb,
      isMet: after.privateMb <= goalMb,
    });
  });
}

/** Drops a cluster that was not there before, and waits for its picture. Gives how long that took, in milliseconds. */
async function openCluster(app: Sallyport, pods: number, policies: number, form: "documents" | "list") {
  const cluster = seedCluster(pods, 1, { policies });
  const path = join(folder, `cluster-${pods}-${form}.yaml`);
  writeFileSync(path, form === "list" ? asList(cluster) : asDocuments(cluster));
  const start = Date.now();
  await dropFromDisk(app.page, [path]);
  await expect(app.page.getByText(countsOf(pods)).first()).toBeVisible({ timeout: PATIENCE_MS });
  return Date.now() - start;
}

/** What the page tells above the picture: five pods to a workload. */
function countsOf(pods: number): RegExp {
  const workloads = Math.ceil(pods / 5);
  return new RegExp(`^(${workloads}|${workloads.toLocaleString("en")}) workloads in `);
}

/** When nothing is being worked out any more and all garbage is gone; the smallest of what is then seen. */
async function settled(page: Page, gauge: TabGauge): Promise<TabMemory> {
  let least = await gauge.read();
  for (let i = 0; i < 4; i++) {
    await page.waitForTimeout(1500);
    await gauge.collect();
    const now = await gauge.read();
    if (now.privateMb < least.privateMb) least = now;
  }
  return least;
}

function tell(
  work: string,
  form: string,
  memory: TabMemory,
  goal: { readonly goalMb: number; readonly isMet: boolean },
) {
  const { privateMb, ...heaps } = memory;
  report({ work, form, peakMb: privateMb, ...goal, ...heaps });
}
