import type { Explanation } from "../../engine";

/** One end of a connection, as the packet meets it. */
export interface WayStep {
  readonly title: string;
  readonly endpoint: string;
  readonly admits: boolean | null;
  readonly words: string;
}

/** What both ends do; of a pod that asks itself there is one step. */
export function waySteps({ source, destination, egress, ingress }: Explanation): readonly WayStep[] {
  if (egress.exception === "itself") {
    return [
      { title: "Inside", endpoint: source, admits: true, words: "a pod always reaches itself, whatever isolates it." },
    ];
  }
  const reaches = egress.admits === false ? "not reached. " : "";
  return [
    { title: "Leaving", endpoint: source, admits: egress.admits, words: egress.sentence },
    { title: "Entering", endpoint: destination, admits: ingress.admits, words: `${reaches}${ingress.sentence}` },
  ];
}

/** “Denied: dropped on leaving app/frontend.” */
export function answerWords({ verdict, ports, source, destination, egress, ingress }: Explanation): string {
  switch (verdict) {
    case "allowed":
      return `Allowed on ${ports}.`;
    case "partly":
      return `Allowed on a part of ${ports}.`;
    case "depends":
      return "It depends on what the profile leaves open.";
    case "denied":
      if (egress.admits === false) {
        const also = ingress.admits === false ? `; ${destination} would drop it too` : "";
        return `Denied: dropped on leaving ${source}${also}.`;
      }
      if (ingress.admits === false) return `Denied: dropped on entering ${destination}.`;
      return `Denied: ${egress.admittedPorts} may leave, ${ingress.admittedPorts} may enter, and no port may do both.`;
  }
}
