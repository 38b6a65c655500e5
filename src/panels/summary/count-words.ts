import type { Analysis } from "../../engine";
import { counted } from "../../ui/counted";

/** “3 workloads in 1 namespace, 4 policies”. */
export function countWords({ counts }: Analysis): string {
  const { workloads, namespaces, policies } = counts;
  return `${counted(workloads, "workload")} in ${counted(namespaces, "namespace")}, ${counted(policies, "policy", "policies")}`;
}

/** The answer to opening something: how much it is, what stands open, and what was left out. */
export function summarySentence(analysis: Analysis): string {
  const { openWorkloads, ignoredKinds } = analysis.counts;
  const ignored = ignoredKinds.reduce((sum, { count }) => sum + count, 0);
  const sentences = [`${countWords(analysis)}.`];
  if (openWorkloads > 0) {
    const verb = openWorkloads === 1 ? "accepts" : "accept";
    sentences.push(`${counted(openWorkloads, "workload")} ${verb} connections from anyone.`);
  }
  if (analysis.leftOut.length > 0)
    sentences.push(`${counted(analysis.leftOut.length, "object")} left out: see the problems.`);
  if (ignored > 0)
    sentences.push(
      `${counted(ignored, "object")} of other kinds ${ignored === 1 ? "says" : "say"} nothing about connections.`,
    );
  return sentences.join(" ");
}
