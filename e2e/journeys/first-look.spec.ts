import { execFileSync } from "node:child_process";
import { expect, test } from "../fixtures.ts";
import { Sallyport } from "../pages/sallyport.ts";
import { threeTierLines } from "../pages/three-tier.ts";

test("a stranger sees the three-tier application, every connection with its verdict", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  expect(await app.picture.summary()).toEqual(threeTierLines);
  await expect(page.getByText("3 workloads in 1 namespace, 4 policies")).toBeVisible();
  await expect(app.picture.workload("frontend")).toHaveAccessibleName(/1 pod, ingress isolated, egress isolated/);
});

test("the picture says what the engine says on the command line", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const answer = execFileSync(process.execPath, ["scripts/cli.mjs", "reach", "src/examples/three-tier"], {
    encoding: "utf8",
  });
  // Safe: the shape of CLI.md, and a missing member fails the comparison below.
  const { connections } = JSON.parse(answer) as { connections: { src: string; dst: string; allowed: object }[] };
  const workloads = ["frontend", "backend", "database"];
  const lines = await app.picture.lines();
  for (const src of workloads) {
    for (const dst of workloads.filter((name) => name !== src)) {
      const line = lines[`${src} to ${dst}`];
      const allowed = connections.find((each) => each.src === `app/${src}` && each.dst === `app/${dst}`)?.allowed;
      expect(line?.state, `${src} to ${dst}`).toBe(allowed === undefined ? "denied" : "allowed");
      if (allowed !== undefined) expect(allowed).toEqual({ TCP: line?.label });
    }
  }
});

test("what is not declared and not refused is no problem", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await expect(page.getByText("No problems")).toBeVisible();
});
