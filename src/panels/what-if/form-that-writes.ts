import type { Off } from "../../engine";
import type { Editing } from "../../state/editing";

/** The form that makes real what is left out: a policy is deleted, a rule is removed in its form, a label in that of labels. */
export function formThatWrites(off: Off): Editing {
  switch (off.kind) {
    case "policy":
      return { kind: "delete", targets: [{ kind: "policy", id: off.policy }] };
    case "rule":
      return { kind: "policy", policy: off.policy, namespace: off.policy.slice(0, off.policy.indexOf("/")) };
    case "label":
      return { kind: "labels", target: off.target };
  }
}
