import { lookUpName } from "../../service/cluster-names";
import { createServiceDirectory } from "../../service/service-directory";
import type { EditContext } from "../edit-context";
import type { KnownNames } from "./name-change";

/** Namespaces that every cluster has, whether or not a text says so. */
export const EVERY_CLUSTER: ReadonlySet<string> = new Set(["default", "kube-system", "kube-public", "kube-node-lease"]);

/** What the names of a text mean. */
export function knownNamesOf({ evaluation: { cluster }, objects }: EditContext): KnownNames {
  const directory = createServiceDirectory(cluster, objects);
  return {
    hasService: (namespace, name) => directory.service(namespace, name) !== null,
    hasPod: (namespace, name) => cluster.pods.has(`${namespace}/${name}`),
    fullName(host, home) {
      const meaning = lookUpName(directory, host, home);
      return meaning.kind === "none" || meaning.kind === "outside" ? null : meaning.fqdn;
    },
    hasNamespace: (name) => cluster.namespaces.has(name) || EVERY_CLUSTER.has(name),
  };
}
