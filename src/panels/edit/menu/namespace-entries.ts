import type { EditTarget } from "../../../engine";
import { counted } from "../../../ui/counted";
import { formEntry, type MenuEntry, type MenuGroup } from "./menu-entry";
import type { MenuWorld } from "./menu-world";
import { labelsOffEntry } from "./off-entries";
import { pickEntry } from "./pick-entry";
import { reachGroup } from "./reach-entries";
import { readyGroups } from "./ready-entries";

/** What can be done with a namespace. */
export function namespaceGroups(name: string, world: MenuWorld): readonly MenuGroup[] {
  const target: EditTarget = { kind: "namespace", id: name };
  const id = `namespace ${name}`;
  const refusal = world.assumed.has(name) ? "no text states it" : null;
  const [close, allow] = readyGroups({ namespaces: [name], workload: null, refusal: null });
  const to = formEntry("Allow to…", "from all its pods to what you choose", { kind: "allow", from: [id], to: [] });
  const from = formEntry("Allow from…", "from what you choose to all its pods", { kind: "allow", from: [], to: [id] });
  const add = (what: "workload" | "pod" | "service", words: string) =>
    formEntry(words, "", { kind: "add", what, namespace: name, workload: null });
  return [
    ...(close === undefined ? [] : [close]),
    ...(allow === undefined ? [] : [{ ...allow, entries: [to, from, ...allow.entries] }]),
    reachGroup(id, world, null),
    { name: "Policies", entries: policyEntries(name, world) },
    {
      name: "Add",
      entries: [add("workload", "Add a workload…"), add("pod", "Add a pod…"), add("service", "Add a Service…")],
    },
    {
      name: "Edit",
      entries: [
        formEntry("Labels…", "", { kind: "labels", target }, refusal),
        labelsOffEntry(target, refusal),
        formEntry("Rename…", "and all that names it", { kind: "rename", target }, refusal),
        formEntry("Delete…", "and all that is in it", { kind: "delete", targets: [target] }, refusal),
        pickEntry(id, world),
      ],
    },
  ];
}

function policyEntries(namespace: string, { policies, copied }: MenuWorld): readonly MenuEntry[] {
  const own = policies.map(({ name }) => name).filter((name) => name.startsWith(`${namespace}/`));
  const foreign = copied.filter((name) => !name.startsWith(`${namespace}/`));
  const none = own.length === 0 ? "it has none" : null;
  return [
    {
      words: "Policies",
      hint: own.length === 0 ? "" : counted(own.length, "policy", "policies"),
      refusal: none,
      choice: { kind: "level", level: { kind: "policies", namespace, workload: null } },
    },
    formEntry("New policy…", "", { kind: "policy", policy: null, namespace }),
    {
      words: "Copy its policies",
      hint: "to paste them elsewhere",
      refusal: none,
      choice: { kind: "copy", policies: own },
    },
    formEntry(
      foreign.length === 0
        ? "Paste policies…"
        : copied.length < 2
          ? "Paste the policy…"
          : `Paste ${counted(foreign.length, "policy", "policies")}…`,
      "into this namespace",
      { kind: "copy-policies", policies: foreign, namespace },
      copied.length === 0 ? "none is copied" : foreign.length === 0 ? "they are from here" : null,
    ),
  ];
}
