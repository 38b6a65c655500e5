import { expect, test } from "vitest";
import { outcomeText } from "../../testing/naive-outcome";
import { decisiveStep, tracer, write } from "../../testing/trace-words";

const { pod, service, policy, slice } = write;

/** A name and where it was decided, with the rule that says so (SEMANTICS.md "Names, Services, Ingress"). */
type Row = readonly [from: string, target: string, outcome: string, decisive: string, rule: string];

const CLIENT = pod("shop/client", "app: client", "containers: [{name: c, image: busybox}]");
const WEB = [
  pod("shop/web-1", "app: web", "containers: [{name: c, image: nginx, ports: [{containerPort: 8080, name: http}]}]"),
  pod("shop/web-2", "app: web", "containers: [{name: c, image: nginx, ports: [{containerPort: 8081, name: http}]}]"),
];
const READY = "phase: Running, conditions: [{type: Ready, status: 'True'}], podIP: 10.244.0";
const NOT_READY = "phase: Running, conditions: [{type: Ready, status: 'False'}], podIP: 10.244.0";

const services = tracer([
  CLIENT,
  pod("other/client", "app: client"),
  ...WEB,
  service("shop/web", "clusterIP: 10.96.0.7, selector: {app: web}, ports: [{port: 80, targetPort: http}]"),
  service("shop/wrong-target", "selector: {app: web}, ports: [{port: 80, targetPort: 9999}]"),
  service(
    "shop/two-ports",
    "selector: {app: web}, ports: [{name: a, port: 80, targetPort: http}, {name: b, port: 81, targetPort: 8080}]",
  ),
  service("shop/unnamed", "selector: {app: web}, ports: [{port: 80, targetPort: https}]"),
  service("shop/nobody", "clusterIP: 10.96.0.8, selector: {app: wbe}, ports: [{port: 80}]"),
  pod("shop/late", "app: late", undefined, `${NOT_READY}.8`),
  service("shop/late", "selector: {app: late}, ports: [{port: 80}]"),
  service("shop/published", "selector: {app: late}, publishNotReadyAddresses: true, ports: [{port: 80}]"),
  service("shop/udp", "selector: {app: web}, ports: [{port: 53, protocol: UDP, targetPort: 8080}]"),
  pod("shop/db-0", "app: db", "hostname: db-0, subdomain: db, containers: [{name: c, image: postgres}]", `${READY}.9`),
  service("shop/db", "clusterIP: None, selector: {app: db}, ports: [{port: 5432}]"),
  service("shop/ghost", "clusterIP: None, selector: {app: ghost}, ports: [{port: 80}]"),
  service("shop/legacy", "ports: [{name: sql, port: 5432, targetPort: 1}]"),
  slice("shop/legacy-1", "legacy", "endpoints: [{addresses: [192.0.2.10]}]\nports: [{name: sql, port: 15432}]"),
  service("shop/sliced-pod", "ports: [{port: 5432}]"),
  slice(
    "shop/sliced-1",
    "sliced-pod",
    "endpoints: [{addresses: [10.244.0.9]}, {addresses: [192.0.2.11], conditions: {ready: false}}]\nports: [{port: 5432}]",
  ),
  service("shop/bare", "ports: [{port: 80}]"),
  service("shop/alias", "type: ExternalName, externalName: web.shop.svc.cluster.local"),
  service("shop/away", "type: ExternalName, externalName: db.example.com"),
  service("shop/digits", "type: ExternalName, externalName: 192.0.2.1"),
  service("shop/circle-a", "type: ExternalName, externalName: circle-b.shop.svc.cluster.local"),
  service("shop/circle-b", "type: ExternalName, externalName: circle-a.shop.svc.cluster.local"),
]);

const NAMES = "svc, svc.ns, svc.ns.svc, svc.ns.svc.cluster.local; kubernetes DNS for Services and Pods";
const LISTENING = "What a pod listens on";

