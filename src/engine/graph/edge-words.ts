import type { MergedPairs, PicturePair } from "../insight/picture-pair";
import { briefPorts, formatPorts, portsAsked, wordsBeyond } from "../insight/port-words";

/** The longest label that fits on a line. */
const LABEL_LENGTH = 14;

/** What stands on the line: the ports, `8080 only`, `7 of 12 pairs`; at most 14 characters, else how many ports. */
export function edgeLabel(pair: PicturePair): string {
  const { state, verdict, asked, pairs } = pair;
  switch (state) {
    case "allowed":
      return briefPorts(asked, LABEL_LENGTH);
    case "partly": {
      if (verdict.onlyFamily === "differ") return "by IP family";
      if (verdict.onlyFamily !== null) return `IPv${verdict.onlyFamily} only`;
      return `${briefPorts(portsAsked(verdict.through.sure, asked), LABEL_LENGTH - 5)} only`;
    }
    case "mixed": {
      if (pairs.through === pairs.all) return "ports differ";
      const label = `${pairs.through} of ${pairs.all} pairs`;
      if (label.length <= LABEL_LENGTH) return label;
      const short = `${pairs.through} of ${pairs.all}`;
      return short.length <= LABEL_LENGTH ? short : "some pairs";
    }
    case "depends":
      return briefPorts(asked, LABEL_LENGTH);
    case "open":
    case "denied":
      return "";
  }
}

/** What a denied pair lets through though nobody asked about it: `but UDP 53`, `but others` where that is too long; empty for nothing. */
export function openBesides({ state, verdict, asked, merged }: PicturePair): string {
  if (state !== "denied" || (merged !== null && !merged.isUniform)) return "";
  const beyond = wordsBeyond(verdict.through.sure, asked);
  if (beyond === "") return "";
  return beyond.length + 4 <= LABEL_LENGTH ? `but ${beyond}` : "but others";
}

/** The whole truth in a sentence, for tooltips and screen readers. */
export function edgeSentence(pair: PicturePair, source: string, target: string): string {
  if (pair.merged !== null && !pair.merged.isUniform) return mergedSentence(pair, pair.merged, source, target);
  const { state, verdict, asked, pairs } = pair;
  const through = formatPorts(portsAsked(verdict.through.sure, asked));
  const beyond = beyondProbe(pair);
  switch (state) {
    case "allowed":
      return `${source} to ${target}: ${formatPorts(asked)} allowed${beyond}.`;
    case "open":
      return `${source} to ${target}: open, no policy isolates either side.`;
    case "partly":
      if (verdict.onlyFamily === "differ") {
        return `${source} to ${target}: IPv4 and IPv6 let different ports of ${formatPorts(asked)} through.`;
      }
      if (verdict.onlyFamily !== null) {
        const ports =
          wordsBeyond(asked, verdict.through.sure) === "" ? "" : `only ${through} of ${formatPorts(asked)} `;
        return `${source} to ${target}: ${ports}allowed over IPv${verdict.onlyFamily} only.`;
      }
      return `${source} to ${target}: only ${through} allowed, of ${formatPorts(asked)}${beyond}.`;
    case "denied":
      return `${source} to ${target}: ${formatPorts(asked)} denied, dropped ${droppedWords(pair, source, target)}${beyond}.`;
    case "mixed":
      if (pairs.through === pairs.all) return `${source} to ${target}: pods connect on different ports.`;
      return `${source} to ${target}: pods do not agree, ${pairs.through} of ${pairs.all} pairs connect.`;
    case "depends":
      return `${source} to ${target}: the profile leaves open whether ${formatPorts(asked)} is allowed.`;
  }
}

/** Of namespaces whose workloads are alike in state and not in ports. */
function mergedSentence(pair: PicturePair, merged: MergedPairs, source: string, target: string): string {
  const { state, asked, pairs } = pair;
  const ends = pairsOf(pair);
  const ports = merged.isAskedAlike ? `on ${formatPorts(asked)}` : "each on its own ports";
  switch (state) {
    case "allowed":
      return `${source} to ${target}: all ${pairs.all} ${ends} connect, ${ports}.`;
    case "open":
      return `${source} to ${target}: open, no policy isolates either side.`;
    case "partly":
      return `${source} to ${target}: all ${pairs.all} ${ends} connect, on some of the ports only.`;
    case "denied":
      return `${source} to ${target}: none of ${pairs.all} ${ends} connects${merged.isAskedAlike ? ` ${ports}` : ""}, dropped ${droppedWords(pair, source, target)}.`;
    case "mixed":
      if (pairs.through === pairs.all) return `${source} to ${target}: pods connect on different ports.`;
      return `${source} to ${target}: pods do not agree, ${pairs.through} of ${pairs.all} pairs connect.`;
    case "depends":
      return `${source} to ${target}: the profile leaves open whether ${pairs.all} ${ends} connect.`;
  }
}

/** What to say before one pair is explained for a line that stands for several; null where it is the only one. */
export function wordsOfSeveral(pair: PicturePair): string | null {
  const { state, verdict, pairs, merged } = pair;
  const ends = pairsOf(pair);
  if (state === "mixed" && pairs.through < pairs.all) {
    return `${pairs.through} of ${pairs.all} ${ends} connect; this is one that does not.`;
  }
  if (state === "mixed") return `The ${pairs.all} ${ends} connect on different ports; this is one of them.`;
  if (merged !== null && !merged.isUniform) {
    const ending = state === "denied" ? "none of them connects." : "each is asked about its own ports.";
    return `This is one of ${pairs.all} ${ends}; ${ending}`;
  }
  if (verdict.onlyFamily === "differ") return "IPv4 and IPv6 let different ports through; this is about one of them.";
  if (verdict.onlyFamily !== null) {
    return `IPv${verdict.onlyFamily} gets through; this is about IPv${verdict.onlyFamily === 4 ? 6 : 4}.`;
  }
  return pairs.all > 1 ? `This is one of ${pairs.all} ${ends}; the same holds for all of them.` : null;
}

/** What is counted: an end outside of the cluster has addresses, and no pods. */
function pairsOf({ source, target }: PicturePair): string {
  const isOutside = [source, target].some(({ kind }) => kind !== "workload" && kind !== "namespace");
  return isOutside ? "pairs of pods and addresses" : "pairs of pods";
}

function droppedWords({ verdict: { drops } }: PicturePair, source: string, target: string): string {
  if (drops.betweenThem) return "since the two ends admit different ports";
  if (drops.source && drops.target) return "at both ends";
  return drops.source ? `by the egress of ${source}` : `by the ingress of ${target}`;
}

/** What is open besides the ports asked about. */
function beyondProbe({ verdict, asked, state }: PicturePair): string {
  const extra = wordsBeyond(verdict.through.sure, asked);
  if (extra === "") return "";
  return state === "denied" ? ` (${extra} allowed)` : `, and ${extra}`;
}
