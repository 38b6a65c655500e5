import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

test("a worker that dies while it evaluates is started again, and the picture stays", async ({ page }) => {
  const app = new Sallyport(page);
  await app.withholdMonaco();
  await app.open();
  await app.fullWorker();
  const [worker] = page.workers();
  await app.text.goBehind("name: deny-all");
  await app.text.type("-and-more");
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error("thrown by this test");
    });
  });
  await expect.poll(() => page.workers().includes(worker as never)).toBe(false);
  await expect(app.picture.workload("frontend")).toBeAttached();
  await app.text.type("-text");
  await app.text.goBehind(
    "ingress:\n    - from:\n        - podSelector:\n            matchLabels:\n              tier: front",
  );
  await app.text.type("x");
  await expect.poll(() => app.picture.summary()).toEqual({ ...threeTierLines, "frontend to backend": "denied target" });
  await expect(page.getByRole("alert")).toHaveCount(0);
});
