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

test("every line of the picture says what the engine says on the command line", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  const lines = await app.picture.lines();
  const ends = new Map([
    ["frontend", { endpoint: "app/frontend", protocol: "TCP", port: 80 }],
    ["backend", { endpoint: "app/backend", protocol: "TCP", port: 8080 }],
    ["database", { endpoint: "app/database", protocol: "TCP", port: 5432 }],
    ["anyone", { endpoint: "203.0.113.7", protocol: "UDP", port: 53 }],
  ]);
  const pairs = [...ends].flatMap(([from, source]) =>
    [...ends].filter(([to]) => to !== from).map(([to, target]) => ({ from, to, source, target })),
  );
  const probes = pairs.map(({ source, target: { endpoint, protocol, port } }) => {
    return JSON.stringify({ src: source.endpoint, dst: endpoint, protocol, port });
  });
  const answers = execFileSync(
    process.execPath,
    ["scripts/cli.mjs", "probe", "src/examples/three-tier", "--probes", "-"],
    { encoding: "utf8", input: probes.join("\n") },
  );
  const said = answers
    .trim()
    .split("\n")
    // Safe: the shape of CLI.md, and a missing member fails the comparison below.
    .map((line) => JSON.parse(line) as { verdict: string; egress: boolean; ingress: boolean });
  expect(said).toHaveLength(12);
  for (const [i, { from, to }] of pairs.entries()) {
    const line = lines[`${from} to ${to}`] ?? lines[`${from} to ${to}`.replace("anyone", "anyone else")];
    const { verdict, egress, ingress } = said[i] ?? {};
    const end = egress ? "target" : ingress ? "source" : "both";
    const droppedAt = verdict === "denied" ? end : "none";
    expect({ state: line?.state, droppedAt: line?.droppedAt }, `${from} to ${to}`).toEqual({
      state: verdict,
      droppedAt,
    });
  }
});

test("what is not declared and not refused is no problem", async ({ page }) => {
  const app = new Sallyport(page);
  await app.open();
  await expect(page.getByText("No problems")).toBeVisible();
});
