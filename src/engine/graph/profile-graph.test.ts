import { expect, test } from "vitest";
import { countOpenWorkloads } from "../insight/exposure";
import { takePicture } from "../insight/picture";
import { defaultWish } from "../insight/picture-wish";
import { evaluate } from "../policy/evaluate";
import { type ProfileChoice, profileOf } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { finish } from "../steps";
import { buildGraph } from "./build-graph";

const DOCUMENTS = [
  pod("a", "", "podIP: 10.1.0.1"),
  pod("b", "", "podIP: 10.1.0.2"),
  pod("h", "hostNetwork: true, ", "podIP: 192.168.0.2"),
  policy("b", "policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 10.1.0.0/24}}]}]"),
  policy("h", "policyTypes: [Ingress]"),
];

test("a line that hangs on an assumption that was switched says so, others do not", () => {
  const own = draw({ profile: "kubernetes" });
  expect(own.edge("x/a→x/b")).toMatchObject({ state: "allowed", assumes: ["ip-block-matches-pods"], switched: [] });
  const switched = draw({ profile: "kubernetes", assumptions: { "ip-block-matches-pods": "no", "end-port": "no" } });
  expect(switched.edge("x/a→x/b")).toMatchObject({
    ...{ state: "denied", assumes: ["ip-block-matches-pods"], switched: ["ip-block-matches-pods"] },
  });
  expect(switched.edge("x/a→x/h")).toMatchObject({ state: "open", assumes: ["host-network"], switched: [] });
});

test("what a profile answers by itself is not switched", () => {
  const choice = { profile: "cilium", assumptions: { "ip-block-matches-pods": "no" } } as const;
  expect(draw(choice).edge("x/a→x/b")).toMatchObject({ state: "denied", switched: [] });
});

test("where nobody enforces policies every line is open and says why, and every padlock is", () => {
  const { graph, edge, openWorkloads } = draw({ profile: "none" });
  expect(edge("x/a→x/b")).toMatchObject({
    ...{ state: "open", label: "", assumes: [], switched: [], droppedAt: "none" },
    sentence:
      "a to b: open, nobody enforces policies with Flannel alone or with an old kindnet, so none has any effect.",
  });
  const padlocks = graph.nodes.flatMap((node) => (node.kind === "workload" ? [node.ingress, node.egress] : []));
  expect(padlocks).toEqual(["open", "open", "open", "open", "open", "open"]);
  expect(openWorkloads).toBe(3);
  const { allowed, partly, denied, mixed, depends } = graph.notDrawn;
  expect({ allowed, partly, denied, mixed, depends }).toEqual({
    allowed: 0,
    partly: 0,
    denied: 0,
    mixed: 0,
    depends: 0,
  });
});

test("where it is left open how hostNetwork pods are seen, a policy that selects one makes no line open and no padlock shut", () => {
  const { graph, edge } = draw({ profile: "kubernetes", assumptions: { "host-network": "depends" } });
  expect(edge("x/a→x/h")).toMatchObject({ state: "depends", switched: ["host-network"] });
  expect(graph.nodes.find(({ id }) => id === "x/h")).toMatchObject({ ingress: "open" });
});

function draw(choice: ProfileChoice) {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: DOCUMENTS.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, profileOf(choice));
  const picture = takePicture(evaluation, [], defaultWish);
  const built = finish(buildGraph(evaluation, picture, { wish: defaultWish, watch: null, memory: null }));
  const edge = (id: string) => {
    const [source = "", target = ""] = id.split("→");
    const pair = picture.pair(source, target);
    if (pair === null) throw new Error(`no pair ${id}`);
    return built.edgeOf(pair);
  };
  return { graph: built.graph, edge, openWorkloads: countOpenWorkloads(evaluation) };
}

function pod(name: string, spec: string, status: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: ${name}}}\nspec: {${spec}containers: [{name: c, image: x}]}\nstatus: {phase: Running, ${status}}\n`;
}

function policy(app: string, spec: string): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${app}, namespace: x}\nspec: {podSelector: {matchLabels: {app: ${app}}}, ${spec}}\n`;
}
