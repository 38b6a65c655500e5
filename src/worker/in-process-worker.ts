import type { Session } from "../engine";
import { intakeHandlers } from "./intake-handlers";
import type { ClientMessage, ServerMessage } from "./protocol";
import { type Handlers, serve } from "./server";
import { sessionHandlers } from "./session-handlers";
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

  /** @param handlers - absent: those of the full worker */
  constructor(session: Session, handlers: Partial<Handlers> = { ...sessionHandlers(session), ...intakeHandlers }) {
    serve(
      {
        postMessage: (message) => this.say(message),
        addEventListener: (_type, listener) => {
          this.#handle = listener;
        },
      },
      handlers,
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
  }

  #deliver(): void {
    while (!this.isBusy && !this.isTerminated) {
      const data = this.#inbox.shift();
      if (data === undefined) return;
      this.#handle(new MessageEvent("message", { data }));
    }
  }
}
