import type { Analysis, LeftOut } from "../engine";
import { faultLine } from "../state/left-out";
import { type ConnectionChange, compareGraphs } from "./graph-change";

/** What an edit did to the picture. */
export interface EditEffect {
  readonly changes: readonly ConnectionChange[];
  /** Objects that the edit made fall out. `line` is the one of what is wrong. */
  readonly fallen: readonly FallenObject[];
}

export type FallenObject = Pick<LeftOut, "object" | "reason" | "line">;

export const noEffect: EditEffect = { changes: [], fallen: [] };

export function compareAnalyses(before: Analysis, after: Analysis): EditEffect {
  const former = new Set(before.leftOut.map(({ object }) => object));
  const fallen = after.leftOut
    .filter(({ object }) => !former.has(object))
    .map((item) => ({ object: item.object, reason: item.reason, line: faultLine(item, after) }));
  const changes = compareGraphs(before.graph, after.graph);
  return changes.length + fallen.length === 0 ? noEffect : { changes, fallen };
}

/**
 * One sentence about an edit, or null where nothing changed. An object that fell out comes first, since what changed
 * without it is not what its text says.
 */
export function effectSentence({ changes, fallen }: EditEffect, most = 2): string | null {
  const changed = enumerated(
    changes.map(({ words }) => words),
    most,
  );
  const [first] = fallen;
  if (first === undefined) return changed === "" ? null : changed;
  const others = fallen.length - 1;
  const [are, them] = others === 0 ? ["is", "it"] : ["are", "them"];
  const who = `\`${shortName(first)}\`${others === 0 ? "" : ` and ${others} more`}`;
  const out = `${who} ${are} left out (line ${first.line}: ${first.reason.replace(/\.$/, "")})`;
  return changed === "" ? `${out}.` : `${out}; without ${them}: ${changed}`;
}

function enumerated(words: readonly string[], most: number): string {
  const rest = words.length - most;
  return [...words.slice(0, most), ...(rest > 0 ? [`${rest} more`] : [])].join("; ");
}

/** `app/web` of `networking.k8s.io/v1/NetworkPolicy/app/web`; what has no name stays `document 3 of cluster.yaml`. */
function shortName({ object }: FallenObject): string {
  return object.startsWith("document ") ? object : object.split("/").slice(-2).join("/");
}
