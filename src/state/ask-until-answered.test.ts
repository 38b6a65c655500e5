import { expect, test } from "vitest";
import type { OfferRequest } from "../engine";
import { bareSession } from "../worker/bare-session";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { askUntilAnswered } from "./ask-until-answered";
import { createAppStore } from "./store";

const request: OfferRequest = { kind: "cut", edgeId: "a→b", ports: [] };

/** The store over a worker that dies of so many questions of forms, and answers the later ones with null. */
function open(deaths: number) {
  let left = deaths;
  const store = createAppStore({
    startWorkerClient: (readFiles) =>
      createWorkerClient({
        createWorker: () =>
          new InProcessWorker({
            ...bareSession,
            offerEdit: () => {
              left -= 1;
              if (left >= 0) throw new Error("choked");
              return null;
            },
          }).page,
        readFiles,
        schedule: () => () => {},
      }),
    scenario: { name: "shop", files: [{ name: "a.yaml", text: "one" }] },
  });
  return { store, ask: () => store.actions.offerEdit(request) };
}

test("a question whose worker died is asked again of the next one, without a word", async () => {
  const { ask } = open(1);
  expect(await askUntilAnswered(ask)).toMatchObject({ kind: "done", result: null });
});

test("what was given up is told with its reason, and asked again with success when the user says so", async () => {
  const { ask, store } = open(2);
  const unanswered = await askUntilAnswered(ask);
  expect(unanswered).toEqual({ kind: "failed", message: expect.stringContaining("choked") });
  expect(await askUntilAnswered(ask)).toEqual(unanswered);
  store.actions.retryAnalysis();
  expect(await askUntilAnswered(ask)).toMatchObject({ kind: "done" });
});

test("of three questions at once, the one that another pushed aside is answered as well", async () => {
  const { ask } = open(0);
  const answers = await Promise.all([askUntilAnswered(ask), askUntilAnswered(ask), askUntilAnswered(ask)]);
  expect(answers.map((answer) => answer?.kind)).toEqual(["done", "done", "done"]);
});

test("a cancelled question says so, and is not asked again behind the user's back", async () => {
  const { ask, store } = open(0);
  let asked = 0;
  const unanswered = askUntilAnswered(() => {
    asked += 1;
    return ask();
  });
  store.actions.cancelAnalysis();
  expect(await unanswered).toEqual({ kind: "cancelled" });
  expect(asked).toBe(1);
});

test("nobody is asked for an answer that is not wanted any more", async () => {
  let isWanted = true;
  const answer = askUntilAnswered<null>(
    () => {
      isWanted = false;
      return Promise.resolve({ kind: "superseded" });
    },
    () => isWanted,
  );
  expect(await answer).toBeNull();
});
