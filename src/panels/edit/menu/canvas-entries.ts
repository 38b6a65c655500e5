import { formEntry, type MenuGroup } from "./menu-entry";
import type { MenuWorld } from "./menu-world";

/** What can be added to a picture. */
export function canvasGroups({ namespaces }: Pick<MenuWorld, "namespaces">): readonly MenuGroup[] {
  const only = namespaces.length === 1 ? (namespaces[0] ?? null) : null;
  const add = (what: "namespace" | "workload" | "pod" | "service" | "range", words: string, hint: string) =>
    formEntry(words, hint, { kind: "add", what, namespace: what === "namespace" ? null : only, workload: null });
  return [
    {
      name: "Add",
      entries: [
        add("workload", "Add a workload…", "a Deployment and its pods"),
        add("pod", "Add a pod…", ""),
        add("namespace", "Add a namespace…", ""),
        add("service", "Add a Service…", "a name in front of pods"),
        add("range", "Add an address range…", "addresses outside"),
        formEntry("New policy…", "", { kind: "policy", policy: null, namespace: only ?? namespaces[0] ?? "default" }),
      ],
    },
    {
      name: "Close",
      entries: [
        formEntry(
          "Default deny everywhere…",
          "in and out only what rules allow",
          { kind: "ready", choice: "deny-all", namespaces, workload: null },
          namespaces.length === 0 ? "there is no namespace yet" : null,
        ),
      ],
    },
  ];
}
