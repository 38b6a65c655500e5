import type { TraceRequest } from "../insight/trace/connection-trace";
import { isProtocol } from "../net/protocol";
import { chosenProfile, type WordLine } from "./chosen-profile";
import type { NaiveChoice } from "./naive-profiles";

/** What a folder says of its manifests: under this choice, each request comes to this. */
export interface TraceTable {
  readonly choice: NaiveChoice;
  /** Outcomes as `outcomeText` writes them. */
  readonly rows: readonly { readonly request: TraceRequest; readonly outcome: string }[];
  /** All ways of a request: `namespace/pod 8080 answered`. */
  readonly ways: readonly { readonly request: TraceRequest; readonly ways: readonly string[] }[];
}

/**
 * Reads a table of traces: rows `source | target | outcome` (the target after a protocol, TCP where none is named),
 * rows `ways source | target | way; way`, lines `profile:` and `switch:`, comments after `# `. A mistake in a table is an
 * error of the test.
 */
export function parseTraceTable(text: string): TraceTable {
  const rows: TraceTable["rows"][number][] = [];
  const ways: TraceTable["ways"][number][] = [];
  const words: WordLine[] = [];
  for (const line of text.split("\n")) {
    const written = line.replace(/(^|\s)#\s.*$/, "").trim();
    if (written === "") continue;
    const word = /^([a-z-]+):\s+(.*)$/.exec(written);
    const [first = "", target = "", last = ""] = written.split("|").map((cell) => cell.trim());
    if (word !== null) words.push({ word: word[1] ?? "", rest: word[2] ?? "" });
    else if (target === "" || last === "") throw new Error(`no row: ${line}`);
    else if (first.startsWith("ways ")) {
      const request = requestOf(first.slice("ways ".length), target);
      ways.push({ request, ways: last.split(/;\s*/).sort() });
    } else rows.push({ request: requestOf(first, target), outcome: last });
  }
  return { choice: chosenProfile(words), rows, ways };
}

function requestOf(source: string, target: string): TraceRequest {
  const [first = "", ...rest] = target.split(/\s+/);
  return isProtocol(first)
    ? { source, target: rest.join(" "), port: null, protocol: first }
    : { source, target, port: null, protocol: "TCP" };
}
