import { type Analysis, type Session, takeApart } from "../engine";
import { applyFilesChange, type FilesSnapshot } from "./files-change";
import type {
  Answer,
  CallArgs,
  CallName,
  CallResult,
  ClientMessage,
  Question,
  Request,
  ServerMessage,
} from "./protocol";

/** The worker's own end of the door: `self` in the worker, a port in tests. */
export interface ServerPort {
  postMessage(message: ServerMessage): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ClientMessage>) => void): void;
}

/**
 * Answers the calls that come in at `port`, one after the other, from its own copy of the files.
 *
 * A change that does not fit the copy drops the copy; the next call is then answered by `out-of-step`, and so is a call
 * about a revision that is not held. An exception of the engine is answered by `failed`.
 */
export function serve(port: ServerPort, session: Session): void {
  let held: FilesSnapshot | null = null;
  let analysed: Analysed | null = null;

  const analyze = ({ options, moment }: Question, files: FilesSnapshot, beat: () => void): Analysis => {
    const key = `${files.revision} ${JSON.stringify([options, moment])}`;
    if (analysed?.key !== key) {
      analysed = null;
      analysed = { key, analysis: session.analyze(files.files, options, beat, moment ?? null) };
    }
    return analysed.analysis;
  };

  const handlers: Handlers = {
    analyze,
    explainEdge: (question, files, beat) => {
      analyze(question, files, beat);
      return session.explainEdge(question.edgeId);
    },
    placesBehind: (question, files, beat) => {
      analyze(question, files, beat);
      return session.placesBehind(question.edgeId);
    },
    edgesOf: (question, files, beat) => {
      analyze(question, files, beat);
      return session.edgesOf(question.nodeId);
    },
    explainNode: (question, files, beat) => {
      analyze(question, files, beat);
      return session.explainNode(question.nodeId);
    },
    responsibleFor: (question, files, beat) => {
      analyze(question, files, beat);
      return session.responsibleFor(question.file, question.offset);
    },
    takeApart: ({ files }, _held, beat) => takeApart(files, beat),
  };

  const answer = <N extends CallName>({ id, name, revision, args }: Request<N>): Answer<N> | ServerMessage => {
    if (held?.revision !== revision) return { kind: "out-of-step", id };
    const beat = () => port.postMessage({ kind: "beat", id });
    beat();
    return { kind: "answer", id, name, revision, result: handlers[name](args, held, beat) };
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
          port.postMessage({ kind: "failed", id: message.id, message: describe(error) });
        }
    }
  });
}

type Handlers = {
  readonly [N in CallName]: (args: CallArgs<N>, files: FilesSnapshot, beat: () => void) => CallResult<N>;
};

/** The analysis that the session's explanations are about. */
interface Analysed {
  readonly key: string;
  readonly analysis: Analysis;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
