import type { PeerDraft, PortDraft, Protocol } from "../../../engine";

/** The fields of a peer that is being put together. */
export interface PeerFields {
  readonly kind: "pods" | "addresses" | "everyone";
  /** Name of a namespace; null: the policy's own; `any`: all of them. */
  readonly namespace: string | null | typeof ANY_NAMESPACE;
  /** Labels that were picked. */
  readonly picked: readonly string[];
  /** A label that is written. */
  readonly typed: string;
  /** Every pod there, chosen in so many words. */
  readonly isEveryPod: boolean;
  readonly cidr: string;
}

/** No namespace is called so. */
export const ANY_NAMESPACE = "-any";

export const noPeer: PeerFields = {
  kind: "pods",
  namespace: null,
  picked: [],
  typed: "",
  isEveryPod: false,
  cidr: "",
};

/** The fields of a port that is being put together. */
export interface PortFields {
  readonly protocol: Protocol;
  readonly port: string;
  readonly endPort: string;
  /** Every port of every protocol, chosen in so many words. */
  readonly isEveryPort: boolean;
}

export const noPort: PortFields = { protocol: "TCP", port: "", endPort: "", isEveryPort: false };

/** The peer that the fields mean; `everyone`; undefined while they are not filled in. */
export function peerOfFields(fields: PeerFields): PeerDraft | "everyone" | undefined {
  const { kind, namespace, picked, typed, isEveryPod, cidr } = fields;
  if (kind === "everyone") return "everyone";
  if (kind === "addresses") return cidr.trim() === "" ? undefined : { kind: "addresses", cidr };
  const requirements = [...picked, ...(typed.trim() === "" ? [] : [typed])];
  if (requirements.length === 0 && !isEveryPod) return undefined;
  const where =
    namespace === null
      ? ({ kind: "own" } as const)
      : namespace === ANY_NAMESPACE
        ? ({ kind: "any" } as const)
        : ({ kind: "named", name: namespace } as const);
  return { kind: "pods", namespace: where, requirements: isEveryPod ? [] : requirements };
}

/** The port that the fields mean; `every`; undefined while they are not filled in. */
export function portOfFields({ protocol, port, endPort, isEveryPort }: PortFields): PortDraft | "every" | undefined {
  if (isEveryPort) return "every";
  return port.trim() === "" ? undefined : { protocol, port, endPort };
}
