import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import { isProtocol, type Protocol } from "../../net/protocol";
import { type EditValue, mapOf, valueAt } from "../text/edit-value";
import { bracketProblem, readRequirement, selectorOf, type WrittenRequirement } from "./read-requirement";

/** A peer as a form has it. */
export type PeerDraft =
  | {
      readonly kind: "pods";
      readonly namespace: NamespaceDraft;
      /** As kubectl writes them; empty: every pod there, chosen in so many words. */
      readonly requirements: readonly string[];
    }
  | { readonly kind: "addresses"; readonly cidr: string };

/** In which namespaces a peer's pods are. `own`: in the policy's. */
export type NamespaceDraft =
  | { readonly kind: "own" | "any" }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "labelled"; readonly requirements: readonly string[] };

/** A port as a form has it. */
export interface PortDraft {
  readonly protocol: Protocol;
  /** A number or a name, as it was typed; null: every port of the protocol, chosen in so many words. */
  readonly port: string | null;
  /** Last port of a range, as it was typed; empty: there is none. */
  readonly endPort: string;
}

/** A part as it is written, or why it cannot be: the form is not filled in. Values that the server refuses are written too. */
export type DraftedPart =
  | { readonly kind: "part"; readonly value: EditValue }
  | { readonly kind: "refused"; readonly reason: string };

/** The item of `from` or `to` that a draft means. */
export function peerOfDraft(draft: PeerDraft): DraftedPart {
  if (draft.kind === "addresses") {
    const cidr = draft.cidr.trim();
    if (cidr === "") return { kind: "refused", reason: "write a block of addresses, such as 10.0.0.0/8" };
    return part(mapOf(["ipBlock", mapOf(["cidr", cidr])]));
  }
  const others = draft.namespace.kind === "labelled" ? draft.namespace.requirements : [];
  const problem = [...draft.requirements, ...others].map(bracketProblem).find((each) => each !== null);
  if (problem !== undefined) return { kind: "refused", reason: problem };
  const pods = requirementsOf(draft.requirements);
  const namespaces = namespacesOf(draft.namespace);
  if (pods === null || namespaces === null) return { kind: "refused", reason: "write a label, such as tier=web" };
  if (namespaces === "own") return part(mapOf(["podSelector", selectorOf(pods)]));
  return part(
    mapOf(
      ["namespaceSelector", selectorOf(namespaces)],
      ["podSelector", pods.length === 0 ? undefined : selectorOf(pods)],
    ),
  );
}

/** The item of `ports` that a draft means. */
export function portOfDraft({ protocol, port, endPort }: PortDraft): DraftedPart {
  if (port === null) return part(mapOf(["protocol", protocol]));
  if (port.trim() === "") return { kind: "refused", reason: "write a port, such as 8080" };
  const end = endPort.trim();
  return part(
    mapOf(["protocol", protocol], ["port", numberOr(port)], ["endPort", end === "" ? undefined : numberOr(end)]),
  );
}

/** The draft that an item of `ports` would come of. */
export function draftOfPort(value: EditValue): PortDraft {
  const text = (key: string) => {
    const part = valueAt(value, [key]);
    return part === undefined || part === null ? null : String(part);
  };
  const protocol = text("protocol") ?? "TCP";
  return { protocol: isProtocol(protocol) ? protocol : "TCP", port: text("port"), endPort: text("endPort") ?? "" };
}

/** What digits are a number of; anything else is text, on which the server has its own say. */
function numberOr(text: string): number | string {
  const trimmed = text.trim();
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed;
}

function part(value: EditValue): DraftedPart {
  return { kind: "part", value };
}

function namespacesOf(draft: NamespaceDraft): "own" | readonly WrittenRequirement[] | null {
  switch (draft.kind) {
    case "own":
      return "own";
    case "any":
      return [];
    case "named":
      return [{ key: NAMESPACE_NAME_LABEL, operator: "In", values: [draft.name] }];
    case "labelled":
      return draft.requirements.length === 0 ? null : requirementsOf(draft.requirements);
  }
}

/** Null where one of them says nothing. */
function requirementsOf(texts: readonly string[]): readonly WrittenRequirement[] | null {
  const read = texts.flatMap((text) => readRequirement(text) ?? []);
  return read.length === texts.length ? read : null;
}
