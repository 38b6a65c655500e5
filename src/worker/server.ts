import { applyFilesChange, type FilesSnapshot } from "./files-change";
import type { Answer, CallArgs, CallName, CallResult, ClientMessage, Request, ServerMessage } from "./protocol";

/** The worker's own end of the door: `self` in the worker, a port in tests. */
export interface ServerPort {
  postMessage(message: ServerMessage): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ClientMessage>) => void): void;
}

/**
 * Answers the calls that come in at `port`, one after the other, from its own copy of the files.
 *
 * A change that does not fit the copy drops the copy; the next call is then answered by `out-of-step`, and so is a call
 * about a revision that is not held. An exception of the engine is answered by `failed`, the
 * lack of a part that was left out of this worker by `beyond`.
 */
export function serve(port: ServerPort, handlers: Partial<Handlers>): void {
  let held: FilesSnapshot | null = null;

  const answer = <N extends CallName>({ id, name, revision, args }: Request<N>): Answer<N> | ServerMessage => {
    if (held?.revision !== revision) return { kind: "out-of-step", id };
    const handler: Handlers[N] | undefined = handlers[name];
    if (handler === undefined) return { kind: "failed", id, message: `this worker does not answer ${name}` };
    const beat = () => port.postMessage({ kind: "beat", id });
    beat();
    return { kind: "answer", id, name, revision, result: handler(args, held, beat) };
  };

  port.addEventListener("message", ({ data: message }) => {
    switch (message.kind) {
      case "sync":
        held = message.snapshot;
        return;
      case "change":
        held = held && applyFilesChange(held, message.change);
        return;
      case "call":
        try {
          port.postMessage(answer(message));
        } catch (error) {
          const { id } = message;
          port.postMessage(
            isLeftOut(error) ? { kind: "beyond", id } : { kind: "failed", id, message: describe(error) },
          );
        }
    }
  });
}

/** What answers each call, from the files that are held. */
export type Handlers = {
  readonly [N in CallName]: (args: CallArgs<N>, files: FilesSnapshot, beat: () => void) => CallResult<N>;
};

/** What the build leaves out of a worker throws so where it is called (`scripts/leave-out.ts`). */
function isLeftOut(error: unknown): boolean {
  return error instanceof Error && error.name === "LeftOut";
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
