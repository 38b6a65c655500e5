import { expect, test } from "vitest";
import { takePicture } from "../insight/picture";
import { defaultWish } from "../insight/picture-wish";
import type { Service } from "../kube/objects";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { finish } from "../steps";
import { buildGraph } from "./build-graph";

const pod = (name: string, more = "", ports = "{containerPort: 80}, {containerPort: 443}", namespace = "app") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x, ports: [${ports}]}]}\n${more}`;
const deployment = (name: string, replicas: number) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: app}\nspec: {replicas: ${replicas}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x}]}}}\n`;
const policy = (name: string, subject: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: app}\nspec: {podSelector: {${subject}}, ${spec}}\n`;
const only = (app: string) => `matchLabels: {app: ${app}}`;
const from = (app: string, ports: string) => `ingress: [{from: [{podSelector: {${only(app)}}}], ports: [${ports}]}]`;
const DENY_ALL = policy("deny-all", "", "policyTypes: [Ingress, Egress]");

function draw(...documents: readonly string[]) {
  const { cluster, policies, objects } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const services = objects.filter((object): object is Service => object.kind === "Service");
  const picture = takePicture(evaluation, services);
  const { graph } = finish(buildGraph(evaluation, picture, { wish: defaultWish, watch: null, memory: null }));
  const edge = (id: string) => {
    const found = graph.edges.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no edge ${id}`);
    expect(picture.pair(found.source, found.target)).not.toBeNull();
    const { state, label, sentence, droppedAt } = found;
    return { state, label, sentence, droppedAt };
  };
  return { graph, edge };
}

test("an allowed edge carries its ports", () => {
  const { edge } = draw(pod("a"), pod("b"), policy("p", only("b"), from("a", "{port: 80}, {port: 443}")));
  expect(edge("app/a→app/b")).toEqual({
    state: "allowed",
    label: "80, 443",
    sentence: "a to b: TCP 80, 443 allowed.",
    droppedAt: "none",
  });
  expect(edge("app/b→app/a")).toMatchObject({
    state: "open",
    label: "",
    sentence: "b to a: open, no policy isolates either side.",
  });
});

test("a partly allowed edge says which ports get through", () => {
  const { edge } = draw(pod("a"), pod("b"), policy("p", only("b"), from("a", "{port: 80}")));
  expect(edge("app/a→app/b")).toEqual({
    state: "partly",
    label: "80 only",
    sentence: "a to b: only TCP 80 allowed, of TCP 80, 443.",
    droppedAt: "none",
  });
});

test.each([
  ["Ingress", "target", "by the ingress of b"],
  ["Egress", "source", "by the egress of a"],
  ["Ingress, Egress", "both", "at both ends"],
])("where both are isolated for %s a denied edge is dropped at: %s", (types, droppedAt, words) => {
  const { edge } = draw(pod("a"), pod("b"), policy("p", "", `policyTypes: [${types}]`));
  expect(edge("app/a→app/b")).toEqual({
    state: "denied",
    label: "",
    sentence: `a to b: TCP 80, 443 denied, dropped ${words}.`,
    droppedAt,
  });
});

test("what is open beyond the ports asked about is in the sentence", () => {
  const all = `ingress: [{from: [{podSelector: {${only("a")}}}]}]`;
  expect(draw(pod("a"), pod("b"), policy("p", only("b"), all)).edge("app/a→app/b").sentence).toBe(
    "a to b: TCP 80, 443 allowed, and every other port.",
  );
  const udp = draw(pod("a"), pod("b"), policy("p", only("b"), from("a", "{protocol: UDP}")));
  expect(udp.edge("app/a→app/b").sentence).toBe(
    "a to b: TCP 80, 443 denied, dropped by the ingress of b (all UDP ports allowed).",
  );
});

/** A pod of the StatefulSet db; of its pods the second is isolated by {@link onlyOneIsolated}. */
const statefulPod = (i: number) =>
  pod(`db-${i}`).replace(
    `{app: db-${i}}`,
    `{app: db, apps.kubernetes.io/pod-index: '${i}'}, ownerReferences: [{apiVersion: apps/v1, uid: u, kind: StatefulSet, name: db, controller: true}]`,
  );
const onlyOneIsolated = policy("p", "matchLabels: {apps.kubernetes.io/pod-index: '1'}", "policyTypes: [Ingress]");

test("a mixed edge counts the pairs that get through", () => {
  const { edge } = draw(deployment("a", 2), statefulPod(0), statefulPod(1), statefulPod(2), onlyOneIsolated);
  expect(edge("app/a→app/db")).toEqual({
    state: "mixed",
    label: "4 of 6 pairs",
    sentence: "a to db: pods do not agree, 4 of 6 pairs connect.",
    droppedAt: "none",
  });
});

