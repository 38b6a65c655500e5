import type { Service } from "../kube/objects";
import { parseIpAddress } from "../net/ip-address";
import { lookUpName, type NameMeaning } from "./cluster-names";
import type { ServiceDirectory } from "./service-directory";

/** Where a name leads when every CNAME has been followed. */
export interface FollowedName {
  /** The ExternalName Services on the way, in order; empty where the name is none. */
  readonly aliases: readonly Service[];
  /** What stands at the end; never an ExternalName Service. `cycle`: they lead in a circle. */
  readonly end: NameMeaning | { readonly kind: "cycle" };
}

/**
 * Follows ExternalName Services, which are CNAMEs. An external name that looks like an IP address is asked for as a name
 * of digits, which nobody has.
 *
 * @see kubernetes/website content/en/docs/concepts/services-networking/service.md "ExternalName"
 */
export function followName(directory: ServiceDirectory, first: NameMeaning): FollowedName {
  const aliases: Service[] = [];
  let meaning = first;
  while (meaning.kind === "service" && meaning.service.type === "ExternalName") {
    const { service } = meaning;
    if (aliases.includes(service)) return { aliases, end: { kind: "cycle" } };
    aliases.push(service);
    const name = service.externalName;
    meaning = name === null || parseIpAddress(name) !== null ? { kind: "none" } : lookUpName(directory, name, null);
  }
  return { aliases, end: meaning };
}
