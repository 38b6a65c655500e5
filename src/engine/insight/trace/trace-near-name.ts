import { nearWord } from "../../service/near-word";
import type { ServiceDirectory } from "../../service/service-directory";

/**
 * What a name that no Service has was surely meant to be, in words; null where nothing is near: a Service of this name in
 * another namespace, a Service of nearly this name, or a pod or workload, which have no names in DNS.
 */
export function nearName({ services, cluster }: ServiceDirectory, name: string, namespace: string): string | null {
  const [first = "", second] = name.toLowerCase().split(/[./]/);
  const home = second ?? namespace;
  const elsewhere = services.find((service) => service.name === first && service.namespace !== home);
  if (elsewhere !== undefined) {
    return `there is one in namespace ${elsewhere.namespace}: ask for ${first}.${elsewhere.namespace}`;
  }
  if (cluster.pods.has(`${home}/${first}`)) return "a pod has no name in DNS: it takes a Service";
  if (cluster.workloads.has(`${home}/${first}`)) return "a workload has no name in DNS: it takes a Service";
  const own = services.flatMap((service) => (service.namespace === home ? service.name : []));
  const meant = nearWord(first, own);
  return meant === null ? null : `is ${second === undefined ? meant : `${meant}.${second}`} meant?`;
}
