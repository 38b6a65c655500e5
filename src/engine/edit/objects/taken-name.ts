import type { FoundTarget, ObjectPlanning } from "./find-target";
import { knownNamesOf } from "./known-names";
import { nameProblem } from "./name-problem";
import { titleOfObject } from "./text-object";

/**
 * Why something cannot be called so: the API server refuses the name, or something else has it already, be it broken. Null
 * where it can.
 *
 * @param namespace - where it is to lie; null for a namespace
 */
export function takenProblem(
  planning: ObjectPlanning,
  found: Pick<FoundTarget, "kind" | "target">,
  namespace: string | null,
  name: string,
): string | null {
  return nameProblem(found.kind, name) ?? existsProblem(planning, found, namespace, name);
}

function existsProblem(
  { context, all }: ObjectPlanning,
  { kind, target }: Pick<FoundTarget, "kind" | "target">,
  namespace: string | null,
  name: string,
): string | null {
  const known = knownNamesOf(context);
  if (namespace === null) return known.hasNamespace(name) ? `there is a namespace ${name} already` : isNamed(all, name);
  const same = all.find((each) => each.kind === kind && each.namespace === namespace && each.name === name);
  if (same !== undefined) return `there is a ${titleOfObject(same)} already`;
  if (target.kind === "service" && known.hasService(namespace, name))
    return `there is a Service ${namespace}/${name} already`;
  if (target.kind !== "workload" && target.kind !== "pod") return null;
  const { workloads, pods } = context.evaluation.cluster;
  const other = workloads.get(`${namespace}/${name}`);
  if (other !== undefined && (kind !== "Pod" || other.kind !== "Pod"))
    return `there is a ${other.kind === "Other" ? "workload" : other.kind} ${namespace}/${name} already`;
  return pods.has(`${namespace}/${name}`) ? `there is a pod ${namespace}/${name} already` : null;
}

/** A namespace that only broken objects name. */
function isNamed(all: ObjectPlanning["all"], name: string): string | null {
  const own = all.find((each) => each.namespace === name || (each.kind === "Namespace" && each.name === name));
  return own === undefined ? null : `${titleOfObject(own)} names a namespace ${name} already`;
}

/** The first name with a number behind it that is free: `web-2`. */
export function freeNameFor(
  planning: ObjectPlanning,
  found: Pick<FoundTarget, "kind" | "target">,
  namespace: string | null,
  name: string,
): string {
  const stem = name
    .replace(/-\d+$/, "")
    .slice(0, LONGEST_STEM)
    .replace(/[-.]+$/, "");
  for (let number = 2; ; number++) {
    const numbered = `${stem}-${number}`;
    if (existsProblem(planning, found, namespace, numbered) === null) return numbered;
  }
}

/** Room for a number behind it in every name; that of a CronJob has 52 characters at most. */
const LONGEST_STEM = 46;
