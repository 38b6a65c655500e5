import { expect, test } from "vitest";
import { createSession } from "../engine";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { askChanges } from "./ask-changes";
import { pinBaseline } from "./baseline-choices";
import { giveBaseline } from "./give-baseline";
import { createAppStore } from "./store";

const pod = (name: string) =>
  `kind: Pod\napiVersion: v1\nmetadata: {name: ${name}, namespace: a, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i}]}\n---\n`;
const DENY =
  "kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: deny, namespace: a}\nspec: {podSelector: {matchLabels: {app: db}}}\n---\n";

/** The store over a worker that dies whenever it is asked why. */
function open() {
  let started = 0;
  const store = createAppStore({
    startWorkerClient: (readFiles) =>
      createWorkerClient({
        createWorker: () => {
          started++;
          const explainEdge = () => {
            throw new Error("choked");
          };
          return new InProcessWorker({ ...createSession(), explainEdge }).page;
        },
        readFiles,
        schedule: () => () => {},
      }),
    scenario: { name: "shop", files: [{ name: "a.yaml", text: pod("web") + pod("db") }] },
  });
  const write = (label: string, text: string) => {
    const { revision } = store.getState().documents;
    store.actions.apply({ label, source: "form", edits: [{ file: "a.yaml", from: 0, to: 0, text }] }, revision);
  };
  const ask = async () => {
    const outcome = await askChanges(store, () => {});
    return outcome.kind === "done" ? outcome.result : null;
  };
  return { store, write, ask, workers: () => started };
}

test("the worker is given the baseline when it does not hold it, also one that was started anew", async () => {
  const { store, write, ask, workers } = open();
  write("deny all to db", DENY);
  const first = await ask();
  expect(first).toMatchObject({ opened: 0, closed: 2 });
  expect(first?.causes.map(({ cause }) => cause.kind === "step" && cause.label)).toEqual(["deny all to db"]);
  await store.actions.ask("explainEdge", { edgeId: "a/web→a/db" });
  const again = await ask();
  expect(workers()).toBeGreaterThan(1);
  expect(again).toEqual(first);
});

test("a question while the text changes is answered about the text as it then is", async () => {
  const { write, ask } = open();
  const asked = ask();
  write("deny all to db", DENY);
  await asked;
  expect(await ask()).toMatchObject({ closed: 2 });
});

test("nothing differs from what was just pinned; what is undone since has no step", async () => {
  const { store, write, ask } = open();
  write("deny all to db", DENY);
  pinBaseline(store);
  expect(await ask()).toMatchObject({ opened: 0, closed: 0, causes: [] });
  store.actions.undo();
  expect(await ask()).toMatchObject({ opened: 2, closed: 0, causes: [{ cause: { kind: "earlier" } }] });
});

test("the graph is compared with the baseline until another one is chosen", async () => {
  const { store, write } = open();
  write("deny all to db", DENY);
  await giveBaseline(store);
  const id = store.getState().view.options.against;
  expect(id).toMatch(/^opened/);
  const analysis = await store.actions.ask("analyze", {});
  expect(analysis.kind === "done" && analysis.result.compared?.closed).toBe(2);
  pinBaseline(store);
  expect(store.getState().view.options.against).toBeNull();
});
