import { type RefusedEdit, refusedEdit } from "../edit-plan";
import type { FoundTarget } from "./find-target";
import type { NameChange } from "./name-change";

/** The change of a target's name, with what follows from it: ReplicaSets are called after their Deployment. */
export function nameChanges(found: FoundTarget, to: string): readonly NameChange[] | RefusedEdit {
  const { target, name, main, pods } = found;
  const namespace = found.namespace ?? "";
  switch (target.kind) {
    case "namespace":
      return [{ kind: "namespace", name, to }];
    case "service":
      return [{ kind: "service", namespace, name, to }];
    case "pod":
      return [{ kind: "pod", namespace, name, to, isWorkload: found.isWorkload }];
    case "ingress":
    case "policy":
      return [];
    case "workload": {
      if (found.kind === "Pod") {
        if (main !== null) return [{ kind: "pod", namespace, name, to, isWorkload: true }];
        const reason = `these ${pods.length} pods have no controller, only names that begin alike: rename each of them`;
        return refusedEdit(reason, pods[0]?.place ?? null);
      }
      const templated = found.templatePods.map((pod) => [pod, `${to}${pod.slice(name.length)}`] as const);
      const first = (main ?? pods[0])?.object;
      const owner = first != null && "owner" in first ? first.owner?.kind : undefined;
      const controller = found.kind === "Other" ? (owner ?? "Other") : found.kind;
      const isMeant = target.id === `${namespace}/${name}`;
      const own: NameChange = { kind: "workload", controller, namespace, name, to, isMeant, pods: new Map(templated) };
      return [own, ...hashedChanges(found, to)];
    }
  }
}

/** ReplicaSets `X-<hash>`, stated or only named by their pods, show that they are Deployment `X`'s by their name. */
function hashedChanges({ kind, name, namespace, owned, pods }: FoundTarget, to: string): readonly NameChange[] {
  if (kind !== "Deployment") return [];
  const names = new Set(owned.flatMap((each) => (each.kind === "ReplicaSet" ? each.name : [])));
  for (const { object } of pods) if (object?.kind === "Pod" && object.owner !== null) names.add(object.owner.name);
  return [...names]
    .filter((each) => each.startsWith(`${name}-`))
    .map((each) => ({
      kind: "workload",
      controller: "ReplicaSet",
      namespace: namespace ?? "",
      name: each,
      to: `${to}${each.slice(name.length)}`,
      isMeant: false,
      pods: new Map(),
    }));
}
