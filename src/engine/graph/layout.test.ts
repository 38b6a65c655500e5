import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DENSE, type Density, ROOMY, TALL_DENSE, TALL_ROOMY } from "./density";
import { type Layout, type LayoutScene, layOut, type NamespaceBoxes, type Placed, type Sized } from "./layout";

type Link = readonly [string, string];

interface Scene {
  readonly namespaces: readonly (Omit<NamespaceBoxes, "otherShape" | "leastWidth"> & { readonly name: string })[];
  readonly outside: readonly Sized[];
  readonly links: readonly Link[];
  readonly density?: Density;
  /** Names of namespaces that are drawn as one node. */
  readonly folded?: ReadonlySet<string>;
}

const workload = (id: string, width = 152, height = 60): Sized => ({ id, width, height });

const range = (id: string, width = 124): Sized => ({ id, width, height: 48 });

const foldedId = (name: string) => `namespace ${name}`;

const titleWidth = ({ name }: { readonly name: string }) => 230 + name.length * 8;

function arrange(
  { namespaces, outside, links, density = ROOMY, folded = new Set() }: Scene,
  last: Layout | null = null,
) {
  const ids = namespaces.flatMap(({ id, name, boxes }) => [
    id,
    foldedId(name),
    ...boxes.map((box) => box.partOf ?? box.id),
  ]);
  const scene: LayoutScene = {
    namespaces: namespaces
      .filter(({ name }) => !folded.has(name))
      .map((one) => ({ ...one, leastWidth: titleWidth(one), otherShape: foldedId(one.name) })),
    folded: namespaces
      .filter(({ name }) => folded.has(name))
      .map(({ id, name }) => ({ id: foldedId(name), width: 184, height: 60, otherShape: id })),
    outside,
    links,
    density,
    dormant: new Set(ids),
  };
  return layOut(scene, last?.memory ?? null);
}

