import { expect, test } from "vitest";
import { outcomeText } from "../../testing/naive-outcome";
import { decisiveStep, stepsOf, tracer, write } from "../../testing/trace-words";

const { pod, service, policy } = write;

const CLIENT = pod("shop/client", "app: client", "containers: [{name: c, image: busybox}]");
const HOST = "hostNetwork: true, containers: [{name: c, image: busybox}]";
const WEB = [pod("shop/web", "app: web"), service("shop/web", "selector: {app: web}, ports: [{port: 80}]")];
const DNS_POD = "containers: [{name: dns, image: coredns/coredns}]";
const READY = "conditions: [{type: Ready, status: 'True'}]";
const NOT_READY = "conditions: [{type: Ready, status: 'False'}]";
const egress = (rules: string) =>
  policy("shop/out", `podSelector: {matchLabels: {app: client}}, policyTypes: [Egress], egress: [${rules}]`);
const TO_WEB = "{to: [{podSelector: {matchLabels: {app: web}}}]}";
const toDns = (ports: string) =>
  `{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [${ports}]}`;

const KUBE_DNS =
  "selector: {k8s-app: kube-dns}, ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53}]";
const dnsPod = (name: string, status = "", labels = "k8s-app: kube-dns") =>
  pod(`kube-system/${name}`, labels, DNS_POD, status);

/** What the scenario has beside client and web, the target, its outcome, the deciding step, the rule. */
type Row = readonly [what: string, documents: readonly string[], outcome: string, decisive: string, rule: string];

const UDP = "A name needs UDP to a DNS pod, at the pod's port behind the DNS Service";

test.each<Row>([
  ["no policy", [], "answered", "listening client", "Scenarios without DNS pods get a default set"],
  ["no rule for DNS", [egress(TO_WEB)], "not-resolved dns-unreachable", "egress dns", UDP],
  ["UDP 53 to DNS", [egress(`${TO_WEB}, ${toDns("{port: 53, protocol: UDP}")}`)], "answered", "listening client", UDP],
  [
    "TCP 53 only",
    [egress(`${TO_WEB}, ${toDns("{port: 53}")}`)],
    "not-resolved dns-unreachable",
    "egress dns",
    "TCP 53 alone does not resolve",
  ],
  [
    "the port's name",
    [egress(`${TO_WEB}, ${toDns("{port: dns, protocol: UDP}")}`)],
    "answered",
    "listening client",
    "N24 at the DNS pods",
  ],
  [
    "DNS pods that accept nobody",
    [policy("kube-system/deny", "podSelector: {}, policyTypes: [Ingress]")],
    "not-resolved dns-unreachable",
    "ingress dns",
    UDP,
  ],
  [
    "DNS pods of which none is ready",
    [dnsPod("dns", NOT_READY)],
    "not-resolved no-dns",
    "resolve dns",
    "no DNS pod is ready",
  ],
  [
    "a DNS Service that selects nobody",
    [dnsPod("dns", READY), service("kube-system/kube-dns", "selector: {app: x}, ports: [{port: 53, protocol: UDP}]")],
    "not-resolved no-dns",
    "resolve dns",
    "the question goes through the DNS Service",
  ],
  [
    "a DNS Service without UDP",
    [dnsPod("dns"), service("kube-system/kube-dns", "selector: {k8s-app: kube-dns}, ports: [{port: 53}]")],
    "not-resolved dns-unreachable",
    "resolve dns",
    "TCP 53 alone does not resolve",
  ],
  [
    "DNS pods of which one is closed",
    [
      dnsPod("dns-1"),
      dnsPod("dns-2", "", "k8s-app: kube-dns, closed: really"),
      service("kube-system/kube-dns", KUBE_DNS),
      policy("kube-system/deny", "podSelector: {matchLabels: {closed: really}}, policyTypes: [Ingress]"),
    ],
    "depends differ",
    "ingress dns",
    "any DNS pod may be picked",
  ],
])("with %s a name ends as %s", (_what, documents, outcome, decisive) => {
  const trace = tracer([CLIENT, ...WEB, ...documents])("shop/client", "web");
  expect([outcomeText(trace.outcome), decisiveStep(trace)]).toEqual([outcome, decisive]);
});

test("OpenShift's DNS pods are asked at their own port 5353", () => {
  const documents = [
    CLIENT,
    ...WEB,
    pod(
      "openshift-dns/dns-1",
      "dns.operator.openshift.io/daemonset-dns: default",
      "containers: [{name: dns, image: x, ports: [{containerPort: 5353, name: dns, protocol: UDP}]}]",
    ),
    service(
      "openshift-dns/dns-default",
      "selector: {dns.operator.openshift.io/daemonset-dns: default}, ports: [{name: dns, port: 53, protocol: UDP, targetPort: dns}]",
    ),
  ];
  const to = (port: number) => egress(`${TO_WEB}, {ports: [{port: ${port}, protocol: UDP}]}`);
  expect(outcomeText(tracer([...documents, to(53)])("shop/client", "web").outcome)).toBe(
    "not-resolved dns-unreachable",
  );
  expect(outcomeText(tracer([...documents, to(5353)])("shop/client", "web").outcome)).toBe("answered");
});