test.each<Row>([
  ["shop/client", "web", "answered", "listening client", NAMES],
  ["shop/client", "http://web", "answered", "listening client", NAMES],
  ["shop/client", "web.shop", "answered", "listening client", NAMES],
  ["shop/client", "web.shop.svc", "answered", "listening client", NAMES],
  ["shop/client", "web.shop.svc.cluster.local", "answered", "listening client", NAMES],
  ["shop/client", "web.shop.svc.cluster.local.", "answered", "listening client", NAMES],
  ["shop/client", "WEB.shop", "answered", "listening client", "RFC 4343: names have no case"],
  ["shop/client", "web.shop.", "not-resolved no-such-name", "resolve dns", "a dot at the end: no search domains"],
  ["other/client", "web.shop", "answered", "listening client", NAMES],
  ["other/client", "web", "not-resolved no-such-name", "resolve dns", "search domains are those of the own namespace"],
  ["shop/client", "web-1", "not-resolved no-such-name", "resolve dns", "pods have no names of their own"],
  ["shop/client", "web.nowhere.svc.cluster.local", "not-resolved no-such-name", "resolve dns", NAMES],
  ["shop/client", "10.96.0.7", "answered", "listening client", "a cluster IP is its Service"],
  ["shop/client", "10.96.0.7:81", "timed-out nothing-there", "service client", "no rule for the port: kube-proxy"],
  ["shop/client", "web:8080", "timed-out nothing-there", "service client", "the Service's port counts, not the pod's"],
  ["shop/client", "wrong-target", "refused nobody-listens", "listening client", LISTENING],
  [
    "shop/client",
    "unnamed",
    "refused no-endpoint",
    "service client",
    "a name that no pod has: no endpoint for the port",
  ],
  ["shop/client", "nobody", "refused no-endpoint", "service client", "ClusterIP without ready endpoints: refused"],
  ["shop/client", "10.96.0.8", "refused no-endpoint", "service client", "ClusterIP without ready endpoints: refused"],
  ["shop/client", "late", "refused no-endpoint", "service client", "only ready pods are endpoints"],
  ["shop/client", "published", "answered", "listening client", "publishNotReadyAddresses"],
  ["shop/client", "udp:53", "timed-out nothing-there", "service client", "port and protocol"],
  ["shop/client", "db:5432", "answered", "listening client", "headless: the pods themselves"],
  ["shop/client", "db:80", "refused nobody-listens", "listening client", "headless: the pod's port as asked"],
  ["shop/client", "db-0.db:5432", "answered", "listening client", "headless pod names"],
  ["shop/client", "db-0.db.shop.svc.cluster.local:5432", "answered", "listening client", "headless pod names"],
  ["shop/client", "db-1.db.shop:5432", "not-resolved no-such-name", "resolve dns", "headless pod names"],
  ["shop/client", "db-1.db:5432", "not-resolved no-such-name", "resolve dns", "headless pod names"],
  ["shop/client", "web-1.web", "not-resolved no-such-name", "resolve dns", "pod names only behind headless Services"],
  ["shop/client", "ghost", "not-resolved no-endpoint", "resolve dns", "headless without endpoints: no address"],
  ["shop/client", "10-244-0-9.shop.pod.cluster.local:5432", "answered", "listening client", "pod-ip names"],
  ["shop/client", "legacy:5432", "answered", "listening client", "Services without selector: EndpointSlices"],
  ["shop/client", "sliced-pod:5432", "answered", "listening client", "an address that a pod states is that pod (N54)"],
  ["shop/client", "bare", "refused no-endpoint", "service client", "no selector and no EndpointSlice: no endpoint"],
  ["shop/client", "alias", "answered", "listening client", "ExternalName: a CNAME, also to a cluster name"],
  ["shop/client", "away:5432", "answered", "listening client", "ExternalName: a CNAME to outside"],
  [
    "shop/client",
    "digits",
    "not-resolved no-such-name",
    "resolve dns",
    "an external name of digits is a name, not an address",
  ],
  ["shop/client", "circle-a", "not-resolved cname-cycle", "resolve dns", "a cyclic ExternalName has no address"],
  ["shop/client", "kubernetes.default:443", "answered", "listening client", "default/kubernetes is in every cluster"],
  [
    "shop/client",
    "https://kubernetes.default.svc",
    "answered",
    "listening client",
    "default/kubernetes is in every cluster",
  ],
  [
    "shop/client",
    "kubernetes.default:80",
    "timed-out nothing-there",
    "service client",
    "the API server's Service has port 443",
  ],
  ["shop/client", "shop/web-1:8080", "answered", "listening client", "a pod needs no DNS"],
  ["shop/client", "shop/web-1", "refused nobody-listens", "listening client", LISTENING],
  ["shop/client", "10.244.0.9:5432", "answered", "listening client", "an address needs no DNS"],
  ["shop/client", "localhost:8080", "refused nobody-listens", "listening client", "localhost is the pod itself (N35)"],
  ["shop/web-1", "localhost:8080", "answered", "listening client", "localhost is the pod itself (N35)"],
  ["shop/client", "example.com", "answered", "listening client", "a name outside: DNS asks others"],
])("%s asks for %s: %s at %s (%s)", (from, target, outcome, decisive) => {
  const trace = services(from, target);
  expect([outcomeText(trace.outcome), decisiveStep(trace)]).toEqual([outcome, decisive]);
});

test("a named target port is looked up on each pod, and each way says its port", () => {
  const { ways, steps } = services("shop/client", "web");
  expect(ways.map(({ endpoint, port }) => `${endpoint} ${port}`)).toEqual(["shop/web-1 8080", "shop/web-2 8081"]);
  expect(steps.map(({ kind, leg }) => `${kind} ${leg}`)).toEqual([
    "egress dns",
    "ingress dns",
    "resolve dns",
    "service client",
  ]);
  expect(ways[0]?.steps.map(({ kind }) => kind)).toEqual(["endpoint", "egress", "ingress", "listening"]);
});

test("ways that end otherwise leave the outcome open", () => {
  const { outcome, ways } = services("shop/client", "two-ports:81");
  expect(ways.map((way) => outcomeText(way.outcome))).toEqual(["answered", "refused nobody-listens"]);
  expect(outcomeText(outcome)).toBe("depends differ");
});

