import { quoted } from "../../manifest/finding";
import type { DecodeContext, Field, Struct } from "../decode-fields";
import { portNameProblem, portNumberProblem } from "../name-rules";
import { nearestName } from "./nearest-name";
import { isMadeText, replaceText, replaceValue } from "./replace-value";
import { note, refuse } from "./report-finding";

/** Tells of the field `status`, which a NetworkPolicy had from 1.24 to 1.27. */
export function tellOfStatus(context: DecodeContext, object: Struct): void {
  const key = object.keyRange("status");
  const message = "status was removed from NetworkPolicy in Kubernetes 1.28 and has no effect; leave it out";
  const { node } = object.field("status");
  // in braces the comma beside it would be left
  const isBlock = object.range.from < key.from && object.range.to === node?.range.to;
  const fix = isBlock
    ? { title: "leave out status", edits: [{ from: key.from, to: object.range.to, text: "" }] }
    : undefined;
  note(context, "field-removed", "info", "Lint", { path: "status", range: key }, message, fix);
}

/** Refuses more policy types than there are. */
export function refuseManyTypes(context: DecodeContext, at: Field): void {
  refuse(context, "Invalid", at, "policyTypes may have at most two entries: Ingress and Egress");
}

/** Refuses what is neither `Ingress` nor `Egress`. */
export function refusePolicyType(context: DecodeContext, at: Field, type: string): void {
  const meant = nearestName(type, ["Ingress", "Egress"]);
  const hint = meant === null ? "there are Ingress and Egress" : `write ${meant}`;
  const fix = meant === null ? undefined : replaceText(at.node, meant);
  refuse(context, "NotSupported", at, `${quoted(type)} is no policy type; ${hint}`, fix);
}

/** Refuses a protocol that no policy can speak of. */
export function refuseProtocol(context: DecodeContext, at: Field, text: string): void {
  const meant = ["TCP", "UDP", "SCTP"].find((protocol) => protocol === text.trim().toUpperCase());
  const fix = meant === undefined ? undefined : replaceText(at.node, meant);
  refuse(context, "NotSupported", at, `${quoted(text)} is no protocol here; ${protocolHint(text, meant)}`, fix);
}

function protocolHint(text: string, meant: string | undefined): string {
  if (meant !== undefined) return `write ${meant}`;
  const word = text.toUpperCase();
  if (/^(|ANY|ALL|\*|-1)$/.test(word))
    return "a rule without ports allows every protocol, a port without protocol is TCP";
  if (/^HTTPS?2?$/.test(word)) return "HTTP goes over TCP, so write TCP";
  if (/^(ICMP|ICMPV6|IGMP)$/.test(word)) return "a policy cannot speak of it, there are TCP, UDP and SCTP";
  return "there are TCP, UDP and SCTP";
}

/** Refuses a port number out of range. */
export function refusePortNumber(context: DecodeContext, at: Field, name: string, port: number): void {
  const hint = port === 0 && name === "port" ? "; for every port leave port out" : "";
  refuse(context, "Invalid", at, `${name} ${port} ${portNumberProblem(port)}${hint}`);
}

/** Refuses the name of a port. */
export function refusePortName(context: DecodeContext, at: Field, port: string): void {
  const { node } = at;
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (node?.kind === "scalar" && portNumberProblem(number) === null && !isMadeText(node)) {
    const message = `${quoted(port)} in quotes is the name of a port, and a name needs a letter; write ${number} without quotes`;
    refuse(context, "Invalid", at, message, replaceValue(node, String(number), `write ${number} without quotes`));
    return;
  }
  const lower = port.trim().toLowerCase();
  const isCase = lower !== port && portNameProblem(lower) === null;
  const fix = isCase ? replaceText(node, lower) : undefined;
  const hint = portNameHint(port, isCase);
  const message = hint === null ? `the port name ${quoted(port)} ${portNameProblem(port)}` : `${quoted(port)} ${hint}`;
  refuse(context, "Invalid", at, message, fix);
}

function portNameHint(port: string, isCase: boolean): string | null {
  if (port === "") return "is no port; write a number or a name, or leave port out for every port";
  const range = /^\s*(\d+)\s*[-:]\s*(\d+)\s*$/.exec(port);
  if (range !== null) return `is no range of ports; write port: ${range[1]} and below it endPort: ${range[2]}`;
  if (/^\d+(\s*,\s*\d+)+$/.test(port)) return "is no list of ports; write an item of ports for each";
  const service = /^(\d+)\/(\w+)$/.exec(port);
  if (service !== null) return `is no port; write port: ${service[1]} and protocol: ${service[2]?.toUpperCase()}`;
  return isCase ? "is no name of a port: they are written in lower case" : null;
}

/** Refuses a range of ports that ends before it begins. */
export function refuseReversedRange(
  context: DecodeContext,
  port: Field,
  end: Field,
  numbers: readonly [number, number],
): void {
  const [first, last] = numbers;
  const message = `endPort ${last} is below port ${first}`;
  if (port.node === undefined || end.node === undefined || portNumberProblem(last) !== null) {
    refuse(context, "Invalid", end, message);
    return;
  }
  const edits = [
    { ...port.node.range, text: String(last) },
    { ...end.node.range, text: String(first) },
  ].sort((a, b) => a.from - b.from);
  refuse(context, "Invalid", end, `${message}; a range goes upwards`, { title: "swap the two", edits });
}

/** Refuses an endPort that has no number to begin at. */
export function refuseEndPort(context: DecodeContext, at: Field, isNamed: boolean): void {
  const message = isNamed
    ? "endPort needs a numeric port: a name stands for one port"
    : "endPort needs a port: the range begins there";
  refuse(context, "Invalid", at, message);
}

/** Refuses a peer without any member. */
export function refuseEmptyPeer(context: DecodeContext, at: Field): void {
  const message =
    "a peer needs a podSelector, a namespaceSelector or an ipBlock; podSelector: {} means every pod of this namespace, and for everybody leave the list out";
  refuse(context, "Required", at, message);
}

/** Refuses a peer that is a block of addresses and pods at once. */
export function refuseMixedPeer(context: DecodeContext, at: Field): void {
  refuse(
    context,
    "Forbidden",
    at,
    "a peer with an ipBlock may have no selector; make it two items, each with its hyphen",
  );
}
