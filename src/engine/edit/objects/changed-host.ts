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
  const parts = takeApart(host);
  const labels = parts.labels.map((label) => label.toLowerCase());
  const at = placeOf(labels, parts.isFull, change, known, home);
  if (at === null) return host;
  const to = change.kind === "workload" ? change.pods.get(labels[0] ?? "") : change.to;
  return to === undefined ? host : [...parts.labels.with(at, to), ...parts.suffix].join(".");
}

interface HostParts {
  /** Up to the namespace. */
  readonly labels: readonly string[];
  /** `svc`, `pod` and the cluster's domain, as written. */
  readonly suffix: readonly string[];
  /** Whether there is a suffix, so that the last label is a namespace for sure. */
  readonly isFull: boolean;
}

function takeApart(host: string): HostParts {
  const labels = host.split(".");
  const end = labels.at(-1) === "" ? 1 : 0;
  const lower = labels.map((label) => label.toLowerCase());
  const domain = CLUSTER_DOMAIN.split(".");
  const isDomain = domain.every((label, i) => lower[lower.length - end - domain.length + i] === label);
  const last = lower.length - end - (isDomain ? domain.length : 0) - 1;
  const isFull = (lower[last] === "svc" || lower[last] === "pod") && last > 0;
  const count = isFull ? last : labels.length - end;
  return { labels: labels.slice(0, count), suffix: labels.slice(count), isFull };
}

/** Which label of a name is what changes; null: none. */
function placeOf(
  labels: readonly string[],
  isFull: boolean,
  change: NameChange,
  known: KnownNames,
  home: string | null,
): number | null {
  const [first = "", second = "", third] = labels;
  const { length } = labels;
  switch (change.kind) {
    case "namespace": {
      if (labels.at(-1) !== change.name) return null;
      if (isFull) return length === 2 || length === 3 ? length - 1 : null;
      const service = length === 2 ? first : length === 3 ? second : "";
      return known.hasService(change.name, service) ? length - 1 : null;
    }
    case "service": {
      const isHome = !isFull && home === change.namespace;
      if (length === 1) return isHome && first === change.name ? 0 : null;
      if (length === 2 && second === change.namespace && (isFull || known.hasNamespace(second)))
        return first === change.name ? 0 : null;
      if (length === 2) return isHome && second === change.name ? 1 : null;
      return length === 3 && second === change.name && third === change.namespace ? 1 : null;
    }
    case "workload": {
      if (!change.pods.has(first) || length < 2) return null;
      const namespace = length === 3 ? third : isFull ? undefined : (home ?? undefined);
      return namespace === change.namespace && known.hasService(namespace, second) ? 0 : null;
    }
    case "pod":
      return null;
  }
}