function overlap(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function overlapping(boxes: readonly Placed[]): readonly string[] {
  return boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} and ${b.id}`] : [])));
}

/** Everything that is wrong with a layout, one sentence each. */
function faults(
  { namespaces, outside, density = ROOMY, folded = new Set() }: Scene,
  layout: Layout,
): readonly string[] {
  const at = (id: string) => {
    const placed = layout.nodes.get(id);
    if (placed === undefined) throw new Error(`${id} has no place`);
    return placed;
  };
  const containers = namespaces.filter(({ name }) => !folded.has(name));
  const inside = containers.flatMap(({ id, name, boxes }) => {
    const frame = layout.namespaces.get(id);
    if (frame === undefined) return [`${id} has no place`];
    const placed = boxes.map((box) => at(box.id));
    const sticksOut = placed.filter(
      ({ x, y, width, height }) =>
        x < 0 || y < density.padding.top || x + width > frame.width || y + height > frame.height,
    );
    return [
      ...overlapping(placed),
      ...sticksOut.map((box) => `${box.id} sticks out of ${id}, or stands in its title`),
      ...(frame.width >= titleWidth({ name }) ? [] : [`${id} cuts its title`]),
    ];
  });
  const frames = [...layout.namespaces.values(), ...[...folded].map((name) => at(foldedId(name)))];
  return [...inside, ...overlapping([...frames, ...outside.map((box) => at(box.id))])];
}

const widths = fc.integer({ min: 124, max: 300 });

/** Workloads of a namespace, each one box or some pods. */
const manyWorkloads = fc.array(
  fc.record({ width: widths, pods: fc.option(fc.integer({ min: 2, max: 12 }), { freq: 4, nil: 0 }) }),
  { maxLength: 20 },
);

/** Up to seven namespaces with up to twenty workloads each, ranges, and links among the workloads. */
const scenesOf = (densities: readonly Density[]): fc.Arbitrary<Scene> =>
  fc
    .record({
      sizes: fc.array(manyWorkloads, { maxLength: 7 }),
      ranges: fc.array(widths, { maxLength: 12 }),
      pairs: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 30 }),
      density: fc.constantFrom(...densities),
      folds: fc.array(fc.nat(6), { maxLength: 3 }),
    })
    .map(({ sizes, ranges, pairs, density, folds }) => {
      const namespaces = sizes.map((own, n) => ({
        id: `n${n}/`,
        name: `n${n}`,
        boxes: own.flatMap(({ width, pods }, i) => boxesOf(`n${n}/w${i}`, width, pods, density.nodeHeight)),
      }));
      const ids = namespaces.flatMap(({ boxes }) => boxes.map((box) => box.partOf ?? box.id));
      const links = pairs.map(([a, b]): Link => [ids[a % ids.length] ?? "", ids[b % ids.length] ?? ""]);
      const folded = new Set(folds.map((n) => `n${n}`).filter((name) => namespaces.some((one) => one.name === name)));
      return { namespaces, outside: ranges.map((width, i) => range(`r${i}`, width)), links, density, folded };
    });

function boxesOf(id: string, width: number, pods: number, height: number): readonly Sized[] {
  if (pods === 0) return [workload(id, width, height)];
  return Array.from({ length: pods }, (_, i) => ({ ...workload(`pod ${id}-${i}`, width, height), partOf: id }));
}

/** A scene, and the same one without some of its boxes: as it was before they were added. */
const grownOf = (scenes: fc.Arbitrary<Scene>) =>
  scenes.chain((after) =>
    fc.func(fc.boolean()).map((isNew) => {
      const old = (boxes: readonly Sized[]) => boxes.filter(({ id, partOf }) => !isNew(partOf ?? id));
      const namespaces = after.namespaces
        .filter(({ id, name }) => after.folded?.has(name) || !isNew(`namespace ${id}`))
        .map((namespace) => ({ ...namespace, boxes: old(namespace.boxes) }));
      return { after, before: { ...after, namespaces, outside: old(after.outside) } };
    }),
  );

/** What of a scene is drawn how: which workloads by their pods, which namespaces as one node, which workloads at all. */
const views = fc.record({ expanded: fc.func(fc.boolean()), folded: fc.func(fc.boolean()), gone: fc.func(fc.nat(3)) });

function viewed(
  scene: Scene,
  { expanded, folded, gone }: typeof views extends fc.Arbitrary<infer V> ? V : never,
): Scene {
  const namespaces = scene.namespaces.map((one) => ({
    ...one,
    boxes: [...new Set(one.boxes.map((box) => box.partOf ?? box.id))]
      .filter((id) => gone(id) !== 0)
      .flatMap((id) => boxesOf(id, 160, expanded(id) ? 5 : 0, 42)),
  }));
  return { ...scene, namespaces, folded: new Set(namespaces.map(({ name }) => name).filter((name) => folded(name))) };
}

const shapes = [
  { shape: "wide", roomy: ROOMY, dense: DENSE },
  { shape: "tall", roomy: TALL_ROOMY, dense: TALL_DENSE },
];

describe.each(shapes)("in a $shape picture", ({ roomy, dense }) => {
  const scenes = scenesOf([roomy, dense]);

  test("nothing overlaps, and every workload lies in its namespace", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        expect(faults(scene, arrange(scene))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("the same picture is laid out the same", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        expect(arrange(scene)).toEqual(arrange(scene));
      }),
    );
  });

  test("what was drawn keeps its place, and what is new overlaps nothing", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(grownOf(scenes), ({ before, after }) => {
        const first = arrange(before);
        const second = arrange(after, first);
        // of namespaces that are one node: those are pushed by one that grew beside them
        const inside = before.namespaces.filter(({ name }) => !before.folded?.has(name)).flatMap(({ boxes }) => boxes);
        const ids = [...inside, ...before.outside].map(({ id }) => id);
        const places = (layout: Layout) => ids.map((id) => [id, layout.nodes.get(id)?.x, layout.nodes.get(id)?.y]);
        expect(places(second)).toEqual(places(first));
        expect(faults(after, second)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("what is taken away moves nothing", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(grownOf(scenes), ({ before, after }) => {
        const first = arrange(after);
        const second = arrange(before, first);
        for (const [id, { x, y }] of second.nodes)
          expect([id, x, y]).toEqual([id, first.nodes.get(id)?.x, first.nodes.get(id)?.y]);
        expect(faults(before, second)).toEqual([]);
      }),
    );
  });

  test("whatever is added, taken away, expanded and collapsed one after the other, nothing ever overlaps", {
    timeout: 30_000,
  }, () => {
    fc.assert(
      fc.property(scenes, fc.array(views, { minLength: 1, maxLength: 5 }), (scene, steps) => {
        let layout = arrange({ ...scene, density: dense });
        for (const step of steps) {
          const next = { ...viewed(scene, step), density: dense };
          layout = arrange(next, layout);
          expect(faults(next, layout)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("showing pods and folding namespaces, and taking it back, restores every place", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(scenes, views, (scene, view) => {
        const plain = viewed(scene, { expanded: () => false, folded: () => false, gone: () => 1 });
        const first = arrange(plain);
        const there = arrange(viewed(scene, { ...view, gone: () => 1 }), first);
        const back = arrange(plain, there);
        expect([...back.nodes].sort()).toEqual([...first.nodes].sort());
        expect(back.namespaces).toEqual(first.namespaces);
      }),
      { numRuns: 150 },
    );
  });
});

test("more namespaces than anybody can have are laid out, none over another", { timeout: 60_000 }, () => {
  const namespaces = Array.from({ length: 130_000 }, (_, i) => ({ id: `n${i}`, name: `n${i % 7}`, boxes: [] }));
  const { namespaces: placed } = arrange({ namespaces, outside: [], links: [] });
  const inRows = [...placed.values()].sort((a, b) => a.y - b.y || a.x - b.x);
  expect(inRows).toHaveLength(130_000);
  const overlapping = inRows.filter(({ x, y, width, height }, i) => {
    const next = inRows[i + 1];
    return next !== undefined && (next.y === y ? next.x < x + width : next.y < y + height);
  });
  expect(overlapping).toEqual([]);
});
