import type { EditValue } from "../text/edit-value";
import { mapOf } from "../text/edit-value";
import type { RuleDirection } from "./policy-intent";

/** Labels that pods, or namespaces, must have; empty: all of them. */
export type Labels = ReadonlyMap<string, string>;

/** What a new NetworkPolicy says. */
export interface NewPolicy {
  readonly name: string;
  /** Null: the text does not say it, so that it is the default one. */
  readonly namespace: string | null;
  /** Whom it is about; empty: all pods of the namespace. */
  readonly pods: Labels;
  /** Directions in which it isolates them, with the rules there. */
  readonly rules: ReadonlyMap<RuleDirection, readonly EditValue[]>;
}

/** A NetworkPolicy as an object to be written; `policyTypes` in so many words. */
export function policyValue({ name, namespace, pods, rules }: NewPolicy): EditValue {
  const directions = (["ingress", "egress"] as const).filter((direction) => rules.has(direction));
  const written = directions.flatMap((direction) => {
    const own = rules.get(direction) ?? [];
    return own.length === 0 ? [] : [[direction, own] as const];
  });
  return mapOf(
    ["apiVersion", "networking.k8s.io/v1"],
    ["kind", "NetworkPolicy"],
    ["metadata", mapOf(["name", name], ["namespace", namespace ?? undefined])],
    [
      "spec",
      mapOf(
        ["podSelector", selectorValue(pods)],
        ["policyTypes", directions.map((direction) => (direction === "ingress" ? "Ingress" : "Egress"))],
        ...written,
      ),
    ],
  );
}

/** A selector by labels; of none `{}`, which selects everything. */
export function selectorValue(labels: Labels): EditValue {
  return labels.size === 0 ? mapOf() : mapOf(["matchLabels", labels]);
}

/** A name that is free: itself, or with the first number from 2 on. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) {
    const numbered = `${name}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
