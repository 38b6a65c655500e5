import type { TraceRequest } from "../../engine";
import type { AppState } from "../../state/store";

/** Why nobody asks: the newest answer says that there is no such source. Null while it is asked, and where there is one. */
export function sourceRefusal({ analysis, documents }: AppState, { source }: TraceRequest): string | null {
  const { trace } = analysis;
  if (trace === null || trace.trace !== null || trace.revision < documents.revision) return null;
  return `There is no pod ${source} here, and it is no address.`;
}
