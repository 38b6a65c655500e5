import { expect, test } from "vitest";
import { takePicture } from "../insight/picture";
import { defaultWish, type EdgeFilter, everyEdge, type Probe } from "../insight/picture-wish";
import type { VerdictWatch } from "../insight/verdict-record";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { finish } from "../steps";
import { buildGraph } from "./build-graph";

const pod = (namespace: string, name: string, labels = `app: ${name}`) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}\n`;
const policy = (namespace: string, name: string, subject: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {podSelector: {${subject}}, ${spec}}\n`;

const BLOCK = "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24}}]}]";
const CLUSTER = [
  pod("shop", "web"),
  pod("shop", "db", "app: db, tier: Storage"),
  pod("search", "api"),
  policy("shop", "out", "matchLabels: {app: web}", BLOCK),
  policy("shop", "closed", "matchLabels: {app: db}", "policyTypes: [Ingress]"),
];

function draw(
  filter: Partial<EdgeFilter>,
  more: { drawAll?: boolean; watch?: VerdictWatch; collapsed?: string[]; texts?: string[]; probe?: Probe } = {},
) {
  const { texts = CLUSTER, probe = defaultWish.probe } = more;
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: texts.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const { drawAll = false, watch = null, collapsed = null } = more;
  const wish = { ...defaultWish, probe, drawAll, collapsed, filter: { ...everyEdge, ...filter } };
  const request = { wish, watch, memory: null };
  const { graph } = finish(buildGraph(evaluation, takePicture(evaluation, [], wish), request));
  return { ...graph, ids: graph.edges.map(({ id }) => id).sort() };
}

const ALL = draw({});

test("an empty filter lets every pair pass", () => {
  // three pods among each other, with one range and with anyone, both ways
  expect(ALL.ids).toHaveLength(6 + 6 + 6);
  expect(ALL.filteredOut).toBe(0);
});

test("a hidden state is filtered out, the others are not", () => {
  const { edges, filteredOut } = draw({ hiddenStates: ["open", "denied"] });
  expect(edges.map(({ state }) => state)).toEqual(ALL.edges.map(({ state }) => state).filter((s) => s === "allowed"));
  expect(edges.length).toBeGreaterThan(0);
  expect(edges.length + filteredOut).toBe(ALL.edges.length);
});

test("a pair passes when one of its ends lies in a named namespace", () => {
  const { ids } = draw({ namespaces: ["search"] });
  expect(ids).toEqual(ALL.ids.filter((id) => id.includes("search/api")));
});

test("into, out of and within are seen from the named namespaces", () => {
  const of = (direction: EdgeFilter["direction"]) => draw({ namespaces: ["shop"], direction }).ids;
  expect(of("into")).toEqual(ALL.ids.filter((id) => !id.startsWith("shop/") && id.includes("→shop/")));
  expect(of("out-of")).toEqual(ALL.ids.filter((id) => id.startsWith("shop/") && !id.includes("→shop/")));
  expect(of("within")).toEqual(["shop/db→shop/web", "shop/web→shop/db"]);
});

test("without a named namespace they are seen from the cluster", () => {
  const outside = /^(anyone|range)/;
  const of = (direction: EdgeFilter["direction"]) => draw({ direction }).ids;
  expect(of("into")).toEqual(ALL.ids.filter((id) => outside.test(id)));
  expect(of("out-of")).toEqual(ALL.ids.filter((id) => outside.test(id.split("→")[1] ?? "")));
  expect(of("within")).toEqual(ALL.ids.filter((id) => id.split("→").every((end) => !outside.test(end))));
});

test("a policy's pairs are those of which it isolates an end in the pair's direction", () => {
  expect(draw({ policy: "shop/closed" }).ids).toEqual(ALL.ids.filter((id) => id.endsWith("→shop/db")));
  expect(draw({ policy: "shop/out" }).ids).toEqual(ALL.ids.filter((id) => id.startsWith("shop/web→")));
  expect(draw({ policy: "shop/gone" })).toMatchObject({ ids: [], filteredOut: ALL.edges.length });
});

test.each([
  ["a name", "API", "search/api"],
  ["a namespace with the name", "shop/w", "shop/web"],
  ["a label", "tier=stor", "shop/db"],
  ["a range", "192.0.2", "range 192.0.2.0"],
])("the search finds the pairs of an end by %s, in any case of letters", (_what, search, id) => {
  expect(draw({ search }).ids).toEqual(ALL.ids.filter((one) => one.split("→").includes(id)));
});