test("a count of pairs is told whole or not at all", () => {
  const label = (callers: number, members: number) => {
    const pods = Array.from({ length: members }, (_, i) => statefulPod(i));
    return draw(deployment("a", callers), ...pods, onlyOneIsolated).edge("app/a→app/db").label;
  };
  expect(label(5, 4)).toBe("15 of 20 pairs");
  expect(label(50, 21)).toBe("1000 of 1050");
  expect(label(401, 250)).toBe("some pairs");
});

test("an edge of which the profile leaves the verdict open says so", () => {
  const block = "ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/17}}], ports: [{port: 80}, {port: 443}]}]";
  expect(draw(pod("a"), pod("b"), policy("p", only("b"), block)).edge("app/a→app/b")).toEqual({
    state: "depends",
    label: "80, 443",
    sentence: "a to b: the profile leaves open whether TCP 80, 443 is allowed.",
    droppedAt: "none",
  });
});

test("an edge of one family says which, and what does not get through even there", () => {
  const dual = (n: number) => `status: {podIPs: [{ip: 10.0.0.${n}}, {ip: 'fd00::${n}'}]}\n`;
  const block = (ports: string) => `ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [${ports}]}]`;
  const edge = (ports: string) =>
    draw(pod("a", dual(1)), pod("b", dual(2)), policy("p", only("b"), block(ports))).edge("app/a→app/b");
  expect(edge("{port: 80}, {port: 443}")).toEqual({
    state: "partly",
    label: "IPv4 only",
    sentence: "a to b: allowed over IPv4 only.",
    droppedAt: "none",
  });
  expect(edge("{port: 80}").sentence).toBe("a to b: only TCP 80 of TCP 80, 443 allowed over IPv4 only.");
});

test("labels are at most 14 characters long, and count what does not fit", () => {
  const ports = (numbers: readonly number[], key: string) => numbers.map((port) => `{${key}: ${port}}`).join(", ");
  const many = [1001, 2002, 3003, 4004];
  const found = draw(
    pod("a"),
    pod("b", "", ports(many, "containerPort")),
    policy("p", only("b"), from("a", ports(many, "port"))),
  );
  expect(found.edge("app/a→app/b").label).toBe("4 ports");
  const some = draw(
    pod("a"),
    pod("b", "", ports(many, "containerPort")),
    policy("p", only("b"), from("a", ports(many.slice(1), "port"))),
  );
  expect(some.edge("app/a→app/b").label).toBe("3 ports only");
});

test("a port range and another protocol are short too", () => {
  const udp = draw(
    pod("a"),
    pod("b", "", "{containerPort: 53, protocol: UDP}"),
    policy("p", only("b"), from("a", "{port: 53, protocol: UDP}")),
  );
  expect(udp.edge("app/a→app/b").label).toBe("UDP 53");
  const stretch = draw(pod("a"), pod("b", "", ""), policy("p", only("b"), from("a", "{port: 8080, endPort: 8090}")));
  expect(stretch.edge("app/a→app/b").label).toBe("8080–8090");
});

test("nodes are workloads with counts and padlocks, ranges by their name, and anyone", () => {
  const egress = "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.1.0/24]}}]}]";
  const { graph } = draw(
    deployment("web", 2),
    pod("db", "status: {phase: Failed}\n"),
    policy("p", only("web"), egress),
  );
  expect(
    graph.nodes.map((node) =>
      node.kind === "workload"
        ? [node.name, node.podCount, node.labels, node.ingress, node.egress, node.excluded]
        : [node.kind, node.name],
    ),
  ).toEqual([
    ["web", 2, ["app=web"], "open", "isolated", null],
    ["range", "10.0.0.0/8 except 10.0.1.0/24"],
    ["anyone", "anyone"],
    ["db", 1, ["app=db"], "open", "open", "finished (Failed)"],
  ]);
});

test("a namespace counts its pods and policies and says whether it is implied", () => {
  const declared = "apiVersion: v1\nkind: Namespace\nmetadata: {name: empty}\n";
  const { graph } = draw(declared, deployment("web", 3), DENY_ALL);
  expect(
    graph.namespaces.map(({ name, podCount, policyCount, implied }) => [name, podCount, policyCount, implied]),
  ).toEqual([
    ["empty", 0, 0, false],
    ["app", 3, 1, true],
  ]);
});

test("replicas of one workload have a loop edge, a single pod has none", () => {
  const { graph } = draw(deployment("web", 2), pod("db"));
  expect(graph.edges.map(({ id }) => id)).toContain("app/web→app/web");
  expect(graph.edges.map(({ id }) => id)).not.toContain("app/db→app/db");
});
