import type { GraphNode, NodeConnection, NodeSide, Padlock } from "../../engine";
import { counted } from "../../ui/counted";

/** What a node is: “Workload in namespace app, 3 pods.” */
export function kindWords(node: GraphNode): string {
  switch (node.kind) {
    case "workload":
      if (node.partOf !== null) return `One pod of ${node.partOf}.`;
      return `Workload in namespace ${node.namespace}, ${counted(node.podCount, "pod")}.`;
    case "namespace":
      return `Namespace with ${counted(node.workloadCount, "workload")}, ${counted(node.podCount, "pod")} and ${counted(node.policyCount, "policy", "policies")}.`;
    case "range":
      return "Addresses outside the cluster.";
    case "anyone":
      return "Everyone, inside and outside the cluster.";
  }
}

/** What its padlocks say: “Ingress isolated, egress open.”; empty for what has none. */
export function padlockWords(node: GraphNode): string {
  if (node.kind === "range" || node.kind === "anyone") return "";
  if (node.kind === "workload" && node.excluded !== null) return `Takes no part: ${node.excluded}.`;
  return `Ingress ${padlockWord(node.ingress)}, egress ${padlockWord(node.egress)}.`;
}

function padlockWord(padlock: Padlock): string {
  return padlock === "mixed" ? "isolated for some of its pods" : padlock;
}

/** The heading of a side. */
export function sideTitle(direction: NodeSide["direction"]): string {
  return direction === "ingress" ? "Who may reach it" : "Where it may go";
}

/** Whether policies guard a side, in words around the list of those that do. */
export interface GuardWords {
  /** The whole sentence where `policies` is empty. */
  readonly before: string;
  readonly policies: NodeSide["isolatedBy"];
  readonly after: string;
}

/** @param isEnforced - whether anybody enforces policies */
export function guardWords({ direction, guard, isolatedBy }: NodeSide, isEnforced: boolean): GuardWords {
  const isIngress = direction === "ingress";
  if (!isEnforced && guard === "unguarded")
    return sentence("Nobody enforces policies: neither end keeps anything out.");
  if (!isEnforced) {
    return sentence(`Open: nobody enforces policies, ${isIngress ? "everyone may come in" : "it may go anywhere"}.`);
  }
  switch (guard) {
    case "open":
      return sentence(`Open: no policy isolates it, ${isIngress ? "everyone may come in" : "it may go anywhere"}.`);
    case "unguarded":
      return sentence("No policy can select it, since it is no pod: only the other end decides.");
    case "isolated":
      return isolatedBy.length === 0
        ? sentence("Isolated.")
        : { before: "Isolated by ", policies: isolatedBy, after: "." };
    case "mixed":
      return isolatedBy.length === 0
        ? sentence("Some of its pods are isolated, the others are open.")
        : { before: "Some of its pods are isolated, by ", policies: isolatedBy, after: "; the others are open." };
  }
}

function sentence(before: string): GuardWords {
  return { before, policies: [], after: "" };
}

/** Where a connection is dropped, seen from a side of the node; empty where it is not. */
export function dropWords(
  { droppedBy, other }: Pick<NodeConnection, "droppedBy" | "other">,
  direction: NodeSide["direction"],
): string {
  switch (droppedBy) {
    case "none":
      return "";
    case "here":
      return "dropped at this end";
    case "there":
      return `dropped by the ${direction === "ingress" ? "egress" : "ingress"} of ${other}`;
    case "both":
      return "dropped at both ends";
  }
}

/** What stands before a rule of this side where the other end drops what it lets through: it is not the cause. */
export function ruleLead({ droppedBy }: Pick<NodeConnection, "droppedBy">): string {
  return droppedBy === "there" ? "let through here by " : "";
}

/** What a side does not list: “and 14 denied, no rule speaks of them”; null where it lists everything. */
export function restWords({ connections, others }: Pick<NodeSide, "connections" | "others">): string | null {
  const present = others.filter(({ count }) => count > 0);
  if (present.length === 0) return null;
  const sum = present.reduce((total, { count }) => total + count, 0);
  const counts = present.map(({ state, count }) => `${count.toLocaleString("en")} ${state}`).join(" and ");
  return `${connections.length > 0 ? "and " : ""}${counts}, no rule speaks of ${sum === 1 ? "it" : "them"}`;
}
