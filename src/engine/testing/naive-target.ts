import type { TraceRequest } from "../insight/trace/connection-trace";
import { parseIpAddress } from "../net/ip-address";

/** What a request is about, taken apart: a host (name, address or `namespace/pod`), a port, and for a URL its path. */
export interface NaiveTargetText {
  readonly host: string;
  /** Null where neither target nor request names one, nor a scheme. */
  readonly port: number | null;
  /** Null where it is no URL. */
  readonly path: string | null;
}

/** Takes the target of a request apart; a port in it wins, then the request's, then the scheme's, else it is 80. */
export function readTarget({ target, port: asked }: Pick<TraceRequest, "target" | "port">): NaiveTargetText {
  const url = /^(https?):\/\/([^/?#]*)([^?#]*)/.exec(target);
  if (url !== null) {
    const [, scheme, authority = "", path = ""] = url;
    const { host, port } = splitPort(authority);
    return { host, port: port ?? asked ?? (scheme === "https" ? 443 : 80), path: path === "" ? "/" : path };
  }
  const { host, port } = splitPort(target);
  return { host, port: port ?? asked ?? 80, path: null };
}

function splitPort(text: string): { readonly host: string; readonly port: number | null } {
  const bracketed = /^\[(.*)\](?::(\d+))?$/.exec(text);
  if (bracketed !== null) return { host: bracketed[1] ?? "", port: numberOf(bracketed[2]) };
  if (parseIpAddress(text) !== null) return { host: text, port: null };
  const [, host = text, port] = /^(.*?)(?::(\d+))?$/.exec(text) ?? [];
  return { host, port: numberOf(port) };
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
