import type { EditTarget, ListedPolicy, Off, OfferedPolicy } from "../../../engine";
import { formEntry, type MenuGroup } from "./menu-entry";
import { offEntry } from "./off-entries";

/** Policies to choose from, each with whom it is about. */
export function policyListGroups(policies: readonly OfferedPolicy[]): readonly MenuGroup[] {
  return [
    {
      name: "Policies",
      entries: policies.map(({ id, words }) => ({
        words: id,
        hint: words,
        refusal: null,
        choice: { kind: "level", level: { kind: "policy", policy: id } },
      })),
    },
  ];
}

/** What can be done with a policy. */
export function policyGroups(
  id: string,
  policies: readonly ListedPolicy[],
  off: readonly Off[] = [],
): readonly MenuGroup[] {
  const target: EditTarget = { kind: "policy", id };
  const namespace = id.split("/")[0] ?? "";
  const place = policies.find(({ name }) => name === id)?.place;
  return [
    {
      name: id,
      entries: [
        formEntry("Edit…", "subject, rules, peers and ports", { kind: "policy", policy: id, namespace }),
        ...(place === undefined
          ? []
          : [{ words: "Show in the text", hint: "", refusal: null, choice: { kind: "reveal", place } } as const]),
        offEntry({ kind: "policy", policy: id }, off, "What if it were not there?", "nothing is written"),
        { words: "Copy", hint: "to paste it elsewhere", refusal: null, choice: { kind: "copy", policies: [id] } },
        formEntry("Copy to…", "another namespace", { kind: "copy-policies", policies: [id], namespace: null }),
        formEntry("Duplicate…", "", { kind: "duplicate", target }),
        formEntry("Rename…", "", { kind: "rename", target }),
        formEntry("Delete…", "", { kind: "delete", targets: [target] }),
      ],
    },
  ];
}
