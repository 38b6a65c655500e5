import type { StoreApi } from "zustand/vanilla";
import type { CallArgs, CallName, CallResult, Question, WorkerClient } from "../worker/protocol";
import { questionOf } from "./question";
import type { Schedule } from "./save-at-rest";
import type { AppState } from "./store";

/** A question that the worker is to answer for as long as the user points at something. */
export interface Following<N extends CallName> {
  readonly call: N;
  /** What is pointed at, as the key of the question; null: nothing. */
  readonly wanted: (state: AppState) => string | null;
  readonly argsOf: (question: Question, key: string, state: AppState) => CallArgs<N>;
  /** Keeps the answer; null: there is none (any more). */
  readonly put: (answer: Followed<CallResult<N>> | null) => void;
  /** How long the user has to point at one thing before it is asked about. */
  readonly restMs?: number;
  readonly schedule?: Schedule | undefined;
}

/** An answer, and what it is about. */
export interface Followed<T> {
  readonly key: string;
  readonly revision: number;
  readonly result: T;
}

/**
 * Asks now and after every analysis, until something else or nothing is wanted; not while the analysis is cancelled. An answer that is not about the newest
 * text and options is dropped: the analysis that is under way asks again.
 */
export function follow<N extends CallName>(
  store: StoreApi<AppState>,
  client: WorkerClient,
  { call, wanted, argsOf, put, restMs = 0, schedule }: Following<N>,
): void {
  let key: string | null = null;
  let isEmpty = true;
  let cancelRest: (() => void) | null = null;

  const keep = (answer: Followed<CallResult<N>> | null) => {
    if (answer === null && isEmpty) return;
    isEmpty = answer === null;
    put(answer);
  };

  const ask = async (asked: string) => {
    // It would make the analysis that the user has cancelled.
    if (store.getState().analysis.phase === "cancelled") return keep(null);
    let { options } = store.getState().view;
    const outcome = await client.call(call, () => {
      const state = store.getState();
      options = state.view.options;
      return argsOf(questionOf(state), asked, state);
    });
    if (key !== asked || outcome.kind === "superseded") return;
    if (outcome.kind !== "done") return keep(null);
    if (outcome.stale || options !== store.getState().view.options) return;
    keep({ key: asked, revision: outcome.revision, result: outcome.result });
  };

  const askAtRest = (asked: string) => {
    cancelRest?.();
    cancelRest = null;
    if (restMs === 0 || schedule === undefined) return void ask(asked);
    cancelRest = schedule(() => void ask(asked), restMs);
  };

  store.subscribe((state, former) => {
    const next = wanted(state);
    if (next !== key) {
      key = next;
      cancelRest?.();
      if (next === null || restMs === 0) keep(null);
      if (next !== null) askAtRest(next);
    } else if (key !== null && state.analysis.analysis !== null) {
      if (state.analysis.analysis !== former.analysis.analysis) askAtRest(key);
    }
  });
}
