import type { Protocol, TraceRequest } from "../../engine";

/** What is written in the form. */
export interface TraceFields {
  readonly source: string;
  readonly target: string;
  /** Empty: the target's own. */
  readonly port: string;
  readonly protocol: Protocol;
}

/** What a person meant by it; `reason` is a sentence to show beside the field. */
export type ReadTraceRequest =
  | { readonly kind: "request"; readonly request: TraceRequest }
  | { readonly kind: "refused"; readonly field: "target" | "port"; readonly reason: string };

const MOST = 65_535;

/** Reads the form; who asks is seen to by the engine, which knows the pods. */
export function readTraceRequest({ source, target, port, protocol }: TraceFields): ReadTraceRequest {
  const asked = target.trim();
  if (asked === "") return refused("target", "Write a name or a URL: web, web.shop or http://web:8080/cart.");
  if (/\s/.test(asked)) return refused("target", "A name or a URL has no spaces in it.");
  const ownPort = portIn(asked);
  if (ownPort !== null && !isPort(ownPort)) return refused("target", `${ownPort} is no port: 1 to ${MOST}.`);
  const number = port.trim();
  if (number !== "" && !isPort(number)) return refused("port", `${number} is no port: 1 to ${MOST}.`);
  return {
    kind: "request",
    request: { source: source.trim(), target: asked, port: number === "" ? null : Number(number), protocol },
  };
}

/** The port that a name, an address or a URL ends in; null: none. The colons of a bare IPv6 address are not before one. */
function portIn(target: string): string | null {
  const authority = target.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/[/?#].*$/, "");
  return /^(?:\[[^\]]*\]|[^:]*):([^:]*)$/.exec(authority)?.[1] ?? null;
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST;
}

function refused(field: "target" | "port", reason: string): ReadTraceRequest {
  return { kind: "refused", field, reason };
}