test("TCP alone is named as the reason, and TCP that is missing is a remark", () => {
  const only = tracer([CLIENT, ...WEB, egress(`${TO_WEB}, ${toDns("{port: 53}")}`)])("shop/client", "web");
  expect(only.steps.at(-1)?.sentence).toContain("TCP 53 is let through, but names are asked for over UDP");
  const missing = tracer([CLIENT, ...WEB, egress(`${TO_WEB}, ${toDns("{port: 53, protocol: UDP}")}`)])(
    "shop/client",
    "web",
  );
  const resolve = missing.steps.find(({ kind }) => kind === "resolve");
  expect(resolve?.state).toBe("passed");
  expect(resolve?.sentence).toContain("TCP 53 to DNS is closed, which only answers too large for UDP need");
});

test("assumed DNS pods are cited without a place, stated policies with theirs", () => {
  const trace = tracer([CLIENT, ...WEB, egress(`${TO_WEB}, ${toDns("{port: 53, protocol: UDP}")}`)])(
    "shop/client",
    "web",
  );
  const [out, into] = stepsOf(trace);
  expect(out).toMatchObject({ kind: "egress", leg: "dns", state: "passed", place: { file: "s.yaml" } });
  expect(out?.explanation?.destination).toBe("kube-system/coredns-1");
  expect(into).toMatchObject({ kind: "ingress", leg: "dns", place: null, line: null });
});

// "hostNetwork with dnsPolicy ClusterFirst, or dnsPolicy Default: the node's resolver"
test.each([
  ["", "web", "answered"],
  ["dnsPolicy: ClusterFirst, ", "web", "answered"],
  ["dnsPolicy: Default, ", "web", "not-resolved node-resolver"],
  ["dnsPolicy: None, dnsConfig: {nameservers: [192.0.2.53]}, ", "web", "not-resolved node-resolver"],
  ["dnsPolicy: Default, ", "example.com", "answered"],
  ["hostNetwork: true, ", "web", "not-resolved node-resolver"],
  ["hostNetwork: true, dnsPolicy: ClusterFirst, ", "web", "not-resolved node-resolver"],
  ["hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet, ", "web", "answered"],
])("a pod with “%s” that asks for %s: %s", (spec, target, outcome) => {
  const asking = pod("shop/asking", "app: asking", `${spec}containers: [{name: c, image: x}]`);
  expect(outcomeText(tracer([asking, ...WEB])("shop/asking", target).outcome)).toBe(outcome);
});

test("a node's resolver is somewhere outside, over UDP 53", () => {
  const documents = [
    pod("shop/client", "app: client", "dnsPolicy: Default, containers: [{name: c, image: x}]"),
    egress("{ports: [{port: 80}]}"),
  ];
  expect(outcomeText(tracer(documents)("shop/client", "example.com").outcome)).toBe("not-resolved dns-unreachable");
});

test("a hostNetwork pod asks DNS as its node does, whatever its namespace's policies", () => {
  const host = pod("shop/host", "app: client", `${HOST}, dnsPolicy: ClusterFirstWithHostNet`);
  expect(outcomeText(tracer([host, ...WEB, egress("")])("shop/host", "web").outcome)).toBe("answered");
});

test("where nobody enforces policies every question is answered", () => {
  const trace = tracer([CLIENT, ...WEB, egress("")], { name: "none", enforced: false });
  expect(outcomeText(trace("shop/client", "web").outcome)).toBe("answered");
});

test("OpenShift's DNS Service alone leads to assumed DNS pods at 5353", () => {
  const dns = service(
    "openshift-dns/dns-default",
    "selector: {dns.operator.openshift.io/daemonset-dns: default}, ports: [{name: dns, port: 53, protocol: UDP, targetPort: dns}, {name: dns-tcp, port: 53, targetPort: dns-tcp}]",
  );
  const open = (port: number) => egress(`${TO_WEB}, {ports: [{port: ${port}, protocol: UDP}]}`);
  const ask = (port: number) => outcomeText(tracer([CLIENT, ...WEB, dns, open(port)])("shop/client", "web").outcome);
  expect(ask(5353)).toBe("answered");
  expect(ask(53)).toBe("not-resolved dns-unreachable");
});

test("dnsPolicy None asks the cluster's DNS where it names the DNS Service's address, else resolvers that do not know it", () => {
  const asking = (address: string) =>
    pod(
      "shop/own",
      "app: own",
      `dnsPolicy: None, dnsConfig: {nameservers: [${address}]}, containers: [{name: c, image: x}]`,
    );
  const dns = service("kube-system/kube-dns", `clusterIP: 10.96.0.10, ${KUBE_DNS}`);
  const ask = (address: string) => tracer([asking(address), ...WEB, dns, dnsPod("dns")])("shop/own", "web.shop");
  expect(outcomeText(ask("10.96.0.10").outcome)).toBe("answered");
  const other = ask("192.0.2.53");
  expect(outcomeText(other.outcome)).toBe("not-resolved node-resolver");
  expect(other.steps.at(-1)?.sentence).toContain("resolvers of its own at 192.0.2.53 (dnsPolicy None)");
});