/** Pods that give their ports names and have several labels. */
const PORTS = [
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {app: web, tier: front}}\nspec: {containers: [{name: c, image: x, ports: [{name: http, containerPort: 8080}]}]}\n`,
  `apiVersion: v1\nkind: Pod\nmetadata: {name: db, namespace: shop, labels: {app: db, tier: store}}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: 5432}, {containerPort: 53, protocol: UDP}]}]}\n`,
  `apiVersion: v1\nkind: Pod\nmetadata: {name: any, namespace: search, labels: {app: web-2}}\nspec: {containers: [{name: c, image: x}]}\n`,
];
/** Whom the lines that are left lead to. */
const targets = (filter: Partial<EdgeFilter>, more: Parameters<typeof draw>[1] = {}) => [
  ...new Set(draw(filter, { texts: PORTS, ...more }).ids.map((id) => id.split("→")[1])),
];
const number = (from: number, to = from, protocol: "TCP" | "UDP" | null = null) =>
  ({ kind: "number", protocol, from, to }) as const;

test("a line is about a port that its destination has, whether it lets it through or not", () => {
  // of anyone, and of a pod without ports, all are asked about
  const always = ["anyone", "search/any"];
  expect(targets({ ports: [number(5432)] }).sort()).toEqual([...always, "shop/db"]);
  expect(targets({ ports: [number(53, 53, "TCP")] }).sort()).toEqual(always);
  expect(targets({ ports: [number(53, 53, "UDP")] }).sort()).toEqual([...always, "shop/db"]);
  expect(targets({ ports: [number(8000, 8100)] }).sort()).toEqual([...always, "shop/web"]);
  expect(targets({ ports: [number(8080), number(5432)] }).sort()).toEqual([...always, "shop/db", "shop/web"]);
});

test("a port's name is that of the pods, and of a service that everybody knows where no pod has it", () => {
  const name = (name: string, port: number) => ({ kind: "name", name, otherwise: { protocol: "TCP", port } }) as const;
  expect(targets({ ports: [name("http", 80)] })).toContain("shop/web");
  expect(targets({ ports: [name("http", 5432)] })).not.toContain("shop/db");
  expect(targets({ ports: [name("postgres", 5432)] })).toContain("shop/db");
});

test("where all ports, or one, are asked about, a line is about those that matter at its destination", () => {
  expect(targets({ ports: [number(5432)] }, { probe: { kind: "all-ports" } })).not.toContain("shop/web");
  const one = { kind: "port", protocol: "TCP", port: 5432 } as const;
  expect(targets({ ports: [number(5432)] }, { probe: one })).not.toContain("shop/web");
  expect(targets({ ports: [number(8080)] }, { probe: one })).toEqual([]);
});

test("a label is taken letter by letter, and several are those of one pod", () => {
  const ends = (labels: readonly string[]) => draw({ labels }, { texts: PORTS }).ids;
  const all = draw({}, { texts: PORTS }).ids;
  const of = (name: string) => all.filter((id) => id.split("→").includes(name));
  expect(ends(["app=web"])).toEqual(of("shop/web"));
  expect(ends(["tier"])).toEqual(all.filter((id) => id.includes("shop/")));
  expect(ends(["app=web", "tier=front"])).toEqual(of("shop/web"));
  expect(ends(["app=web", "tier=store"])).toEqual([]);
});

test("the search finds a collapsed namespace by the workloads in it", () => {
  const { ids } = draw({ search: "tier=storage" }, { collapsed: ["shop"] });
  expect(ids).toContain("search/api→namespace shop");
  expect(ids).not.toContain("search/api→anyone");
});

/** Says that the pairs into `search/api` have changed; counts how often each pair is shown to it. */
function watchApi() {
  const seen: string[] = [];
  const note: VerdictWatch["note"] = ({ source, target }) => {
    seen.push(`${source.id}→${target.id}`);
    return target.id === "search/api";
  };
  return { seen, watch: { note } };
}

test("only what the last edit changed passes where that is wished", () => {
  const { watch, seen } = watchApi();
  expect(draw({ onlyChanged: true }, { watch }).ids).toEqual(ALL.ids.filter((id) => id.endsWith("→search/api")));
  expect(seen.sort()).toEqual(ALL.ids);
});

test("a changed pair is drawn even where the filter hides it, and said to be drawn for that", () => {
  const { watch } = watchApi();
  const { drawnForChange, ids, filteredOut } = draw({ search: "db" }, { watch });
  expect([...drawnForChange].sort()).toEqual([
    "anyone→search/api",
    "range 192.0.2.0→search/api",
    "shop/web→search/api",
  ]);
  expect(ids).toEqual(ALL.ids.filter((id) => id.includes("shop/db") || id.endsWith("→search/api")));
  expect(filteredOut).toBe(ALL.ids.length - ids.length);
});
