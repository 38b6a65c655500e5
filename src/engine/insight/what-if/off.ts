import type { Place } from "../../source/range";

/**
 * Something that the text says and that is left out for a moment, to see what would come of it. Nothing is written.
 * `policy`: as if it were not there. `rule`: the policy isolates as before, without this rule; without its last rule nothing
 * gets through. `label`: the pods, or the namespace, do not have it.
 */
export type Off =
  | { readonly kind: "policy"; readonly policy: string }
  | {
      readonly kind: "rule";
      /** `namespace/name`. */
      readonly policy: string;
      readonly direction: "ingress" | "egress";
      /** Position in the list of that direction, from 0. */
      readonly index: number;
    }
  | { readonly kind: "label"; readonly target: OffTarget; readonly key: string };

/** Whose label: all pods of a workload or one pod by `namespace/name`, a namespace by its name. */
export interface OffTarget {
  readonly kind: "workload" | "pod" | "namespace";
  readonly id: string;
}

/** What became of something that is to be left out. */
export interface OffItem {
  /** As it was asked for. */
  readonly off: Off;
  /** What it is now that the text went on: a rule may have moved. Null: it is not in the text any more. */
  readonly now: Off | null;
  /** “`shop/web`”, “rule 2 of ingress of `shop/web`”, “label `app` of `shop/web`”. */
  readonly words: string;
  /** Why it is not left out: it is not in the text (any more), or every cluster has it; null: it is left out. */
  readonly ignored: string | null;
  /** Where it stands; null where it is ignored, or a label. */
  readonly place: Place | null;
}

/** How a thing is called that is left out; names between backticks. */
export function offWords(off: Off): string {
  switch (off.kind) {
    case "policy":
      return `\`${off.policy}\``;
    case "rule":
      return `rule ${off.index + 1} of ${off.direction} of \`${off.policy}\``;
    case "label":
      return `label \`${off.key}\` of ${off.target.kind} \`${off.target.id}\``;
  }
}
