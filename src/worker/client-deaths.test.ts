import { expect, test } from "vitest";
import { bareAnalysis, bareSession } from "./bare-session";
import { createWorkerClient } from "./client";
import { InProcessWorker } from "./in-process-worker";
import type { CallName, Outcome } from "./protocol";

const question = { options: { profile: "kubernetes", defaultNamespace: "default" } } as const;

/** A client whose worker dies of every analysis for as long as the text is poisoned, and of one edge always. */
function clientOf({ isPoisoned }: { readonly isPoisoned: () => boolean }) {
  let started = 0;
  const client = createWorkerClient({
    createWorker: () => {
      started += 1;
      return new InProcessWorker({
        ...bareSession,
        analyze: () => {
          if (isPoisoned()) throw new Error("choked");
          return bareAnalysis;
        },
        explainEdge: () => {
          throw new Error("no explanation");
        },
      }).page;
    },
    readFiles: () => ({ revision: 0, files: [] }),
    schedule: () => () => {},
  });
  return { client, started: () => started };
}

const gaveUp = (outcome: Outcome<CallName>) => outcome.kind === "crashed" && outcome.gaveUp;

test("two deaths on a text that was never read to the end are the text's, whoever asked", async () => {
  const { client, started } = clientOf({ isPoisoned: () => true });
  expect(gaveUp(await client.call("analyze", question))).toBe(false);
  expect(gaveUp(await client.call("edgesOf", { ...question, nodeId: "a" }))).toBe(true);
  expect(gaveUp(await client.call("analyze", question))).toBe(true);
  expect(started()).toBe(2);
});

test("a question that kills the worker on a text that it can read is given up alone", async () => {
  const { client } = clientOf({ isPoisoned: () => false });
  await client.call("analyze", question);
  const explain = () => client.call("explainEdge", { ...question, edgeId: "a→b" });
  expect([gaveUp(await explain()), gaveUp(await explain())]).toEqual([false, true]);
  expect((await client.call("analyze", question)).kind).toBe("done");
  expect((await client.call("edgesOf", { ...question, nodeId: "a" })).kind).toBe("done");
});
