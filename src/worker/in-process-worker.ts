import type { Session } from "../engine";
import { intakeHandlers } from "./intake-handlers";
import { createAnswerPacker } from "./pack-answer";
import type { ClientMessage, ServerMessage } from "./protocol";
import { type Handlers, serve } from "./server";
import { sessionHandlers } from "./session-handlers";
import type { Turns } from "./turns";
import type { WorkerLike } from "./worker-like";

/**
 * A worker without a thread, for tests: the real server behind the real messages, which are cloned, come in order and
 * never at once. While `isBusy` nothing gets through to the server, as when a worker computes or hangs.
 */
export class InProcessWorker {
  isBusy = false;
  isTerminated = false;
  /** What the page has sent, the oldest first. */
  readonly received: ClientMessage[] = [];
  readonly #inbox: ClientMessage[] = [];
  readonly #pageListeners = new Map<string, ((event: never) => void)[]>();
  /** Each look at the clock takes 10 ms, so that a call of many steps gives turns. */
  readonly #turns: Turns = {
    now: () => {
      this.#clockMs += 10;
      return this.#clockMs;
    },
    give: (goOn) => {
      this.#goOn = goOn;
      queueMicrotask(() => this.#takeTurn());
    },
  };
  #clockMs = 0;
  #goOn: (() => void) | null = null;
  #handle: (event: MessageEvent<ClientMessage>) => void = () => {};

  /** The page's side: what `new Worker()` gives. */
  readonly page: WorkerLike = {
    postMessage: (message) => {
      this.received.push(structuredClone(message));
      this.#inbox.push(structuredClone(message));
      queueMicrotask(() => this.#deliver());
    },
    terminate: () => {
      this.isTerminated = true;
    },
    addEventListener: (type: string, listener: (event: never) => void) => {
      this.#pageListeners.set(type, [...(this.#pageListeners.get(type) ?? []), listener]);
    },
  };

  /** @param handlers - absent: those of the full worker, which sends of an analysis what has changed */
  constructor(session: Session, handlers?: Partial<Handlers>) {
    serve(
      {
        postMessage: (message) => this.say(message),
        addEventListener: (_type, listener) => {
          this.#handle = listener;
        },
      },
      handlers ?? { ...sessionHandlers(session), ...intakeHandlers },
      { turns: this.#turns, ...(handlers === undefined ? { packAnswer: createAnswerPacker() } : {}) },
    );
  }

  /** Sends a message to the page. */
  say(message: ServerMessage): void {
    this.emit("message", { data: structuredClone(message) });
  }

  /** Makes an event on the page's side: `error`, `messageerror`. */
  emit(type: string, event: object): void {
    // Safe: a listener is called with the event of the type for which it was added.
    for (const listener of this.#pageListeners.get(type) ?? []) listener(event as never);
  }

  /** Ends the busy time: what came in meanwhile is answered at once. */
  finish(): void {
    this.isBusy = false;
    this.#deliver();
    this.#takeTurn();
  }

  /** What has come in is heard first. */
  #takeTurn(): void {
    this.#deliver();
    if (this.isBusy || this.isTerminated) return;
    const goOn = this.#goOn;
    this.#goOn = null;
    goOn?.();
  }

  #deliver(): void {
    while (!this.isBusy && !this.isTerminated) {
      const data = this.#inbox.shift();
      if (data === undefined) return;
      this.#handle(new MessageEvent("message", { data }));
    }
  }
}
