import type { GraphNode, Padlock } from "../../engine";
import { counted } from "../../ui/counted";

/** What a node is, for a screen reader: “workload frontend, 1 pod, ingress isolated, egress open”. */
export function nodeSentence(node: GraphNode): string {
  switch (node.kind) {
    case "workload": {
      const parts =
        node.partOf === null
          ? [`workload ${node.name}`, `namespace ${node.namespace}`, counted(node.podCount, "pod")]
          : [`pod ${node.name}`, `of ${node.partOf}`];
      if (node.assumed) parts.push("assumed: no text states it");
      if (node.excluded !== null) return [...parts, `takes no part: ${node.excluded}`].join(", ");
      parts.push(padlockSentence("ingress", node.ingress), padlockSentence("egress", node.egress));
      if (node.hostNetwork) parts.push("on the host network");
      return parts.join(", ");
    }
    case "namespace":
      return [
        `namespace ${node.name}`,
        counted(node.workloadCount, "workload"),
        counted(node.podCount, "pod"),
        counted(node.policyCount, "policy", "policies"),
        padlockSentence("ingress", node.ingress),
        padlockSentence("egress", node.egress),
      ].join(", ");
    case "range":
      return `addresses outside the cluster: ${node.name}`;
    case "anyone":
      return `${node.name}: everyone, inside and outside the cluster`;
  }
}

/** “ingress isolated”: what a padlock says. */
export function padlockSentence(direction: "ingress" | "egress", padlock: Padlock): string {
  return `${direction} ${padlock === "mixed" ? "isolated for some of its pods" : padlock}`;
}
