import type { Cluster } from "../../cluster/cluster";
import { familiesOf } from "../../cluster/pod-address";
import type { Family } from "../../net/ip-address";
import type { Evaluation } from "../../policy/evaluation";
import type { DiffEnd } from "../diff/diff-ports";
import { rangesInWords } from "../diff/effect-words";
import { type CausedBlock, keyOfCause } from "./caused-ports";
import { type ChangeLine, type CountedCause, MOST_EDGES, MOST_LINES } from "./changes-view";
import type { PictureEdges } from "./edges-of-pods";

/** Whether a block lets in what comes from outside the cluster and was kept out. */
export function isExposure(block: CausedBlock): boolean {
  return block.kind === "opened" && block.between === "outside" && block.isFrom;
}

/** Names the connections of some blocks: exposure first, then the newest cause; of a cause what opened first. */
export function linesOf(
  blocks: readonly CausedBlock[],
  causes: readonly CountedCause[],
  { cluster }: Evaluation,
  edges: PictureEdges,
): readonly ChangeLine[] {
  const position = new Map(causes.map(({ cause }, i) => [keyOfCause(cause), i]));
  const causeOf = ({ part }: CausedBlock) => position.get(keyOfCause(part.cause)) ?? 0;
  const isHistory = causes.some(({ cause }) => cause.kind !== "policies");
  const rank = (block: CausedBlock) => (isExposure(block) ? 0 : 1);
  const order = (block: CausedBlock) => (isHistory ? -1 : 1) * causeOf(block);
  const within = ({ kind, between }: CausedBlock) => (kind === "opened" ? 0 : 2) + (between === "outside" ? 1 : 0);
  const sorted = blocks.toSorted((a, b) => rank(a) - rank(b) || order(a) - order(b) || within(a) - within(b));
  const lines: ChangeLine[] = [];
  for (const block of sorted) {
    if (lines.length >= MOST_LINES) break;
    addLines(lines, block, causeOf(block), cluster, edges);
  }
  return lines;
}

function addLines(lines: ChangeLine[], block: CausedBlock, cause: number, cluster: Cluster, edges: PictureEdges) {
  const { kind, part } = block;
  const same = { kind, ports: part.words, cause };
  if (block.between === "outside") {
    const { isFrom, ranges } = block;
    const all = ranges.flatMap((end) => end.ranges);
    const outside = isFrom ? "source" : "target";
    for (const pod of block.pods) {
      if (lines.length >= MOST_LINES) return;
      const named = rangesInWords(all, familiesIn(pod, cluster));
      const ends = isFrom ? { source: named, target: pod.id } : { source: pod.id, target: named };
      const drawn = ranges.flatMap((range) => (isFrom ? edges.between(range, pod) : edges.between(pod, range)));
      lines.push({ ...same, ...ends, outside, edges: [...new Set(drawn)].slice(0, MOST_EDGES) });
    }
    return;
  }
  for (const source of block.sources) {
    for (const target of block.between === "own pods" ? [source] : block.targets) {
      if (lines.length >= MOST_LINES) return;
      if (block.between === "workloads" && source === target) continue;
      const ends = { source: source.id, target: target.id, outside: null };
      lines.push({ ...same, ...ends, edges: edges.between(source, target) });
    }
  }
}

function familiesIn({ now }: Extract<DiffEnd, { readonly kind: "pods" }>, cluster: Cluster): ReadonlySet<Family> {
  return new Set(now.flatMap(({ pods: [pod] }) => (pod === undefined ? [] : familiesOf(pod, cluster))));
}
