import { expect, test } from "vitest";
import { type Density, TALL_DENSE, TALL_ROOMY } from "./density";
import { type Layout, layOut, type Sized } from "./layout";

type Link = readonly [string, string];

interface Scene {
  /** Ids of workloads by namespace. */
  readonly workloads: Readonly<Record<string, readonly string[]>>;
  readonly links?: readonly Link[];
  readonly outside?: readonly Sized[];
  readonly density?: Density;
}

const tag = (id: string, width = 124): Sized => ({ id, width, height: 48 });

function arrange({ workloads, links = [], outside = [], density = TALL_ROOMY }: Scene, last: Layout | null = null) {
  const namespaces = Object.entries(workloads).map(([id, own]) => ({
    id,
    leastWidth: 240,
    boxes: own.map((name): Sized => ({ id: name, width: density.leastNodeWidth + 8, height: density.nodeHeight })),
    otherShape: null,
  }));
  const dormant = new Set([...Object.keys(workloads), ...Object.values(workloads).flat()]);
  return layOut({ namespaces, outside, links, density, folded: [], dormant }, last?.memory ?? null);
}

/** How large a phone's pane shows it all, with the cluster's frame and a margin. */
function zoomOnPhone(layout: Layout, outside: readonly string[]): number {
  const boxes = [...layout.namespaces.values(), ...outside.map((id) => at(layout, id))];
  const left = Math.min(-26, ...boxes.map(({ x }) => x));
  const top = Math.min(-26, ...boxes.map(({ y }) => y));
  const right = Math.max(...[...layout.namespaces.values()].map((box) => box.x + box.width + 26));
  const bottom = Math.max(...[...layout.namespaces.values()].map((box) => box.y + box.height + 26));
  return Math.min(390 / (right - left), 500 / (bottom - top)) / 1.04;
}

function at(layout: Layout, id: string) {
  const placed = layout.nodes.get(id);
  if (placed === undefined) throw new Error(`${id} has no place`);
  return placed;
}

const threeTier: Scene = {
  workloads: { "app/": ["frontend", "backend", "database"] },
  links: [
    ["frontend", "backend"],
    ["backend", "database"],
  ],
  outside: [tag("anyone")],
};

test("three tiers on a phone stand one below the other, so large that they can be read", () => {
  const layout = arrange(threeTier);
  expect(at(layout, "frontend").y).toBeLessThan(at(layout, "backend").y);
  expect(at(layout, "backend").y).toBeLessThan(at(layout, "database").y);
  expect(zoomOnPhone(layout, ["anyone"])).toBeGreaterThan(0.75);
});

test("a line from the first tier to the third passes beside the second", () => {
  const layout = arrange(threeTier);
  const middle = (id: string) => at(layout, id).x + at(layout, id).width / 2;
  expect(middle("frontend")).toBe(middle("database"));
  expect(at(layout, "backend").x).toBeGreaterThan(middle("frontend"));
});

test("callers stand above those that they call, at most four side by side", () => {
  const links: readonly Link[] = [
    ["web", "api"],
    ["admin", "api"],
    ["api", "db"],
    ["api", "cache"],
  ];
  const names = ["db", "cache", "api", "web", "admin", "job"];
  const layout = arrange({ workloads: { "n/": names }, links });
  for (const [caller, callee] of links) expect(at(layout, caller).y).toBeLessThan(at(layout, callee).y);
  for (const name of names) {
    const row = names.filter((other) => at(layout, other).y === at(layout, name).y);
    expect(row.length).toBeLessThanOrEqual(4);
  }
  expect(at(layout, "job").y).toBeGreaterThan(at(layout, "db").y);
});

test("two that call each other, side by side, have room between them for a label and its arrow", () => {
  const between = (links: readonly Link[]) => {
    const layout = arrange({ workloads: { "n/": ["a", "b", "c", "d", "e", "f", "g", "h"] }, links });
    const [a, b] = [at(layout, "a"), at(layout, "b")];
    expect(a.y).toBe(b.y);
    return b.x - a.x - a.width;
  };
  expect(between([])).toBe(TALL_ROOMY.columnGap);
  expect(
    between([
      ["a", "b"],
      ["b", "a"],
    ]),
  ).toBeGreaterThanOrEqual(60);
});

test("the outside stands in rows above the cluster, none wider than it", () => {
  const ids = ["r0", "r1", "r2", "r3", "anyone"];
  const layout = arrange({ workloads: { "n/": ["a", "b", "c"] }, outside: ids.map((id) => tag(id)) });
  const frame = layout.namespaces.get("n/");
  for (const id of ids) expect(at(layout, id).y + at(layout, id).height).toBeLessThan(frame?.y ?? Number.NaN);
  const rows = new Set(ids.map((id) => at(layout, id).y));
  expect(rows.size).toBeGreaterThan(1);
  for (const y of rows) {
    const row = ids.map((id) => at(layout, id)).filter((one) => one.y === y);
    const width = Math.max(...row.map((one) => one.x + one.width)) - Math.min(...row.map(({ x }) => x));
    expect(width).toBeLessThanOrEqual(Math.max(300, frame?.width ?? 0));
  }
});

test("what comes to the outside stands beside the others while there is room, then above them", () => {
  const first = arrange(threeTier);
  const grown = { ...threeTier, outside: [tag("anyone"), tag("r0"), tag("r1", 290)] };
  const second = arrange(grown, first);
  expect(at(second, "anyone")).toEqual(at(first, "anyone"));
  expect(at(second, "r0").y).toBe(at(first, "anyone").y);
  expect(at(second, "r1").y).toBeLessThan(at(first, "anyone").y);
});

test("a longer name of a range grows to both sides, and pushes a neighbour away from the cluster", () => {
  const scene = (width: number): Scene => ({
    workloads: { "n/": ["a", "b"] },
    outside: [tag("r0", width), tag("r1")],
  });
  const first = arrange(scene(124));
  const second = arrange(scene(200), first);
  expect(at(second, "r0").x).toBe(at(first, "r0").x - 38);
  const [left, right] = [at(second, "r0"), at(second, "r1")];
  const isBeside = left.x + left.width <= right.x;
  expect(isBeside).toBe(false);
  expect(Math.min(left.y, right.y)).toBeLessThan(at(first, "r0").y);
});

test("twelve namespaces of four workloads are shown on a phone so that names can be read from afar", () => {
  const names = Array.from({ length: 12 }, (_, n) => `n${n}/`);
  const workloads = Object.fromEntries(
    names.map((id) => [id, ["web", "api", "worker", "cache"].map((one) => id + one)]),
  );
  const links = names.map((id): Link => [`${id}web`, `${id}api`]);
  const layout = arrange({ workloads, links, outside: [tag("anyone")], density: TALL_DENSE });
  expect(zoomOnPhone(layout, ["anyone"])).toBeGreaterThan(0.3);
});
