import type { ReadyChoice } from "../../../state/editing";
import { formEntry, type MenuEntry, type MenuGroup } from "./menu-entry";

interface Subject {
  readonly namespaces: readonly string[];
  /** Null: all pods of the namespaces. */
  readonly workload: string | null;
  /** Why no policy can be about it; null: one can. */
  readonly refusal: string | null;
}

/** The policies that many need: first those that close, then those that open. */
export function readyGroups(subject: Subject): readonly MenuGroup[] {
  const entry = (choice: ReadyChoice, words: string, hint: string): MenuEntry =>
    formEntry(
      words,
      hint,
      { kind: "ready", choice, namespaces: subject.namespaces, workload: subject.workload },
      subject.refusal,
    );
  return [
    {
      name: "Close",
      entries: [
        entry("deny-ingress", "Default deny in…", "lets in only what rules allow"),
        entry("deny-egress", "Default deny out…", "lets out only what rules allow"),
        entry("deny-all", "Default deny both ways…", "in and out only what rules allow"),
      ],
    },
    {
      name: "Allow",
      entries: [
        entry("allow-dns", "Allow DNS…", "may ask for names"),
        entry("allow-from-namespace", "Allow from this namespace…", "lets its own pods in"),
        entry("allow-from-ingress", "Allow from the ingress controller…", "lets its pods in"),
        entry("allow-from-outside", "Allow from outside…", "lets addresses outside in"),
      ],
    },
  ];
}
