import { expect, test } from "vitest";
import { type ConnectionTrace, createSession, defaultWish, type Graph, type TraceRequest } from "../engine";
import { emphasisOf } from "./emphasis";
import { tracedWay } from "./traced-way";

const text = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: c, image: c, ports: [{containerPort: 80}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: shop, labels: {app: api}}
spec: {containers: [{name: c, image: c, ports: [{containerPort: 80}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: other, namespace: shop}
spec: {containers: [{name: c, image: c, ports: [{containerPort: 80}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec:
  selector: {app: api}
  ports: [{port: 80}]
`;

function askedIn(manifests: string, request: TraceRequest): { readonly graph: Graph; readonly trace: ConnectionTrace } {
  const session = createSession();
  const files = [{ name: "a.yaml", text: manifests }];
  const { graph } = session.analyze(files, {
    profile: "kubernetes",
    defaultNamespace: "default",
    picture: defaultWish,
  });
  const trace = session.trace(request);
  if (trace === null) throw new Error("nobody asks");
  return { graph, trace };
}

const question: TraceRequest = { source: "shop/web", target: "api", port: 80, protocol: "TCP" };

test("the way of a call by name passes who asks, the DNS pods and who answers", () => {
  const { graph, trace } = askedIn(text, question);
  const way = tracedWay(trace, graph.nodes);
  expect(namesOf(graph, way.nodes)).toEqual(["api", "coredns", "web"]);
  const [web, api, other] = ["web", "api", "other"].map((name) => idOf(graph, name));
  expect(way.isOnWay({ source: web ?? "", target: api ?? "" })).toBe(true);
  expect(way.isOnWay({ source: api ?? "", target: web ?? "" })).toBe(false);
  expect(way.isOnWay({ source: other ?? "", target: api ?? "" })).toBe(false);
});

test("where DNS is not reached, the way ends at the DNS pods, and who would answer is not on it", () => {
  const deny = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: silent, namespace: shop}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}
`;
  const { graph, trace } = askedIn(text + deny, question);
  expect(namesOf(graph, tracedWay(trace, graph.nodes).nodes)).toEqual(["coredns", "web"]);
});

test("somebody outside is anyone", () => {
  const { graph, trace } = askedIn(text, { ...question, source: "203.0.113.7", target: "shop/api" });
  expect(namesOf(graph, tracedWay(trace, graph.nodes).nodes)).toEqual(["anyone", "api"]);
});

test("a door that is selected keeps the way that its card asks about, and the line of it", () => {
  const { graph, trace } = askedIn(text, question);
  const door = graph.doors[0]?.id ?? "";
  const ids = [...graph.nodes, ...graph.doors].map(({ id }) => id);
  const way = tracedWay(trace, graph.nodes);
  const focus = { target: { kind: "door", id: door }, rest: "faded" } as const;
  const emphasis = emphasisOf(focus, graph.edges, ids, graph.links, way);
  const looks = ["web", "api", "coredns", "other"].map((name) => emphasis.lookOfNode(idOf(graph, name)));
  expect(looks).toEqual(["plain", "plain", "plain", "faded"]);
  const plainLines = graph.edges.filter((edge) => emphasis.lookOfEdge(edge) === "plain");
  expect(plainLines.length).toBeGreaterThan(0);
  expect(plainLines.every((edge) => way.isOnWay(edge))).toBe(true);
});

function idOf({ nodes }: Graph, name: string): string {
  const node = nodes.find((each) => each.kind === "workload" && each.name === name);
  if (node === undefined) throw new Error(`no node ${name}`);
  return node.id;
}

function namesOf({ nodes }: Graph, ids: ReadonlySet<string>): readonly string[] {
  return nodes.flatMap((node) => (ids.has(node.id) ? node.name : [])).sort();
}
