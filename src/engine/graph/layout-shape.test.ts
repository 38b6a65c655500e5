import { expect, test } from "vitest";
import { DENSE, type Density, ROOMY, TALL_ROOMY } from "./density";
import { type Layout, layOut, type NamespaceBoxes, type Placed, type Sized } from "./layout";

type Link = readonly [string, string];

interface Scene {
  readonly namespaces: readonly Omit<NamespaceBoxes, "otherShape" | "leastWidth">[];
  readonly leastWidth?: number;
  readonly outside: readonly Sized[];
  readonly links: readonly Link[];
  readonly density?: Density;
}

const workload = (id: string, width = 152, height = 60): Sized => ({ id, width, height });
const range = (id: string, width = 124): Sized => ({ id, width, height: 48 });

function arrange(
  { namespaces, outside, links, density = ROOMY, leastWidth = 0 }: Scene,
  last: Layout | null = null,
): Layout {
  const whole = namespaces.map((one) => ({ ...one, leastWidth, otherShape: null }));
  const scene = { namespaces: whole, outside, links, density, folded: [], dormant: new Set<string>() };
  return layOut(scene, last?.memory ?? null);
}

function overlapping(layout: Layout): readonly string[] {
  const boxes = [...layout.nodes.values()];
  const overlap = (a: Placed, b: Placed) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} and ${b.id}`] : [])));
}

function podsOrWhole(id: string, pods: number): readonly Sized[] {
  if (pods === 0) return [workload(id)];
  return Array.from({ length: pods }, (_, i) => ({ ...workload(`pod ${id}-${i}`), partOf: id }));
}

test("a namespace moves down only to clear an overlap with one that grew", () => {
  const scene = (count: number): Scene => ({
    namespaces: [
      { id: "a", boxes: Array.from({ length: count }, (_, i) => workload(`a/${i}`)) },
      { id: "b", boxes: [workload("b/0")] },
    ],
    outside: [],
    links: [],
  });
  const first = arrange(scene(2));
  expect(arrange(scene(3), first).namespaces.get("b")).toEqual(first.namespaces.get("b"));
});

test("callers stand left of those that they call, and a loop has an end", () => {
  const boxes = ["db", "cache", "api", "ui", "admin"].map((id) => workload(id));
  const scene = (links: readonly Link[]): Scene => ({
    namespaces: [{ id: "n", boxes }],
    outside: [],
    links,
  });
  const calls: readonly Link[] = [
    ["ui", "api"],
    ["admin", "api"],
    ["api", "db"],
    ["api", "cache"],
  ];
  const layout = arrange(scene(calls));
  const x = (id: string) => layout.nodes.get(id)?.x ?? Number.NaN;
  for (const [caller, callee] of calls) expect(x(caller)).toBeLessThan(x(callee));
  const ring = scene([...calls, ["db", "ui"]]);
  expect(overlapping(arrange(ring))).toEqual([]);
});

test("a namespace grows with what is added to it", () => {
  const scene = (count: number): Scene => ({
    namespaces: [{ id: "n", boxes: Array.from({ length: count }, (_, i) => workload(`w${i}`)) }],
    outside: [],
    links: [],
  });
  const first = arrange(scene(1));
  const second = arrange(scene(2), first);
  const height = (layout: Layout) => layout.namespaces.get("n")?.height ?? Number.NaN;
  expect(height(second)).toBeGreaterThan(height(first));
  expect(overlapping(second)).toEqual([]);
});

test("the outside stands left of every namespace", () => {
  const scene: Scene = {
    namespaces: [{ id: "n", boxes: [workload("w")] }],
    outside: [range("r", 300), range("anyone")],
    links: [],
  };
  const layout = arrange(scene);
  const left = layout.namespaces.get("n")?.x ?? Number.NaN;
  for (const id of ["r", "anyone"]) {
    const box = layout.nodes.get(id);
    expect((box?.x ?? Number.NaN) + (box?.width ?? Number.NaN)).toBeLessThan(left);
  }
});

test("a namespace is wide enough for its title", () => {
  const scene: Scene = { namespaces: [{ id: "n/", boxes: [] }], outside: [], links: [], leastWidth: 600 };
  for (const density of [ROOMY, DENSE, TALL_ROOMY]) {
    expect(arrange({ ...scene, density }).namespaces.get("n/")?.width).toBe(600);
  }
});

test("the pods of a workload stand together, where the workload stood", () => {
  const scene = (pods: number): Scene => ({
    namespaces: [{ id: "n/", boxes: ["a", "b", "c"].flatMap((id) => podsOrWhole(id, id === "b" ? pods : 0)) }],
    outside: [],
    links: [["a", "b"]],
  });
  const first = arrange(scene(0));
  const second = arrange(scene(6), first);
  expect(second.nodes.get("pod b-0")).toMatchObject({ x: first.nodes.get("b")?.x, y: first.nodes.get("b")?.y });
  expect(second.nodes.get("a")).toEqual(first.nodes.get("a"));
  expect(overlapping(second)).toEqual([]);
});

test("workloads without links fill the rows below instead of standing in the first column", () => {
  const boxes = ["web", "api", "worker", "cache", "db"].map((id) => workload(id));
  const scene: Scene = { namespaces: [{ id: "n/", boxes }], outside: [], links: [["web", "api"]] };
  const layout = arrange(scene);
  const xs = boxes.map(({ id }) => layout.nodes.get(id)?.x);
  for (const x of xs) expect(xs.filter((other) => other === x).length).toBeLessThanOrEqual(2);
  expect(layout.nodes.get("web")?.x).toBeLessThan(layout.nodes.get("api")?.x ?? 0);
  for (const id of ["worker", "cache", "db"]) {
    expect(layout.nodes.get(id)?.y).toBeGreaterThan(layout.nodes.get("web")?.y ?? 0);
  }
});

test("twelve namespaces of four workloads can be read in a pane of 900 by 800 pixels", () => {
  const namespaces = Array.from({ length: 12 }, (_, n) => ({
    id: `n${n}/`,
    boxes: ["web", "api", "worker", "cache"].map((name) => workload(`n${n}/${name}`, 130, DENSE.nodeHeight)),
  }));
  const links = namespaces.map(({ id }): Link => [`${id}web`, `${id}api`]);
  const layout = arrange({ namespaces, outside: [range("anyone")], links, density: DENSE });
  const all = [...layout.namespaces.values(), ...[layout.nodes.get("anyone")].flatMap((box) => box ?? [])];
  const width = Math.max(...all.map((box) => box.x + box.width)) - Math.min(...all.map(({ x }) => x));
  const height = Math.max(...all.map((box) => box.y + box.height));
  expect(Math.min(900 / width, 800 / height)).toBeGreaterThan(0.65);
});

test("a longer name of a range grows away from the cluster", () => {
  const scene = (width: number): Scene => ({
    namespaces: [{ id: "n/", boxes: [workload("w")] }],
    outside: [range("r", width)],
    links: [],
  });
  const first = arrange(scene(124)).nodes.get("r");
  const second = arrange(scene(300), arrange(scene(124))).nodes.get("r");
  expect((second?.x ?? 0) + 300).toBe((first?.x ?? 0) + 124);
});
