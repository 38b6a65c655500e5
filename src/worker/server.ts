import type { Progress, Steps } from "../engine";
import { applyFilesChange, type FilesSnapshot } from "./files-change";
import type { AnswerPacker } from "./pack-answer";
import type {
  Answer,
  CallArgs,
  CallName,
  CallResult,
  Cancellation,
  ClientMessage,
  Request,
  ServerMessage,
} from "./protocol";
import { eventLoopTurns, type Turns } from "./turns";

/** The worker's own end of the door: `self` in the worker, a port in tests. */
export interface ServerPort {
  postMessage(message: ServerMessage): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ClientMessage>) => void): void;
}

export interface ServerMeans {
  readonly turns?: Turns;
  /** Absent: every analysis is sent as a whole. */
  readonly packAnswer?: AnswerPacker;
}

/** So long a call runs before others have a word. Most are answered before. */
const turnMs = 30;
/** How often a call tells how far it is. */
const tellingMs = 100;

/**
 * Answers the calls that come in at `port`, one after the other, from its own copy of the files. What comes in while a
 * call runs waits for its answer; only a cancellation is heard between two steps.
 *
 * A change that does not fit the copy drops the copy; the next call is then answered by `out-of-step`, and so is a call
 * about a revision that is not held. An exception of the engine is answered by `failed`, the
 * lack of a part that was left out of this worker by `beyond`.
 */
export function serve(port: ServerPort, handlers: Partial<Handlers>, means: ServerMeans = {}): void {
  const { turns = eventLoopTurns(), packAnswer } = means;
  let held: FilesSnapshot | null = null;
  let inbox: Exclude<ClientMessage, Cancellation>[] = [];
  let running: RunningCall | null = null;
  let isTurnGiven = false;

  function* answer<N extends CallName>({ id, name, revision, args, holds }: Request<N>): Steps<ServerMessage> {
    if (held?.revision !== revision) return { kind: "out-of-step", id };
    const handler: Handlers[N] | undefined = handlers[name];
    if (handler === undefined) return { kind: "failed", id, message: `this worker does not answer ${name}` };
    const beat = () => port.postMessage({ kind: "beat", id });
    beat();
    const whole: Answer<N> = { kind: "answer", id, name, revision, result: yield* handler(args, held, beat) };
    return packAnswer?.(whole, holds) ?? whole;
  }

  /** What a call says in the end; null while it goes on. */
  const runOn = (call: RunningCall): ServerMessage | null => {
    const { id, steps } = call;
    try {
      const end = turns.now() + turnMs;
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
        const now = turns.now();
        if (now < end) continue;
        if (now - call.toldAt >= tellingMs) {
          call.toldAt = now;
          port.postMessage({ kind: "beat", id, progress: step.value });
        }
        return null;
      }
    } catch (error) {
      return isLeftOut(error) ? { kind: "beyond", id } : { kind: "failed", id, message: describe(error) };
    }
  };

  const workOff = () => {
    isTurnGiven = false;
    for (;;) {
      if (running !== null) {
        const said = runOn(running);
        if (said === null) {
          isTurnGiven = true;
          return turns.give(workOff);
        }
        running = null;
        port.postMessage(said);
      }
      const message = inbox.shift();
      if (message === undefined) return;
      if (message.kind === "sync") held = message.snapshot;
      else if (message.kind === "change") held = held && applyFilesChange(held, message.change);
      else running = { id: message.id, steps: answer(message), toldAt: Number.NEGATIVE_INFINITY };
    }
  };

  const cancel = (id: number) => {
    const isWaiting = inbox.some((message) => message.kind === "call" && message.id === id);
    if (running?.id !== id && !isWaiting) return;
    inbox = inbox.filter((message) => message.kind !== "call" || message.id !== id);
    if (running?.id === id) {
      running.steps.return({ kind: "cancelled", id });
      running = null;
    }
    port.postMessage({ kind: "cancelled", id });
  };

  port.addEventListener("message", ({ data: message }) => {
    if (message.kind === "cancel") return cancel(message.id);
    inbox.push(message);
    if (!isTurnGiven) workOff();
  });
}

interface RunningCall {
  readonly id: number;
  readonly steps: Steps<ServerMessage>;
  toldAt: number;
}

/** What answers each call, from the files that are held, in steps. */
export type Handlers = {
  readonly [N in CallName]: (args: CallArgs<N>, files: FilesSnapshot, beat: () => void) => Steps<CallResult<N>>;
};

/** Said before something that is done in one go. */
export const atOnce: Progress = { stage: "reading", done: 0, total: 0 };

/** What the build leaves out of a worker throws so where it is called (`scripts/leave-out.ts`). */
function isLeftOut(error: unknown): boolean {
  return error instanceof Error && error.name === "LeftOut";
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
