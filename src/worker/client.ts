import type { Analysis, Progress } from "../engine";
import type { FilesSnapshot } from "./files-change";
import type { Answer, CallArgs, CallName, CallResult, Failure, Outcome, ServerMessage, WorkerClient } from "./protocol";
import { unpackChange } from "./unpack-change";
import { createWatchdog, type Schedule, silenceLimitMs } from "./watchdog";
import type { WorkerLike } from "./worker-like";

export interface WorkerClientDependencies {
  readonly createWorker: () => WorkerLike;
  /** The newest files; read when a worker starts, or has lost step. */
  readonly readFiles: () => FilesSnapshot;
  readonly schedule: Schedule;
}

/** So often a call may end the worker on the same text before it is given up. */
const failuresAllowed = 2;

/** So long a worker may go on with a call that was cancelled. */
const lettingGoMs = 2000;

/**
 * The page's end of the door. It sends what changed, keeps one call of each name running and at most one waiting, and
 * starts the worker again when it crashed or fell silent; then the call that it was at fails, and the others are sent
 * again. The worker starts with the first call.
 */
export function createWorkerClient({ createWorker, readFiles, schedule }: WorkerClientDependencies): WorkerClient {
  let worker: WorkerLike | null = null;
  /** Revision that the messages to the worker lead to. */
  let sentRevision = -1;
  let lastId = 0;
  /** By name, in the order in which they were sent, which is the order in which the worker answers. */
  const running = new Map<CallName, RunningCall>();
  const waiting = new Map<CallName, Call>();
  const failures = new Map<string, readonly Failure[]>();
  /** Revision that the worker has once read to the end: what dies later dies of its own question, not of the text. */
  let readRevision = -1;
  /** The analysis that came last, of which the worker may send a change. */
  let held: { readonly stamp: number; readonly analysis: Analysis } | null = null;
  /** Ids of cancelled calls that the worker has not let go of. */
  const leaving = new Set<number>();
  let cancelPatience = () => {};
  const watchdog = createWatchdog(schedule, () => restart("hung", `no sign of life for ${silenceLimitMs / 1000} s`));

  const sync = (port: WorkerLike) => {
    const snapshot = readFiles();
    port.postMessage({ kind: "sync", snapshot });
    sentRevision = snapshot.revision;
  };

  const start = (): WorkerLike => {
    const started = createWorker();
    const whileCurrent = (run: () => void) => worker === started && run();
    started.addEventListener("message", ({ data }) => whileCurrent(() => receive(data)));
    started.addEventListener("messageerror", () => whileCurrent(() => restart("crashed", "a message was unreadable")));
    started.addEventListener("error", ({ message }) =>
      whileCurrent(() => restart("crashed", message || "the worker could not be started")),
    );
    worker = started;
    sync(started);
    return started;
  };

  const stop = () => {
    watchdog.stop();
    cancelPatience();
    leaving.clear();
    worker?.terminate();
    worker = null;
  };

  const send = (call: RunningCall) => {
    running.set(call.name, call);
    try {
      const port = worker ?? start();
      if (sentRevision !== call.revision) sync(port);
      const { id, name, revision } = call;
      const holds = name === "analyze" && held !== null ? { holds: held.stamp } : {};
      port.postMessage({ kind: "call", id, name, revision, args: call.argsOf(), ...holds });
      if (running.size === 1) watchdog.start();
    } catch (error) {
      restart("crashed", String(error), call);
    }
  };

  /** Every question but `takeApart` reads the text first: until one has come through, a death is the text's. */
  const keyOf = (call: Call, revision: number) =>
    call.name === "takeApart" || revision === readRevision ? failureKey(call, revision) : `${revision}`;

  const begin = (call: Call) => {
    const { revision } = readFiles();
    // Arguments may be large texts: they are written into a key only where something has failed.
    const former = failures.size === 0 ? [] : (failures.get(keyOf(call, revision)) ?? []);
    const last = former.at(-1);
    if (last !== undefined && former.length >= failuresAllowed) return call.settle(last);
    lastId += 1;
    send({ ...call, id: lastId, revision, wasOutOfStep: false });
  };

  const finish = (call: RunningCall, outcome: Outcome) => {
    running.delete(call.name);
    if (running.size === 0) watchdog.stop();
    call.settle(outcome);
    const next = waiting.get(call.name);
    waiting.delete(call.name);
    if (next !== undefined) begin(next);
  };

  const receive = (message: ServerMessage) => {
    watchdog.beat();
    if (message.kind !== "beat" && leaving.delete(message.id)) {
      if (message.kind === "failed") return replace();
      if (leaving.size === 0) cancelPatience();
    }
    const call = [...running.values()].find(({ id }) => id === message.id);
    if (call === undefined) return;
    switch (message.kind) {
      case "beat":
        // Whatever the worker is at, the analysis waits for it.
        if (message.progress !== undefined) (running.get("analyze") ?? call).onProgress?.(message.progress);
        return;
      case "cancelled":
        return finish(call, { kind: "cancelled" });
      case "answer":
        if (message.name !== "takeApart") readRevision = message.revision;
        if (isAnalysis(message))
          held = message.stamp === undefined ? null : { stamp: message.stamp, analysis: message.result };
        return finish(call, doneWith(message.result, message.revision));
      case "changed": {
        if (held === null) return restart("crashed", "a change of nothing", call);
        // Safe: what is unpacked is the analysis that was packed. It is always a new one: what it is about may have changed.
        const analysis = { ...(unpackChange(message.change, held.analysis) as Analysis) };
        held = { stamp: message.stamp, analysis };
        readRevision = message.revision;
        return finish(call, doneWith(analysis, message.revision));
      }
      case "out-of-step":
        if (call.wasOutOfStep) return restart("crashed", "the worker lost step twice", call);
        if (worker !== null) sync(worker);
        return send({ ...call, revision: sentRevision, wasOutOfStep: true });
      case "beyond":
        return restart("crashed", "the worker lacks a part of itself", call);
      case "unavailable":
        return finish(call, { kind: "crashed", revision: call.revision, message: message.message, gaveUp: true });
      case "failed":
        return restart("crashed", message.message, call);
    }
  };

  const doneWith = (result: CallResult<CallName>, revision: number): Outcome => {
    return { kind: "done", result, revision, stale: revision !== readFiles().revision };
  };

  /** Another worker for what is still to be answered, since this one does not let go of what was cancelled. */
  const replace = () => {
    stop();
    const others = [...running.values()];
    running.clear();
    for (const call of others) begin(call);
  };

  /** Ends the worker; the call that it was at fails, by default the one sent first, and the others are sent again. */
  const restart = (kind: Failure["kind"], message: string, call = running.values().next().value) => {
    stop();
    if (call === undefined) return;
    const { revision } = call;
    const key = keyOf(call, revision);
    const former = failures.get(key) ?? [];
    const failure: Failure = { kind, revision, message, gaveUp: former.length + 1 >= failuresAllowed };
    failures.set(key, [...former, failure]);
    const others = [...running.values()].filter((other) => other.id !== call.id);
    running.clear();
    for (const other of others) begin(other);
    finish(call, failure);
    if (running.size > 0) watchdog.start();
  };

  return {
    update: (change) => {
      failures.clear();
      if (worker === null) return;
      try {
        if (change === null || change.baseRevision !== sentRevision) return sync(worker);
        worker.postMessage({ kind: "change", change });
        sentRevision = change.revision;
      } catch (error) {
        restart("crashed", String(error));
      }
    },
    call: (name, args, onProgress) =>
      new Promise((resolve) => {
        // Safe: an answer is handed to the call of its id, so that its result is the one of this call's name.
        const settle = resolve as (outcome: Outcome) => void;
        // Safe: only a function is called, and no arguments are one.
        const argsOf = (typeof args === "function" ? args : () => args) as () => CallArgs<CallName>;
        const call: Call = { name, argsOf, settle, onProgress };
        if (!running.has(name)) return begin(call);
        waiting.get(name)?.settle({ kind: "superseded" });
        waiting.set(name, call);
      }),
    forgive: () => failures.clear(),
    cancel: () => {
      const ended = [...running.values(), ...waiting.values()];
      const left = [...running.values()];
      running.clear();
      waiting.clear();
      watchdog.stop();
      cancelPatience();
      for (const { id } of left) leaving.add(id);
      if (leaving.size > 0) cancelPatience = schedule(replace, lettingGoMs);
      for (const { id } of left) worker?.postMessage({ kind: "cancel", id });
      for (const call of ended) call.settle({ kind: "cancelled" });
    },
  };
}

interface Call {
  readonly name: CallName;
  /** Asked when it is sent, so that it is about the revision that it is sent with. */
  readonly argsOf: () => CallArgs<CallName>;
  readonly settle: (outcome: Outcome) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

interface RunningCall extends Call {
  readonly id: number;
  readonly revision: number;
  readonly wasOutOfStep: boolean;
}

function failureKey({ name, argsOf }: Call, revision: number): string {
  return `${revision} ${name} ${JSON.stringify(argsOf())}`;
}

function isAnalysis(answer: Answer): answer is Answer<"analyze"> {
  return answer.name === "analyze";
}
