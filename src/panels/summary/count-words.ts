import type { Analysis, TakenApart } from "../../engine";
import { EXPECTATIONS_FILE } from "../../state/append-expectations";
import type { Arrival } from "../../state/arrival";
import { counted } from "../../ui/counted";
import { listed } from "../../ui/listed";

/** “3 workloads in 1 namespace, 4 policies”. */
export function countWords({ counts }: Pick<Analysis, "counts">): string {
  const { workloads, namespaces, policies } = counts;
  return `${counted(workloads, "workload")} in ${counted(namespaces, "namespace")}, ${counted(policies, "policy", "policies")}`;
}

/**
 * The answer to opening something: how much it is, what stands open, and what was put aside. What could not be read is
 * said besides ({@link leftOutWords}), with the way to its reasons.
 *
 * @param arrival - what an import brought; null: it was opened as it is
 */
export function summarySentence(
  { counts, expectations }: Pick<Analysis, "counts" | "expectations">,
  arrival: Arrival | null,
): string {
  const { openWorkloads, ignoredKinds } = counts;
  const sentences = [`${countWords({ counts })}.`];
  if (openWorkloads > 0) {
    const verb = openWorkloads === 1 ? "accepts" : "accept";
    sentences.push(`${counted(openWorkloads, "workload")} ${verb} connections from anyone.`);
  }
  if (expectations.length > 0) {
    const holding = expectations.filter(({ pass }) => pass).length;
    const file = arrival?.taken.files.some(({ name }) => name === EXPECTATIONS_FILE) ?? false;
    const where = file ? ` in \`${EXPECTATIONS_FILE}\`` : "";
    const hold = holding === 1 ? "holds" : "hold";
    sentences.push(`${counted(expectations.length, "expectation")}${where}, ${holding} of them ${hold}.`);
  }
  const leftOut = arrival?.taken.leftOutKinds ?? [];
  if (leftOut.length > 0) {
    sentences.push(`${listed(leftOut.map(({ kind, count }) => counted(count, kind, pluralOf(kind))))} left out.`);
  }
  const ignored = ignoredKinds.reduce((sum, { count }) => sum + count, 0);
  if (ignored > 0) {
    const say = ignored === 1 ? "says" : "say";
    sentences.push(`${counted(ignored, "object")} of other kinds ${say} nothing about connections.`);
  }
  sentences.push(...remarkSentences(arrival?.taken.remarks ?? []));
  return sentences.join(" ");
}

/** What the text that was given had to be known of, and the one that came of it has not. */
function remarkSentences(remarks: TakenApart["remarks"]): readonly string[] {
  const [first] = remarks;
  if (first === undefined) return [];
  const more = remarks.length === 1 ? "" : ` (and ${counted(remarks.length - 1, "remark")} more)`;
  return [`In the original, line ${first.line}: ${first.message}${more}.`];
}

/** “1 object left out”, “2 objects left out”; null where everything could be read. */
export function leftOutWords({ leftOut, unlisted = 0 }: Pick<Analysis, "leftOut" | "unlisted">): string | null {
  return leftOut.length === 0 ? null : `${counted(leftOut.length + unlisted, "object")} left out`;
}

function pluralOf(kind: string): string {
  if (/(s|x|ch|sh)$/.test(kind)) return `${kind}es`;
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}
