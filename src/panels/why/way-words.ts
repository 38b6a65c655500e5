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
  return [
    { title: "Leaving", endpoint: source, admits: egress.admits, words: without(source, egress.sentence) },
    { title: "Entering", endpoint: destination, admits: ingress.admits, words: without(destination, ingress.sentence) },
  ];
}

/** The sentence without its subject, which stands before it. */
function without(subject: string, sentence: string): string {
  return sentence.startsWith(`${subject} `) ? sentence.slice(subject.length + 1) : sentence;
}

/**
 * What came of it, without the reasons where the steps below tell them: “`app/web` may not send to `app/db` on TCP 5432.”
 * Where the reason is none of a step, the whole sentence.
 */
export function headWords({ verdict, ports, source, destination, egress, ingress, sentence }: Explanation): string {
  const told = [egress, ingress].every(({ exception }) => exception === null || exception === "not-a-pod");
  if (!told) return sentence;
  if (verdict === "allowed") return `\`${source}\` reaches \`${destination}\` on ${ports}.`;
  if (verdict !== "denied" || (egress.admits !== false && ingress.admits !== false)) return sentence;
  if (egress.admits !== false) return `\`${destination}\` does not accept ${ports} from \`${source}\`.`;
  const sends = `\`${source}\` may not send to \`${destination}\` on ${ports}`;
  return ingress.admits === false ? `${sends}, and \`${destination}\` does not accept it.` : `${sends}.`;
}

/** “Denied on leaving: it never gets to app/database.” */
export function answerWords({ verdict, ports, destination, egress, ingress }: Explanation): string {
  switch (verdict) {
    case "allowed":
      return `Allowed on ${ports}.`;
    case "partly":
      return `Allowed on a part of ${ports}.`;
    case "depends":
      return "It depends on what the profile leaves open.";
    case "denied":
      if (egress.admits === false && ingress.admits === false) return "Denied, on leaving and on entering.";
      if (egress.admits === false) return `Denied on leaving: it never gets to ${destination}.`;
      if (ingress.admits === false) return "Denied on entering.";
      return `Denied: ${egress.admittedPorts} may leave, ${ingress.admittedPorts} may enter, and no port may do both.`;
  }
}
