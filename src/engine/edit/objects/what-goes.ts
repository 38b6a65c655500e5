import type { EditTarget } from "../edit-wish";
import { type FoundTarget, findTarget, isRefused, type ObjectPlanning } from "./find-target";
import { controllerOf } from "./plan-delete";

/** What goes when something is deleted, as a sentence; empty where it cannot be. */
export function whatGoes(planning: ObjectPlanning, target: EditTarget): string {
  const { controller, step } = controllerOf(planning, target);
  const found = findTarget(planning, controller);
  if (isRefused(found)) return "";
  if (step !== null) return `The pod's ${found.kind} goes, which would make it again, and all of its pods.`;
  switch (target.kind) {
    case "namespace":
      return "The namespace goes, with everything that is in it.";
    case "workload":
      return workloadWords(found);
    case "pod":
      return "The pod goes.";
    case "service":
      return "The Service goes, and its name. What stands behind it stays.";
    case "ingress":
      return "The Ingress goes. What stands behind it stays.";
    case "policy":
      return "The policy goes. Pods that no other policy is about in a direction are open there again.";
  }
}

function workloadWords({ kind, main, pods }: FoundTarget): string {
  if (kind === "Pod") return main === null ? `All ${pods.length} pods go.` : "The pod goes.";
  return main === null ? "All of its pods go." : `The ${kind} goes, with all of its pods.`;
}
