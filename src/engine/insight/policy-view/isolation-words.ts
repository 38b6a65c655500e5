import type { NetworkPolicy } from "../../kube/objects";
import type { Direction } from "../../policy/compile-policies";
import type { Range } from "../../source/range";

/** Why a policy isolates its pods in a direction or does not (N13 to N15). */
export interface IsolationReason {
  readonly why: string;
  /** What it comes from; relative to the policy. */
  readonly range: Range;
  /** True where it isolates though nobody seems to have meant it. */
  readonly isSurprising: boolean;
}

const WORDS = {
  ingress: { type: "Ingress", nothing: "nothing comes in", only: "only what a rule admits comes in" },
  egress: { type: "Egress", nothing: "nothing goes out", only: "only what a rule admits goes out" },
} as const;

/** Tells by what a policy isolates its pods in a direction, or by what it does not. */
export function isolationReason(policy: NetworkPolicy, direction: Direction): IsolationReason {
  const { typesRange } = policy;
  const rules = policy[direction];
  const { type, nothing, only } = WORDS[direction];
  if (typesRange !== null) {
    const range = typesRange;
    if (!policy.policyTypes[direction]) {
      const dead = rules.length === 0 ? "" : `; ${deadRules(rules.length, direction)}`;
      return { why: `\`policyTypes\` does not list ${type}${dead}.`, range, isSurprising: false };
    }
    const effect = rules.length === 0 ? `there is no ${direction} rule: ${nothing}` : only;
    return { why: `\`policyTypes\` lists ${type}, and ${effect}.`, range, isSurprising: false };
  }
  const [first] = rules;
  const at = first?.range ?? policy.nameRange;
  if (direction === "egress") {
    return first === undefined
      ? { why: "There is no egress rule, and no `policyTypes` that lists Egress.", range: at, isSurprising: false }
      : { why: `There are egress rules, so ${only}.`, range: at, isSurprising: false };
  }
  if (first !== undefined)
    return {
      why: `Without \`policyTypes\` a policy always isolates for ingress: ${only}.`,
      range: at,
      isSurprising: false,
    };
  const [other] = policy.egress;
  if (other === undefined) {
    const why = `Without \`policyTypes\` a policy always isolates for ingress, and there is no ingress rule: ${nothing}.`;
    return { why, range: at, isSurprising: false };
  }
  const why =
    "It has egress rules only, and yet nothing comes in: without `policyTypes` a policy always isolates for ingress too. " +
    "Write `policyTypes: [Egress]` if that is not meant.";
  return { why, range: other.range, isSurprising: true };
}

function deadRules(count: number, direction: Direction): string {
  return count === 1 ? `its ${direction} rule has no effect` : `its ${count} ${direction} rules have no effect`;
}
