import type { NetworkPolicy, PolicyRule } from "../../kube/objects";
import type { Off } from "./off";

/** Says where the rules stand now that are off; what is not found is asked for as it was. */
export interface FollowRules {
  /** @returns for each thing that is off what it is now; null: a rule that went from its policy */
  follow(off: readonly Off[], policies: readonly NetworkPolicy[]): readonly (Off | null)[];
  /** Nothing is off any more. */
  forget(): void;
}

type OffRule = Extract<Off, { kind: "rule" }>;

/** A rule as it stood when it was last looked at. */
interface Seen {
  readonly value: string;
  /** How many rules its list had. */
  readonly count: number;
}

/**
 * Follows rules through edits of their policies. A rule is known by what it says: where another stands in its place it is
 * the nearest that says the same. A rule that is edited itself stays in its place, while the list is as long as it was.
 */
export function createFollowRules(): FollowRules {
  let seen: ReadonlyMap<string, Seen> = new Map();
  return {
    follow(off, policies) {
      const byId = new Map(policies.map((policy) => [`${policy.namespace}/${policy.name}`, policy]));
      const asked = new Map<string, Seen>();
      const followed = new Map<string, Seen>();
      const now = off.map((each): Off | null => {
        if (each.kind !== "rule") return each;
        const rules = byId.get(each.policy)?.[each.direction] ?? null;
        const known = seen.get(keyOf(each));
        if (rules === null) {
          if (known !== undefined) asked.set(keyOf(each), known);
          return each;
        }
        const index = known === undefined ? each.index : placeNow(rules.map(textOf), each.index, known);
        const rule = index === null ? undefined : rules[index];
        if (index === null || rule === undefined) {
          if (known !== undefined) asked.set(keyOf(each), known);
          return known === undefined ? each : null;
        }
        const is = { value: textOf(rule), count: rules.length };
        asked.set(keyOf(each), is);
        followed.set(keyOf({ ...each, index }), is);
        return index === each.index ? each : { ...each, index };
      });
      // Where a place has two meanings it is what the answer said that counts.
      seen = new Map([...asked, ...followed]);
      return now;
    },
    forget() {
      seen = new Map();
    },
  };
}

function placeNow(values: readonly string[], index: number, { value, count }: Seen): number | null {
  if (values[index] === value) return index;
  const same = values.flatMap((each, at) => (each === value ? at : []));
  const [nearest] = same.sort((a, b) => Math.abs(a - index) - Math.abs(b - index));
  return nearest ?? (values.length === count ? index : null);
}

function keyOf({ policy, direction, index }: OffRule): string {
  return `${policy} ${direction} ${index}`;
}

/** What a rule says, wherever it stands in the text. */
function textOf(rule: PolicyRule): string {
  return JSON.stringify(rule, (key, value: unknown) => {
    if (PLACES.has(key)) return undefined;
    if (typeof value === "bigint") return String(value);
    return value instanceof Map || value instanceof Set ? [...value] : value;
  });
}

const PLACES = new Set(["range", "parts", "position"]);
