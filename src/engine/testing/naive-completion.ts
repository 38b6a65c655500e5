import { at, items, type Json, text } from "./json";
import { templatePods } from "./naive-workloads";
import type { TraceMutant } from "./trace-mutants";

/**
 * The objects of a scenario and what every cluster has: DNS pods where none are, and for an Ingress a controller where
 * none is. Their pods are labelled as real ones are.
 */
export function completeObjects(objects: readonly Json[], mutant: TraceMutant | null): readonly Json[] {
  const pods = [...objects.filter((object) => at(object, "kind") === "Pod"), ...templatePods(objects)];
  const has = (key: string, value: string) => pods.some((pod) => at(pod, "metadata", "labels", key) === value);
  const needsDns = !has("k8s-app", "kube-dns") && mutant !== "no-dns-unless-written";
  const hasIngress = objects.some((object) => at(object, "kind") === "Ingress");
  const needsController = hasIngress && !has("app.kubernetes.io/name", "ingress-nginx");
  return [...objects, ...(needsDns ? [DNS] : []), ...(needsController ? [CONTROLLER] : [])];
}

const DNS: Json = deployment("coredns", "kube-system", 2, { "k8s-app": "kube-dns" }, [
  { name: "dns", containerPort: 53, protocol: "UDP" },
  { name: "dns-tcp", containerPort: 53, protocol: "TCP" },
]);

const CONTROLLER: Json = deployment(
  "ingress-nginx-controller",
  "ingress-nginx",
  1,
  {
    "app.kubernetes.io/name": "ingress-nginx",
    "app.kubernetes.io/instance": "ingress-nginx",
    "app.kubernetes.io/component": "controller",
  },
  [
    { name: "http", containerPort: 80, protocol: "TCP" },
    { name: "https", containerPort: 443, protocol: "TCP" },
  ],
);

function deployment(
  name: string,
  namespace: string,
  replicas: number,
  labels: { readonly [key: string]: string },
  ports: readonly Json[],
): Json {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name, image: name, ports }] } },
    },
  };
}

/** Names of the Services in front of DNS: upstream's and OpenShift's. */
export function isDnsService(object: Json): boolean {
  const name = `${text(at(object, "metadata", "namespace"))}/${text(at(object, "metadata", "name"))}`;
  const isKnown = name === "kube-system/kube-dns" || name === "openshift-dns/dns-default";
  return at(object, "kind") === "Service" && isKnown && items(at(object, "spec", "ports")).length > 0;
}