test("an EndpointSlice's own port is dialled, and what is not ready in it is left out", () => {
  expect(services("shop/client", "legacy:5432").ways.map(({ endpoint, port }) => [endpoint, port])).toEqual([
    ["192.0.2.10", 15432],
  ]);
  expect(services("shop/client", "sliced-pod:5432").ways.map(({ endpoint }) => endpoint)).toEqual(["shop/db-0"]);
});

test("more than 20 ways are counted, not told", () => {
  const pods = Array.from({ length: 23 }, (_, i) => pod(`shop/p${i}`, "app: many"));
  const trace = tracer([CLIENT, ...pods, service("shop/many", "selector: {app: many}, ports: [{port: 80}]")]);
  const { ways, moreWays, outcome } = trace("shop/client", "many");
  expect([ways.length, moreWays, outcome.kind]).toEqual([20, 3, "answered"]);
});

test("a broken selector says which pods were surely meant, and where it stands", () => {
  const step = services("shop/client", "nobody").steps.at(-1);
  expect(step?.sentence).toContain("selector app=wbe selects no pod; 2 pods have app=web");
  expect(step?.line).toBeGreaterThan(1);
});

test("what listens is said by what is known of it", () => {
  const words = (from: string, target: string) => services(from, target).ways[0]?.steps.at(-1)?.sentence;
  expect(words("shop/client", "shop/web-1")).toBe(
    "Allowed by policy, but nothing listens on TCP 80 of shop/web-1; it listens on TCP 8080.",
  );
  expect(words("shop/client", "web")).toContain("its container c declares TCP 8080");
  expect(words("shop/client", "db:5432")).toContain("its image postgres is known to listen on TCP 5432");
});

// section 8: what an empty ClusterIP and a hairpin do is the profile's
test.each([
  ["yes", "refused no-endpoint"],
  ["depends", "depends service-without-endpoints"],
  ["no", "timed-out nothing-there"],
] as const)("where the answer to “an empty Service refuses” is %s, it is %s", (emptyServiceRefuses, outcome) => {
  const trace = tracer([CLIENT, ...WEB, service("shop/nobody", "selector: {app: x}, ports: [{port: 80}]")], {
    emptyServiceRefuses,
  });
  expect(outcomeText(trace("shop/client", "nobody").outcome)).toBe(outcome);
});

test.each([
  ["yes", "answered"],
  ["depends", "depends hairpin"],
  ["no", "timed-out destination"],
] as const)(
  "where the answer to “a pod reaches itself through its Service” is %s, it is %s (N35)",
  (hairpin, outcome) => {
    const documents = [
      pod("shop/web", "app: web"),
      service("shop/web", "selector: {app: web}, ports: [{port: 80}]"),
      service("shop/heads", "clusterIP: None, selector: {app: web}, ports: [{port: 80}]"),
      policy("shop/deny", "podSelector: {}, policyTypes: [Ingress]"),
    ];
    const trace = tracer(documents, { hairpin });
    expect(outcomeText(trace("shop/web", "web.shop").outcome)).toBe(outcome);
    // its own address is no hairpin, and no policy can forbid it
    expect(outcomeText(trace("shop/web", "shop/web").outcome)).toBe("answered");
    expect(outcomeText(trace("shop/web", "heads").outcome)).toBe("answered");
  },
);

test("a workload asks as its first pod, and the sentence says so", () => {
  const deployment = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: front, namespace: shop}\nspec: {replicas: 2, template: {metadata: {labels: {app: front}}, spec: {containers: [{name: c, image: x}]}}}\n`;
  const trace = tracer([deployment, ...WEB])("shop/front", "shop/web-1:8080");
  expect(trace.sentence).toBe("shop/front-1, the first pod of shop/front, gets an answer from shop/web-1 on TCP 8080.");
});

test.each([
  ["shop/client", "wbe", "wbe has no address: there is no Service wbe in namespace shop: is web meant?"],
  ["shop/client", "wbe.shop", "wbe.shop has no address: DNS knows no wbe.shop: is web.shop meant?"],
  ["other/client", "web", "there is one in namespace shop: ask for web.shop"],
  ["shop/client", "web-1", "a pod has no name in DNS: it takes a Service"],
  ["shop/client", "web.shopp", "(There is a Service shop/web.)"],
])("%s that asks for %s is told: %s", (from, target, words) => {
  expect(services(from, target).steps.at(-1)?.sentence).toContain(words);
});

test("of what is outside it is said that nothing stops it, not that it answers", () => {
  expect(services("shop/client", "https://example.com").sentence).toBe(
    "Nothing in the cluster keeps shop/client from https://example.com; whether it answers there is not known here.",
  );
});

test("a workload that is asked for stands for its first pod, and the sentence says so", () => {
  const workload =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api, namespace: shop}\nspec: {replicas: 2, template: {metadata: {labels: {app: api}}, spec: {containers: [{name: c, image: nginx}]}}}\n";
  const trace = tracer([pod("shop/client", "app: client"), workload])("shop/client", "shop/api");
  expect(trace.sentence).toContain("shop/api-1, the first pod of shop/api, on TCP 80");
});
