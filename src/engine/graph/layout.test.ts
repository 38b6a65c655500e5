import fc from "fast-check";
import { expect, test } from "vitest";
import { type Layout, type LayoutMemory, layOut, type NamespaceBoxes, type Placed, type Sized } from "./layout";

type Link = readonly [string, string];

interface Scene {
  readonly namespaces: readonly NamespaceBoxes[];
  readonly outside: readonly Sized[];
  readonly links: readonly Link[];
}

const NODE_HEIGHT = 60;
const workload = (id: string, width = 152): Sized => ({ id, width, height: NODE_HEIGHT });
const range = (id: string, width = 124): Sized => ({ id, width, height: 48 });

function arrange({ namespaces, outside, links }: Scene, memory: LayoutMemory | null = null): Layout {
  return layOut(namespaces, outside, links, memory);
}

function overlap(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function overlapping(boxes: readonly Placed[]): readonly string[] {
  return boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} and ${b.id}`] : [])));
}

/** Everything that is wrong with a layout, one sentence each. */
function faults({ namespaces, outside }: Scene, layout: Layout): readonly string[] {
  const at = (id: string) => {
    const placed = layout.nodes.get(id);
    if (placed === undefined) throw new Error(`${id} has no place`);
    return placed;
  };
  const inside = namespaces.flatMap(({ id, boxes }) => {
    const frame = layout.namespaces.get(id);
    if (frame === undefined) return [`${id} has no place`];
    const placed = boxes.map((box) => at(box.id));
    const sticksOut = placed.filter(
      ({ x, y, width, height }) => x < 0 || y < 0 || x + width > frame.width || y + height > frame.height,
    );
    return [...overlapping(placed), ...sticksOut.map((box) => `${box.id} sticks out of ${id}`)];
  });
  return [...inside, ...overlapping([...layout.namespaces.values(), ...outside.map((box) => at(box.id))])];
}

const widths = fc.integer({ min: 124, max: 300 });

/** Up to five namespaces with up to twenty workloads each, ranges, and links among the workloads. */
const scenes: fc.Arbitrary<Scene> = fc
  .record({
    sizes: fc.array(fc.array(widths, { maxLength: 20 }), { maxLength: 5 }),
    ranges: fc.array(widths, { maxLength: 6 }),
    pairs: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 30 }),
  })
  .map(({ sizes, ranges, pairs }) => {
    const namespaces = sizes.map((own, n) => ({
      id: `n${n}`,
      name: `n${n}`,
      boxes: own.map((width, i) => workload(`n${n}/w${i}`, width)),
    }));
    const ids = namespaces.flatMap(({ boxes }) => boxes.map(({ id }) => id));
    const links = pairs.map(([a, b]): Link => [ids[a % ids.length] ?? "", ids[b % ids.length] ?? ""]);
    return { namespaces, outside: ranges.map((width, i) => range(`r${i}`, width)), links };
  });

test("nothing overlaps, and every workload lies in its namespace", () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      expect(faults(scene, arrange(scene))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("the same picture is laid out the same", () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      expect(arrange(scene)).toEqual(arrange(scene));
    }),
  );
});

/** A scene, and the same one without some of its boxes: as it was before they were added. */
const grown = scenes.chain((after) =>
  fc.func(fc.boolean()).map((isNew) => {
    const old = (boxes: readonly Sized[]) => boxes.filter(({ id }) => !isNew(id));
    const namespaces = after.namespaces
      .filter(({ id }) => !isNew(`namespace ${id}`))
      .map((namespace) => ({ ...namespace, boxes: old(namespace.boxes) }));
    return { after, before: { ...after, namespaces, outside: old(after.outside) } };
  }),
);

test("what was drawn keeps its place, and what is new overlaps nothing", () => {
  fc.assert(
    fc.property(grown, ({ before, after }) => {
      const first = arrange(before);
      const second = arrange(after, first);
      const ids = [...before.namespaces.flatMap(({ boxes }) => boxes), ...before.outside].map(({ id }) => id);
      const places = (layout: Layout) => ids.map((id) => [id, layout.nodes.get(id)?.x, layout.nodes.get(id)?.y]);
      expect(places(second)).toEqual(places(first));
      expect(faults(after, second)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("what is taken away moves nothing", () => {
  fc.assert(
    fc.property(grown, ({ before, after }) => {
      const first = arrange(after);
      const second = arrange(before, first);
      for (const [id, { x, y }] of second.nodes)
        expect([id, x, y]).toEqual([id, first.nodes.get(id)?.x, first.nodes.get(id)?.y]);
      expect(faults(before, second)).toEqual([]);
    }),
  );
});

test("a namespace moves down only to clear an overlap with one that grew", () => {
  const scene = (count: number): Scene => ({
    namespaces: [
      { id: "a", name: "a", boxes: Array.from({ length: count }, (_, i) => workload(`a/${i}`)) },
      { id: "b", name: "b", boxes: [workload("b/0")] },
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
    namespaces: [{ id: "n", name: "n", boxes }],
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
  expect(faults(ring, arrange(ring))).toEqual([]);
});

test("a namespace grows with what is added to it", () => {
  const scene = (count: number): Scene => ({
    namespaces: [{ id: "n", name: "n", boxes: Array.from({ length: count }, (_, i) => workload(`w${i}`)) }],
    outside: [],
    links: [],
  });
  const first = arrange(scene(1));
  const second = arrange(scene(2), first);
  const height = (layout: Layout) => layout.namespaces.get("n")?.height ?? Number.NaN;
  expect(height(second)).toBeGreaterThan(height(first));
  expect(faults(scene(2), second)).toEqual([]);
});

test("the outside stands left of every namespace", () => {
  const scene: Scene = {
    namespaces: [{ id: "n", name: "n", boxes: [workload("w")] }],
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

test("a namespace is wide enough for its name", () => {
  const name = "a-namespace-with-quite-a-long-name-of-fifty-letters";
  const scene: Scene = { namespaces: [{ id: name, name, boxes: [] }], outside: [], links: [] };
  expect(arrange(scene).namespaces.get(name)?.width).toBeGreaterThan(name.length * 8);
});
