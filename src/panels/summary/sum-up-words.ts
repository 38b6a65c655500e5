import type { EdgeFilter, EdgeState, Probe, SumUp } from "../../engine";
import { counted } from "../../ui/counted";
import { listed } from "../../ui/listed";
import { activeFilters } from "../picture-controls/active-filters";
import { probeWords } from "../picture-controls/probe-words";

/** What of the view decides what is summed up. */
export interface SumUpScope {
  readonly probe: Probe;
  readonly filter: EdgeFilter;
  /** What nodes are called, by their ids. */
  readonly nameOf: (id: string) => string;
  /** Whether something is left out for a moment. */
  readonly isWhatIf: boolean;
}

const STATES: readonly (readonly [EdgeState, string])[] = [
  ["allowed", "allowed by a rule"],
  ["partly", "partly allowed"],
  ["open", "open by default"],
  ["denied", "denied"],
  ["mixed", "mixed"],
  ["depends", "left to the plugin"],
];

/**
 * The picture in two or three sentences: who is isolated, how many pairs are allowed, open and denied, and, where not all
 * is asked or shown, of what that is said. Empty where there is no workload.
 */
export function sumUpWords(sum: SumUp, scope: SumUpScope): string {
  if (sum.workloads === 0) return "";
  return [
    ...(scope.isWhatIf ? ["What if:"] : []),
    pairWords(sum, scope),
    isolationWords(sum),
    ...scopeWords(sum, scope),
  ].join(" ");
}

function isolationWords({ workloads, isolated: { ingress, egress }, open }: SumUp): string {
  const all = counted(workloads, "workload");
  const accept = open === 0 ? "none accepts" : open === 1 ? "1 accepts" : `${open.toLocaleString("en")} accept`;
  const anyone = `${accept} from anyone`;
  if (ingress + egress === 0) {
    const none = workloads === 1 ? "The one workload is isolated in neither direction" : `None of ${all} is isolated`;
    return `${none}; ${anyone}.`;
  }
  const count = (isolated: number) => (isolated === workloads && workloads > 1 ? "all" : isolated.toLocaleString("en"));
  const verb = ingress === 1 && workloads > 1 ? "is" : workloads === 1 ? "is" : "are";
  return `Of ${all} ${count(ingress)} ${verb} isolated for ingress, ${count(egress)} for egress; ${anyone}.`;
}

function pairWords({ pairs, notDrawn }: SumUp, { probe }: SumUpScope): string {
  const all = STATES.reduce((sum, [state]) => sum + pairs[state], 0);
  const asked = probe.kind === "ports-that-matter" ? "" : `, asked about ${lowered(probeWords(probe))},`;
  if (all === 0) return `No pair is shown${asked === "" ? "" : asked.slice(0, -1)}.`;
  const seen = STATES.filter(([state]) => pairs[state] > 0);
  const parts = seen.map(([state, words], i) => {
    const verb = i > 0 ? "" : pairs[state] === 1 ? "is " : "are ";
    return `${pairs[state].toLocaleString("en")} ${verb}${words}`;
  });
  const undrawn = notDrawn === 0 ? "" : ` (${notDrawn.toLocaleString("en")} not drawn)`;
  if (parts.length === 1) {
    const [, words = ""] = seen[0] ?? [];
    return all === 1
      ? `The one pair${asked} is ${words}${undrawn}.`
      : `All ${counted(all, "pair")}${asked} are ${words}${undrawn}.`;
  }
  return `Of ${counted(all, "pair")}${asked} ${listed(parts)}${undrawn}.`;
}

/** “Shown: only TCP 5432, namespace shop; 45 pairs hidden.” */
function scopeWords({ hidden }: SumUp, { filter, nameOf }: SumUpScope): readonly string[] {
  const filters = activeFilters(filter, nameOf).map(({ words }) => lowered(words));
  if (filters.length === 0) return [];
  return [`Shown: only what passes “${filters.join("”, “")}”; ${counted(hidden, "pair")} hidden.`];
}

/** “Ports that matter” in the middle of a sentence; `TCP 80` stays. */
function lowered(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}
