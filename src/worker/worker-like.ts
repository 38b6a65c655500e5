import type { ClientMessage, ServerMessage } from "./protocol";

/** The part of `Worker` that is used. */
export interface WorkerLike {
  postMessage(message: ClientMessage): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ServerMessage>) => void): void;
  addEventListener(type: "messageerror", listener: () => void): void;
  addEventListener(type: "error", listener: (event: ErrorEvent) => void): void;
}
