import { CLUSTER_DOMAIN } from "../../service/cluster-names";
import type { KnownNames, NameChange } from "./name-change";

/**
 * A URL, or a mere name with or without a port, after a change of names; itself where it does not name what changes.
 *
 * @param home - namespace of whoever asks for it; null: nobody knows, so that short names stay
 */
export function changedUrl(url: string, change: NameChange, known: KnownNames, home: string | null): string {
  const found = /^(\s*(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#]*@)?)([^/?#:@[\]\s]+)(.*)$/is.exec(url);
  if (found === null) return url;
  const [, before = "", host = "", after = ""] = found;
  return `${before}${changedHost(host, change, known, home)}${after}`;
}

/** A name as a client asks DNS for it, after a change of names. */
export function changedHost(host: string, change: NameChange, known: KnownNames, home: string | null): string {
  const labels = host.split(".");
  const lower = labels.map((label) => label.toLowerCase());
  const parts = partsOf(known.fullName(host, home)) ?? guessParts(lower, change, known, home);
  const at = parts === null ? null : placeOf(parts, change);
  const to = change.kind === "workload" ? change.pods.get(lower[0] ?? "") : change.to;
  // A part that is not written comes of where it is asked from.
  return at === null || to === undefined || lower[at] !== parts?.labels[at] ? host : labels.with(at, to).join(".");
}

/** What the labels of a full name are: `host.service.namespace`, without a host or, of an address, a Service. */
interface HostParts {
  readonly labels: readonly string[];
  readonly namespace: number;
  /** Null: of an address. */
  readonly service: number | null;
  /** Null: there is none. */
  readonly host: number | null;
}

function partsOf(fullName: string | null): HostParts | null {
  const domain = `.${CLUSTER_DOMAIN}`;
  if (fullName?.endsWith(domain) !== true) return null;
  const labels = fullName.slice(0, -domain.length).split(".");
  const namespace = labels.length - 2;
  const isPod = labels.at(-1) === "pod";
  return { labels, namespace, service: isPod ? null : namespace - 1, host: labels.length === 4 ? 0 : null };
}

/** What a name that nobody has is meant to be: a Service that is not there (yet), as far as it can be told. */
function guessParts(
  labels: readonly string[],
  change: NameChange,
  known: KnownNames,
  home: string | null,
): HostParts | null {
  const named = labels
    .join(".")
    .replace(/\.$/, "")
    .replace(new RegExp(`\\.${CLUSTER_DOMAIN}$`), "");
  const isFull = /\.(?:svc|pod)$/.test(named);
  const own = named.replace(/\.svc$/, "").split(".");
  if (isFull) return partsOf(`${named}.${CLUSTER_DOMAIN}`);
  const [first = "", second = "", third] = own;
  const full = (name: string, namespace: string) => partsOf(`${name}.${namespace}.svc.${CLUSTER_DOMAIN}`);
  if (own.length === 1) return home === null ? null : full(first, home);
  const isKnown = known.hasNamespace(second) || (change.kind === "namespace" && change.name === second);
  if (own.length === 2) return isKnown ? full(first, second) : home === null ? null : full(own.join("."), home);
  return own.length === 3 && third !== undefined && known.hasService(third, second)
    ? full(`${first}.${second}`, third)
    : null;
}

/** Which label of a full name is what changes; null: none. */
function placeOf({ labels, namespace, service, host }: HostParts, change: NameChange): number | null {
  if (change.kind === "namespace") return labels[namespace] === change.name ? namespace : null;
  if (change.kind === "pod" || labels[namespace] !== change.namespace || service === null) return null;
  if (change.kind === "service") return labels[service] === change.name ? service : null;
  return host !== null && change.pods.has(labels[host] ?? "") ? host : null;
}
