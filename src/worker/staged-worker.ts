import { isFirstCall } from "./first-calls";
import type { Cancellation, ClientMessage, ServerMessage } from "./protocol";
import type { Schedule } from "./watchdog";
import type { WorkerLike } from "./worker-like";

export interface StagedWorkerDependencies {
  readonly first: WorkerLike;
  readonly fetchFull: () => Promise<() => WorkerLike>;
  readonly needsFull: () => boolean;
  readonly schedule: Schedule;
}

export interface StagedWorker extends WorkerLike {
  /** Fetches the full worker and lets it take over. Where it cannot be had, the first goes on. */
  bringFull(): Promise<void>;
}

const beatMs = 1_000;

/**
 * Two workers that look like one: the first answers what it can, what it cannot waits for the full one. That one hears
 * everything again that the first was told, so that it knows the same: what an edit changed, where things lie. Once it is
 * as far as the first, it goes on alone.
 */
export function createStagedWorker({ first, fetchFull, needsFull, schedule }: StagedWorkerDependencies): StagedWorker {
  const listeners = new Map<string, ((event: never) => void)[]>();
  let stage: "first" | "fetching" | "catching-up" | "full" | "over" = "first";
  let full: WorkerLike | null = null;
  /** What the full worker has to hear: the texts and their analyses, and what still waits for an answer. */
  let told: ClientMessage[] = [];
  /** Calls that the page waits for, and which worker is to answer. */
  const open = new Map<number, "first" | "full">();
  /** Calls that the full worker has heard and not answered. */
  const behind = new Set<number>();
  let cancelTick = () => {};

  const emit = (type: string, event: object) => {
    // Safe: a listener is called with the event of the type for which it was added.
    for (const listener of listeners.get(type) ?? []) listener(event as never);
  };
  const say = (data: ServerMessage) => emit("message", new MessageEvent("message", { data }));
  const isHeld = (id: number) => open.get(id) === "full";
  const heldId = () => [...open.keys()].find(isHeld);
  const isFirstIdle = () => [...open.keys()].every(isHeld);

  const settle = (message: Exclude<ServerMessage, { kind: "beat" }>) => {
    open.delete(message.id);
    told = told.filter((each) => each.kind !== "call" || each.id !== message.id || isLasting(each, message));
    say(message);
  };

  /** What waits for code to arrive is not silent. What the first worker computes it has to tell of itself. */
  const beatWhileFetching = () => {
    cancelTick = schedule(() => {
      const id = heldId();
      if (id !== undefined && isFirstIdle()) say({ kind: "beat", id });
      beatWhileFetching();
    }, beatMs);
  };

  const bringFull = async () => {
    if (stage !== "first") return;
    stage = "fetching";
    beatWhileFetching();
    try {
      const createFull = await fetchFull();
      if (isStage("fetching")) catchUp(createFull());
    } catch {
      if (!isStage("fetching")) return;
      stage = "first";
      const held = [...open.keys()].filter(isHeld);
      for (const id of held) settle({ kind: "unavailable", id, message: "a part of the page could not be fetched" });
    } finally {
      cancelTick();
    }
  };
  /** For the compiler, which does not see that the stage changes meanwhile. */
  const isStage = (asked: typeof stage) => stage === asked;

  const catchUp = (started: WorkerLike) => {
    full = started;
    stage = "catching-up";
    const whileCurrent = (run: () => void) => full === started && !isStage("over") && run();
    started.addEventListener("message", (event) => whileCurrent(() => receiveFull(event)));
    started.addEventListener("error", (event) =>
      whileCurrent(() => (isStage("full") ? emit("error", event) : dropFull())),
    );
    started.addEventListener("messageerror", () =>
      whileCurrent(() => (isStage("full") ? emit("messageerror", {}) : dropFull())),
    );
    for (const message of told) tellFull(started, message);
    goOnAloneIfLevel();
  };

  /** A call that turned out to be more than the first worker can answer. */
  const passOn = (id: number) => {
    const call = told.find((message) => message.kind === "call" && message.id === id);
    if (call === undefined) return;
    open.set(id, "full");
    if (full === null) void bringFull();
    else if (!behind.has(id)) tellFull(full, call);
  };

  const tellFull = (worker: WorkerLike, message: ClientMessage) => {
    if (message.kind === "call") behind.add(message.id);
    worker.postMessage(message);
  };

  const receiveFull = (event: MessageEvent<ServerMessage>) => {
    if (stage === "full") return emit("message", event);
    const { data } = event;
    if (data.kind === "beat") return isFirstIdle() ? say(data) : undefined;
    behind.delete(data.id);
    // What goes wrong with a call of the first worker is for that one to tell.
    if (isHeld(data.id) || (isAnswer(data) && open.has(data.id))) settle(data);
    goOnAloneIfLevel();
  };

  /** Both have heard of a call that the first is at while the full one catches up. */
  const cancel = (message: Cancellation) => {
    const { id } = message;
    const isForFirst = open.get(id) === "first";
    if (isForFirst) first.postMessage(message);
    if (behind.has(id)) full?.postMessage(message);
    else if (!isForFirst && open.has(id)) settle({ kind: "cancelled", id });
  };

  /** As soon as the full worker is about to answer exactly what is still open. */
  const goOnAloneIfLevel = () => {
    if (stage !== "catching-up" || behind.size !== open.size || ![...open.keys()].every((id) => behind.has(id))) return;
    stage = "full";
    first.terminate();
    told = [];
    open.clear();
  };

  /** It died of what it was told. Where a call waits for it, that is its death; else the first goes on. */
  const dropFull = () => {
    full?.terminate();
    full = null;
    stage = "first";
    behind.clear();
    const id = heldId();
    if (id !== undefined) settle({ kind: "failed", id, message: "the worker died while it caught up" });
  };

  const whileFirst = (run: () => void) => stage !== "full" && stage !== "over" && run();
  first.addEventListener("message", ({ data }) =>
    whileFirst(() => {
      if (data.kind === "beat") say(data);
      else if (data.kind === "beyond") passOn(data.id);
      else if (open.has(data.id)) settle(data);
      goOnAloneIfLevel();
    }),
  );
  first.addEventListener("messageerror", () => whileFirst(() => emit("messageerror", {})));
  first.addEventListener("error", (event) => whileFirst(() => emit("error", event)));

  return {
    bringFull,
    postMessage: (message) => {
      if (stage === "full") return full?.postMessage(message);
      if (message.kind === "cancel") return cancel(message);
      told.push(message);
      const isForFirst = message.kind !== "call" || (isFirstCall(message.name) && !needsFull());
      if (message.kind === "call") open.set(message.id, isForFirst ? "first" : "full");
      if (isForFirst) first.postMessage(message);
      if (stage === "catching-up" && full !== null) tellFull(full, message);
      else if (!isForFirst) void bringFull();
    },
    terminate: () => {
      stage = "over";
      cancelTick();
      first.terminate();
      full?.terminate();
    },
    addEventListener: (type: string, listener: (event: never) => void) => {
      listeners.set(type, [...(listeners.get(type) ?? []), listener]);
    },
  };
}

/** An analysis changes what a session remembers; any other answer is over once it is given. */
function isLasting(call: ClientMessage, message: ServerMessage): boolean {
  return call.kind === "call" && call.name === "analyze" && isAnswer(message);
}

function isAnswer({ kind }: ServerMessage): boolean {
  return kind === "answer" || kind === "changed";
}
