import { expect, test } from "vitest";
import { createSession } from "../engine";
import { seedCluster } from "../engine/bench/seeded-cluster";
import { defaultWish } from "../engine/insight/picture-wish";
import type { CallName, ClientMessage, ServerMessage } from "./protocol";
import { serve } from "./server";
import { sessionHandlers } from "./session-handlers";

const PODS = 3_000;
/** Of the processor's time, so that it does not matter what else the machine does; it is a third of this. */
const LONGEST_GAP_MS = 500;

/** What this process has used of the processor, in milliseconds. */
function usedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** A worker whose turns are given by hand: after each of them a message may come in. */
function openWorker(text: string) {
  const said: ServerMessage[] = [];
  const turns: (() => void)[] = [];
  let hear: (message: ClientMessage) => void = () => {};
  let spoke = usedMs();
  let longestGapMs = 0;
  const sign = () => {
    const now = usedMs();
    longestGapMs = Math.max(longestGapMs, now - spoke);
    spoke = now;
  };
  serve(
    {
      postMessage(message) {
        sign();
        said.push(message);
      },
      addEventListener(_type, listener) {
        hear = (data) => listener(new MessageEvent("message", { data }));
      },
    },
    sessionHandlers(createSession()),
    {
      turns: {
        now: () => performance.now(),
        give(goOn) {
          sign();
          turns.push(goOn);
        },
      },
    },
  );
  hear({ kind: "sync", snapshot: { revision: 0, files: [{ name: "a.yaml", text }] } });
  let last = 0;
  return {
    /** Begins a call, and gives its number. */
    call(name: CallName, args: object): number {
      const id = ++last;
      [spoke, longestGapMs] = [usedMs(), 0];
      // Safe: the arguments are those of the call.
      hear({ kind: "call", id, name, revision: 0, args } as ClientMessage);
      return id;
    },
    cancel: (id: number) => hear({ kind: "cancel", id }),
    /** Gives so many turns, or as many as are asked for; false where none was. */
    turn(most = Number.POSITIVE_INFINITY): boolean {
      let given = 0;
      for (let goOn = turns.shift(); goOn !== undefined; goOn = given < most ? turns.shift() : undefined) {
        given++;
        goOn();
      }
      return given > 0;
    },
    kindsOf: (id: number) =>
      said.flatMap((each) => ("id" in each && each.id === id && each.kind !== "beat" ? each.kind : [])),
    answerOf(id: number): unknown {
      const found = said.find((each) => each.kind === "answer" && each.id === id);
      return found?.kind === "answer" ? found.result : undefined;
    },
    longestGapMs: () => longestGapMs,
  };
}

const options = { profile: "kubernetes", defaultNamespace: "default", picture: defaultWish } as const;

test("in a large cluster the search for fixes beats, is cancelled half-way, and the next call is answered", {
  timeout: 120_000,
}, () => {
  const { objects } = seedCluster(PODS, 1);
  const worker = openWorker(`${objects.join("\n---\n")}\n`);
  const analysed = worker.call("analyze", { options });
  worker.turn();
  expect(worker.kindsOf(analysed)).toEqual(["answer"]);
  const about = { kind: "edge", edgeId: "namespace team-0→namespace team-2" };

  const whole = worker.call("nearMisses", { options, about });
  let turns = 0;
  while (worker.turn(1)) turns++;
  expect(worker.kindsOf(whole)).toEqual(["answer"]);
  expect(worker.answerOf(whole)).toMatchObject({ misses: expect.anything() });
  expect(turns).toBeGreaterThan(10);
  expect(worker.longestGapMs()).toBeLessThan(LONGEST_GAP_MS);

  // Another edge, so that not all of it is known.
  const left = worker.call("nearMisses", { options, about: { kind: "edge", edgeId: "anyone→namespace team-3" } });
  worker.turn(3);
  expect(worker.kindsOf(left)).toEqual([]);
  worker.cancel(left);
  expect(worker.kindsOf(left)).toEqual(["cancelled"]);
  worker.turn();
  const again = worker.call("nearMisses", { options, about });
  worker.turn();
  expect(worker.answerOf(again)).toEqual(worker.answerOf(whole));
});
