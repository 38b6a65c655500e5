import { expect, test } from "vitest";
import { type AnalyzeOptions, createSession, type ScenarioFile } from "../engine";
import { randomOf } from "../engine/testing/random";
import { randomEdit, randomEditedScenario, writeEdited } from "../engine/testing/random-edits";
import { createWorkerClient } from "./client";
import type { FilesSnapshot } from "./files-change";
import { InProcessWorker } from "./in-process-worker";
import type { ServerMessage } from "./protocol";

const options: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };

/** A page that follows a text with a worker, and a session of its own that is told the same. */
function followText() {
  let files: FilesSnapshot = { revision: 0, files: [] };
  const said: ServerMessage["kind"][] = [];
  const workers: InProcessWorker[] = [];
  const alone = createSession();
  const client = createWorkerClient({
    createWorker: () => {
      const worker = new InProcessWorker(createSession());
      worker.page.addEventListener("message", ({ data }) => said.push(data.kind));
      workers.push(worker);
      return worker.page;
    },
    readFiles: () => files,
    schedule: () => () => {},
  });
  const analyze = async (given: readonly ScenarioFile[], intent: string) => {
    files = { revision: files.revision + 1, files: given };
    client.update(null);
    const moment = { scenario: "s", intent };
    const outcome = await client.call("analyze", { options, moment });
    if (outcome.kind !== "done") throw new Error(outcome.kind);
    return { got: outcome.result, wanted: alone.analyze(given, options, undefined, moment) };
  };
  return { analyze, said, workers };
}

test("over random edits the page holds what a session says that was told the same", { timeout: 60_000 }, async () => {
  let changes = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomOf(seed);
    const { analyze, said } = followText();
    let scenario = randomEditedScenario(random);
    for (let step = 0; step < 8; step++) {
      const { got, wanted } = await analyze(writeEdited(scenario), `${seed} ${Math.floor(step / 2)}`);
      expect(got, `seed ${seed}, step ${step}`).toEqual(structuredClone(wanted));
      scenario = randomEdit(random, scenario);
    }
    changes += said.filter((kind) => kind === "changed").length;
  }
  // The first analysis of each is sent as a whole, of the others nearly none.
  expect(changes).toBeGreaterThan(40 * 6);
});

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}\n`;
const policy = (peer: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: {matchLabels: {app: c}}, ingress: [{from: [{podSelector: {matchLabels: {app: ${peer}}}}]}]}\n`;
const text = (peer: string) => [{ name: "a.yaml", text: [pod("a"), pod("b"), pod("c"), policy(peer)].join("---\n") }];

test("what an edit left alone is the same object on the page", async () => {
  const { analyze } = followText();
  const { got: before } = await analyze(text("a"), "1");
  const { got: after } = await analyze(text("x"), "2");
  expect(after).not.toEqual(before);
  const kept = after.graph.nodes.filter((node) => before.graph.nodes.includes(node));
  expect(kept.length).toBeGreaterThanOrEqual(2);
  expect(after.profile).toBe(before.profile);
});

test("an analysis of another text that came to the same is still another answer", async () => {
  const { analyze } = followText();
  const { got: before } = await analyze(text("a"), "1");
  const { got: after } = await analyze([{ name: "a.yaml", text: `${text("a")[0]?.text}# the end\n` }], "1");
  expect(after).not.toBe(before);
  expect(after.graph).toBe(before.graph);
});

test("a worker that was started again sends everything", async () => {
  const { analyze, said, workers } = followText();
  await analyze(text("a"), "1");
  workers[0]?.emit("error", { message: "out of memory" });
  const { got } = await analyze(text("b"), "2").catch(() => analyze(text("b"), "3"));
  expect(workers).toHaveLength(2);
  expect(got.graph.edges.length).toBeGreaterThan(0);
  expect(said.filter((kind) => kind === "changed")).toEqual([]);
});
