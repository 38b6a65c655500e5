import type { EditTarget, WorkloadNode } from "../../../engine";
import { formEntry, type MenuGroup } from "./menu-entry";
import type { MenuWorld } from "./menu-world";
import { labelsOffEntry } from "./off-entries";
import { pickEntry } from "./pick-entry";
import { reachGroup } from "./reach-entries";
import { readyGroups } from "./ready-entries";

/** What can be done with a workload, or with one of its pods. */
export function workloadGroups(node: WorkloadNode, world: MenuWorld): readonly MenuGroup[] {
  const isPod = node.partOf !== null;
  const workload = node.partOf ?? node.id;
  const target: EditTarget = isPod
    ? { kind: "pod", id: node.id.replace(/^pod /, "") }
    : { kind: "workload", id: node.id };
  const unwritten = node.assumed ? "no text states it" : null;
  const unguarded =
    node.excluded !== null
      ? "it takes no part"
      : node.hostNetwork
        ? "no policy selects it: it uses its node's network"
        : null;
  const [close, allow] = readyGroups({ namespaces: [node.namespace], workload, refusal: unguarded });
  const idle = node.excluded === null ? null : "it takes no part";
  const to = formEntry("Allow to…", "from it to what you choose", { kind: "allow", from: [node.id], to: [] }, idle);
  const from = formEntry("Allow from…", "from what you choose to it", { kind: "allow", from: [], to: [node.id] }, idle);
  return [
    ...(allow === undefined ? [] : [{ ...allow, entries: [to, from, ...allow.entries] }]),
    ...(close === undefined ? [] : [close]),
    reachGroup(node.id, world, idle),
    {
      name: "Policies",
      entries: [
        {
          words: "Policies",
          hint: "that select it",
          refusal: node.ingress === "open" && node.egress === "open" ? "none selects it" : unguarded,
          choice: { kind: "level", level: { kind: "policies", namespace: null, workload } },
        },
      ],
    },
    {
      name: "Edit",
      entries: [
        formEntry("Labels…", "", { kind: "labels", target }, unwritten),
        labelsOffEntry(target, unwritten ?? idle),
        formEntry("Ports…", "", { kind: "ports", target }, unwritten),
        formEntry("Add a Service…", "in front of it", {
          kind: "add",
          what: "service",
          namespace: node.namespace,
          workload,
        }),
        formEntry("Rename…", "and all that names it", { kind: "rename", target }, unwritten),
        formEntry("Duplicate…", "", { kind: "duplicate", target }, unwritten),
        formEntry("Move…", "to another namespace", { kind: "set-namespace", target }, unwritten),
        formEntry("Delete…", "", { kind: "delete", targets: [target] }, unwritten),
        pickEntry(node.id, world),
      ],
    },
  ];
}
