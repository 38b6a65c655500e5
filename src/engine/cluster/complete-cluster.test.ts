import { expect, test } from "vitest";
import { evaluate } from "../policy/evaluate";
import { readScenario } from "../read-scenario";
import { randomOf } from "../testing/random";
import { randomWorld } from "../testing/random-world";
import { write } from "../testing/trace-words";

const { pod, service, ingress } = write;
const read = (...documents: readonly string[]) => readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
const assumedIn = (...documents: readonly string[]) => {
  const { complete } = read(...documents);
  return [...complete.workloads.values()]
    .filter(({ assumed }) => assumed)
    .map(({ id, pods }) => `${id} ×${pods.length}`);
};
const CLIENT = pod("shop/client", "app: client");
const DNS = "kube-system/coredns ×2";
const CONTROLLER = "ingress-nginx/ingress-nginx-controller ×1";
const INGRESS = ingress("shop/i", "defaultBackend: {service: {name: web, port: {number: 80}}}");
const workload = (id: string, labels: string, replicas = 1) => {
  const [namespace, name] = id.split("/");
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {replicas: ${replicas}, template: {metadata: {labels: {${labels}}}, spec: {containers: [{name: c, image: x}]}}}\n`;
};

test("a scenario without DNS pods gets two, labelled as real ones are, behind kube-dns", () => {
  const { complete, cluster } = read(CLIENT);
  expect([...cluster.pods.keys()]).toEqual(["shop/client"]);
  expect([...complete.pods.keys()]).toEqual(["shop/client", "kube-system/coredns-1", "kube-system/coredns-2"]);
  const dns = complete.pods.get("kube-system/coredns-1")?.pod;
  expect([...(dns?.labels ?? [])]).toEqual([["k8s-app", "kube-dns"]]);
  expect(dns?.ports.map(({ name, protocol, port }) => `${name} ${protocol} ${port}`)).toEqual([
    "dns UDP 53",
    "dns-tcp TCP 53",
    "metrics TCP 9153",
  ]);
  expect([...(complete.namespaces.get("kube-system")?.labels ?? [])]).toEqual([
    ["kubernetes.io/metadata.name", "kube-system"],
  ]);
  expect(complete.assumed.map(({ kind, name, origin }) => `${kind} ${name} ${origin.file}|`)).toEqual([
    "Namespace kube-system |",
    "Deployment coredns |",
    "Service kube-dns |",
  ]);
});

test.each([
  ["a pod with the label of DNS pods", [pod("kube-system/dns", "k8s-app: kube-dns")], []],
  ["OpenShift's label", [pod("openshift-dns/dns", "dns.operator.openshift.io/daemonset-dns: default")], []],
  [
    "pods behind kube-dns",
    [pod("kube-system/dns", "app: dns"), service("kube-system/kube-dns", "selector: {app: dns}")],
    [],
  ],
  [
    "pods behind OpenShift's Service",
    [pod("openshift-dns/d", "app: d"), service("openshift-dns/dns-default", "selector: {app: d}")],
    [],
  ],
  ["DNS that is scaled to nothing", [workload("kube-system/dns", "k8s-app: kube-dns", 0)], []],
  ["DNS pods that are not ready", [pod("kube-system/dns", "k8s-app: kube-dns", undefined, "phase: Pending")], []],
  ["a Service kube-dns alone", [service("kube-system/kube-dns", "selector: {k8s-app: kube-dns}")], [DNS]],
  ["another coredns in its place", [workload("kube-system/coredns", "app: x")], ["kube-system/coredns-2 ×2"]],
  ["no Ingress", [CLIENT], [DNS]],
  ["an Ingress", [INGRESS], [DNS, CONTROLLER]],
  ["an Ingress and ingress-nginx", [INGRESS, workload("edge/c", "app.kubernetes.io/name: ingress-nginx")], [DNS]],
  [
    "an Ingress and Traefik",
    [INGRESS, pod("edge/t", "app: t", "containers: [{name: c, image: 'docker.io/traefik:v3'}]")],
    [DNS],
  ],
  ["an Ingress and HAProxy", [INGRESS, pod("edge/h", "app.kubernetes.io/name: kubernetes-ingress")], [DNS]],
  ["an Ingress, Contour and its Envoy", [INGRESS, pod("edge/c", "app: contour"), pod("edge/e", "app: envoy")], [DNS]],
  ["an Ingress and an Envoy of nobody's", [INGRESS, pod("edge/e", "app: envoy")], [DNS, CONTROLLER]],
  [
    "an Ingress and an app with Envoy beside it",
    [INGRESS, pod("shop/a", "app: a", "containers: [{name: a, image: x}, {name: e, image: 'envoyproxy/envoy:v1.30'}]")],
    [DNS, CONTROLLER],
  ],
  [
    "an Ingress of nginx and Traefik",
    [
      ingress("shop/i", "ingressClassName: nginx, defaultBackend: {service: {name: web, port: {number: 80}}}"),
      pod("edge/t", "app: traefik"),
    ],
    [DNS, CONTROLLER],
  ],
  [
    "OpenShift's DNS Service alone",
    [
      service(
        "openshift-dns/dns-default",
        "selector: {dns.operator.openshift.io/daemonset-dns: default}, ports: [{name: dns, port: 53, protocol: UDP, targetPort: dns}]",
      ),
    ],
    ["openshift-dns/dns-default ×2"],
  ],
  ["an Ingress and Kong", [INGRESS, pod("edge/k", "app: k", "containers: [{name: c, image: 'kong:3.7'}]")], [DNS]],
  [
    "an Ingress and F5's controller",
    [INGRESS, pod("edge/f5", "app: f5", "containers: [{name: c, image: 'nginx/nginx-ingress:4'}]")],
    [DNS],
  ],
  [
    "an Ingress and a plain nginx",
    [INGRESS, pod("edge/plain", "app: nginx", "containers: [{name: c, image: nginx}]")],
    [DNS, CONTROLLER],
  ],
])("with %s", (_what, documents, assumed) => {
  expect(assumedIn(...documents)).toEqual(assumed);
});

test("an assumed controller is labelled as its manifest has it, behind a LoadBalancer", () => {
  const { complete } = read(INGRESS);
  const controller = complete.pods.get("ingress-nginx/ingress-nginx-controller-1")?.pod;
  expect([...(controller?.labels ?? [])]).toEqual([
    ["app.kubernetes.io/name", "ingress-nginx"],
    ["app.kubernetes.io/instance", "ingress-nginx"],
    ["app.kubernetes.io/component", "controller"],
  ]);
  const door = complete.assumed.find(({ kind, name }) => kind === "Service" && name === "ingress-nginx-controller");
  expect(door).toMatchObject({ type: "LoadBalancer", ports: [{ port: 80 }, { port: 443 }] });
  expect(complete.namespaces.get("ingress-nginx")?.labels.get("app.kubernetes.io/name")).toBe("ingress-nginx");
});

test("a namespace that the text has keeps its labels", () => {
  const text = "apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system, labels: {team: infra}}\n";
  expect(read(text, CLIENT).complete.namespaces.get("kube-system")?.labels.get("team")).toBe("infra");
});

test("nothing is assumed where nothing is missing", () => {
  const { cluster, complete } = read(pod("kube-system/dns", "k8s-app: kube-dns"));
  expect(complete).toBe(cluster);
});

test("what is assumed never changes a verdict between pods of the text", () => {
  let compared = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const { objects, profile, isWritable } = randomWorld(randomOf(seed));
    if (!isWritable) continue;
    const text = objects.map((object) => JSON.stringify(object)).join("\n---\n");
    const { cluster, complete, policies } = readScenario([{ name: "w.yaml", text }]);
    const [stated, whole] = [evaluate(cluster, policies, profile), evaluate(complete, policies, profile)];
    expect(complete.presumedFamilies).toEqual(cluster.presumedFamilies);
    for (const from of cluster.pods.keys()) {
      for (const to of cluster.pods.keys()) {
        for (const port of [53, 80, 8080]) {
          const connection = {
            source: { kind: "pod", pod: from, address: null },
            destination: { kind: "pod", pod: to, address: null },
            protocol: "TCP",
            port,
          } as const;
          const [one, other] = [stated.judge(connection), whole.judge(connection)];
          expect(other, `seed ${seed}: ${from} to ${to} ${port}`).toEqual(one);
          compared++;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(2_000);
});
