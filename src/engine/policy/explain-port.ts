import type { ClusterPod } from "../cluster/cluster";
import type { ContainerPort, PolicyPort } from "../kube/objects";
import { formatPorts } from "../net/format-ports";
import { intersectPorts, isEmptyPortSet, type PortSet, portsOf } from "../net/port-set";
import { PROTOCOLS } from "../net/protocol";
import type { PartExplanation } from "./explanation";
import type { ExplanationHints } from "./explanation-hints";
import type { PhraseWriter } from "./phrase-writer";
import type { Profile } from "./profile";

/** An item of `ports`, and what is asked. */
export interface PortQuestion {
  readonly port: PolicyPort;
  readonly asked: PortSet;
  /** Null where it is no pod: nothing else has named ports. */
  readonly destination: ClusterPod | null;
  readonly matched: boolean | null;
  readonly profile: Profile;
  readonly hints: ExplanationHints;
}

/** What an item of `ports` wants, and what is asked instead: another number, protocol, or name. */
export function explainPort(question: PortQuestion, writer: PhraseWriter): PartExplanation {
  const { port, matched } = question;
  if (typeof port.port === "string") return explainName(question, port.port, writer);
  const wanted = numberWords(port);
  const found = formatPorts(question.asked);
  const isOtherProtocol = question.asked[port.protocol].length === 0;
  const parts = port.parts ?? { protocol: port.range, port: port.range };
  if (matched !== true) writer.say("wants ");
  if (port.port === null) {
    writer.say("any ");
    writer.point(port.protocol, parts.protocol, matched !== true);
    writer.say(" port");
  } else {
    writer.point(port.protocol, parts.protocol, matched !== true && isOtherProtocol);
    writer.say(" ");
    writer.point(wanted.slice(port.protocol.length + 1), parts.port, matched !== true && !isOtherProtocol);
  }
  if (matched === true) {
    if (question.destination !== null)
      writer.hint(question.hints.undeclared(port, question.destination, question.asked));
    return writer.part(matched, port.range);
  }
  writer.say(matched === null ? "; the profile leaves open whether endPort counts" : `; asked is ${found}`);
  if (matched === null) return writer.part(matched, port.range);
  if (isOtherProtocol) {
    writer.fail("protocol", parts.protocol, wanted, found);
    const isNumber =
      port.port !== null && PROTOCOLS.some((each) => isAsked(question.asked, { ...port, protocol: each }));
    if (isNumber) writer.say(": the number is right, the protocol is another");
    return writer.part(matched, port.range, isNumber ? 1 : 2);
  }
  writer.fail("port", parts.port, wanted, found);
  if (isAsked(question.asked, port)) writer.say(": this profile does not honour endPort");
  if (question.destination !== null) writer.hint(question.hints.port(port, question.destination, question.asked));
  return writer.part(matched, port.range);
}

/** `TCP 8080`, `TCP 8000–8100`, `any TCP port`. */
function numberWords({ protocol, port, endPort }: PolicyPort): string {
  if (port === null) return `any ${protocol} port`;
  return `${protocol} ${port}${endPort === null ? "" : `–${endPort}`}`;
}

function isAsked(asked: PortSet, { protocol, port, endPort }: PolicyPort): boolean {
  if (typeof port !== "number") return false;
  return !isEmptyPortSet(intersectPorts(asked, portsOf(protocol, port, endPort ?? port)));
}

function explainName(
  { port, asked, destination, matched, hints }: PortQuestion,
  name: string,
  writer: PhraseWriter,
): PartExplanation {
  const { protocol } = port;
  const range = port.parts?.port ?? port.range;
  const wanted = `${protocol} port named ${name}`;
  const found = formatPorts(asked);
  if (matched !== true) writer.say("wants ");
  writer.say(`the ${protocol} port named `);
  writer.point(name, range, matched !== true);
  if (destination === null) {
    writer.say("; only pods have named ports");
    writer.fail("named-port", range, wanted, "no pod");
    return writer.part(matched, port.range, 3);
  }
  const own = destination.pod.ports;
  const numbers = [
    ...new Set(own.filter((one) => one.name === name && one.protocol === protocol).map((one) => one.port)),
  ];
  if (numbers.length > 0) {
    const which = `which is ${numbers.join(" and ")} on \`${destination.name}\``;
    writer.say(`, ${which}`);
    if (matched === null) writer.say("; which of them it is, is left open");
    if (matched !== false) return writer.part(matched, port.range);
    writer.say(`; asked is ${found}`);
    writer.fail("port", range, wanted, found);
    return writer.part(matched, port.range);
  }
  const otherProtocol = own.find((one) => one.name === name);
  writer.say(
    otherProtocol === undefined
      ? `; \`${destination.name}\` has no port of that name, ${namesOf(own, port, asked)}`
      : `; on \`${destination.name}\` that name is ${otherProtocol.protocol} ${otherProtocol.port}`,
  );
  writer.fail("named-port", range, wanted, "no such port");
  writer.hint(hints.port(port, destination, asked));
  return writer.part(matched, port.range);
}

/** “its TCP 8080 is named web”, else what names its ports have. */
function namesOf(own: readonly ContainerPort[], { protocol }: PolicyPort, asked: PortSet): string {
  const ports = own.filter((one) => one.protocol === protocol);
  const meant = ports.find((one) => isAsked(asked, { protocol, port: one.port, endPort: null, range: one.range }));
  if (meant !== undefined) {
    return `its ${protocol} ${meant.port} ${meant.name === null ? "has no name" : `is named ${meant.name}`}`;
  }
  if (ports.length === 0) return `it declares no ${protocol} port`;
  const told = ports
    .slice(0, 4)
    .map((one) => (one.name === null ? `${one.port} without a name` : `${one.name} (${one.port})`));
  return `it has ${told.join(", ")}${ports.length > 4 ? ` and ${ports.length - 4} more` : ""}`;
}
