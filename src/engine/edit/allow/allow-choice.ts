import type { ClusterPod } from "../../cluster/cluster";
import type { EditContext } from "../edit-context";
import { endOfId, type NamedPods } from "../named-end";
import type { Labels } from "../policy/policy-value";
import { blocksOfRange, type OfferedBlock } from "./allow-blocks";
import type { AllowEnd } from "./allow-end";
import { faultOfBlock, faultOfNodePods } from "./allow-faults";
import { countNamed, fewestLabels, labelsOfEnd, type OfferedLabel } from "./allow-labels";
import { namespaceLabels } from "./allow-namespace";

/** An end as a form has it chosen. */
export interface AllowChoice {
  /** Id in the picture; of addresses that no text has yet, `addresses 10.0.0.0/8`. */
  readonly id: string;
  /** Labels to select pods by; empty: none is chosen. `all`: all pods of the namespace. Null: the likeliest. */
  readonly labels: Labels | "all" | null;
  /** How policies of other namespaces name its namespace; null: the best way. */
  readonly namespaceLabels: Labels | null;
  /** Block for addresses; null: the one with the fewest others. */
  readonly block: OfferedBlock | null;
}

/** The ways to name an end, and the one that is chosen. */
export type OfferedEnd =
  | {
      readonly kind: "pods";
      readonly id: string;
      /** `shop/web`, `shop` for a namespace. */
      readonly name: string;
      readonly namespace: string;
      /** So many are meant. */
      readonly pods: number;
      readonly labels: readonly OfferedLabel[];
      /** Empty: nothing is chosen; at first only of pods without a label that lasts. */
      readonly chosen: Labels | "all";
      /** How many pods the chosen labels name now, and how many of them are not meant, by this end or one picked with it. */
      readonly named: { readonly pods: number; readonly others: number };
      /** How many pods the whole namespace has. */
      readonly inNamespace: number;
      /** Ways to name the namespace, the best first; at least one. */
      readonly namespaces: readonly Labels[];
      readonly chosenNamespace: Labels;
      /** Null: nothing is chosen. */
      readonly end: AllowEnd | null;
    }
  | {
      readonly kind: "addresses";
      readonly id: string;
      readonly name: string;
      readonly blocks: readonly OfferedBlock[];
      readonly chosen: OfferedBlock;
      readonly end: AllowEnd;
    }
  | { readonly kind: "anyone"; readonly id: string; readonly name: string; readonly end: AllowEnd }
  /** It cannot be named by a rule; `reason` as a sentence. */
  | { readonly kind: "unfit"; readonly id: string; readonly name: string; readonly reason: string };

/**
 * Works out how an end may be named.
 *
 * @param meant - all pods that are meant on its side, also those of the other ends that are picked with it
 */
export function offeredEnd(context: EditContext, choice: AllowChoice, meant: readonly ClusterPod[]): OfferedEnd {
  const { id, block } = choice;
  const named = endOfId(context, id);
  switch (named?.kind) {
    case undefined: {
      const name = id.replace(/^\w+ /, "");
      return { kind: "unfit", id, name, reason: `No pods are behind ${name} that a rule could name.` };
    }
    case "anyone":
      return { kind: "anyone", id, name: "anyone", end: { kind: "anyone" } };
    case "addresses": {
      const reason = faultOfBlock(named.cidr);
      if (reason !== null) return { kind: "unfit", id, name: named.cidr, reason };
      return addressesEnd(id, [{ cidr: named.cidr, except: [] }], block);
    }
    case "range":
      return addressesEnd(id, blocksOfRange(context.evaluation, named.group), block);
    case "pods":
      return podsChoice(context, named, choice, meant);
  }
}

function addressesEnd(id: string, blocks: readonly OfferedBlock[], block: OfferedBlock | null): OfferedEnd {
  const chosen = block ?? blocks[0];
  if (chosen === undefined) return { kind: "unfit", id, name: id, reason: "No block holds these addresses." };
  const { cidr, except } = chosen;
  const name = except.length === 0 ? cidr : `${cidr} except ${except.join(", ")}`;
  return { kind: "addresses", id, name, blocks, chosen, end: { kind: "addresses", cidr, except } };
}

function podsChoice(
  context: EditContext,
  named: NamedPods,
  { id, labels, namespaceLabels: chosenNamespace }: AllowChoice,
  meant: readonly ClusterPod[],
): OfferedEnd {
  const { cluster } = context.evaluation;
  const { name, namespace } = named;
  const offered = labelsOfEnd(context, named);
  const none: Labels = new Map();
  const likeliest = named.isWholeNamespace ? "all" : (fewestLabels(context, named, offered) ?? none);
  const chosen = labels ?? likeliest;
  const namespaces = namespaceLabels({ objects: context.objects, cluster }, namespace);
  const by = chosenNamespace ?? namespaces[0] ?? none;
  const all = countNamed(context, named.pods, { kind: "pods", namespace, labels: none });
  const pods = { kind: "pods", namespace, labels: chosen === "all" ? none : chosen, namespaceLabels: by } as const;
  const end = chosen !== "all" && chosen.size === 0 ? null : pods;
  const reason = end === null ? null : faultOfNodePods(context.evaluation, end);
  if (reason !== null) return { kind: "unfit", id, name, reason };
  return {
    ...{ kind: "pods", id, name, namespace, pods: named.pods.length, labels: offered, chosen },
    named: end === null ? { pods: 0, others: 0 } : countNamed(context, meant, end),
    ...{ inNamespace: all.pods, namespaces, chosenNamespace: by, end },
  };
}
