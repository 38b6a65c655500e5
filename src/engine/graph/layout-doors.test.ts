import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DENSE, type Density, ROOMY, TALL_DENSE, TALL_ROOMY } from "./density";
import { type Layout, layOut, type Placed, type Sized } from "./layout";
import type { DoorBox } from "./layout-doors";
import type { GateBox } from "./layout-gates";

/** A namespace: for each workload how many pods it is shown by (0: as one node), and its pills. */
interface Space {
  readonly id: string;
  readonly workloads: readonly number[];
  readonly doors: readonly DoorBox[];
}

interface Scene {
  readonly spaces: readonly Space[];
  readonly outside: readonly Sized[];
  readonly gates: readonly GateBox[];
  readonly density: Density;
}

const TITLE = 230;

function boxesOf({ id, workloads }: Space, { nodeHeight }: Density): readonly Sized[] {
  return workloads.flatMap((pods, i): readonly Sized[] => {
    const unit = `${id}w${i}`;
    const size = { width: 152, height: nodeHeight };
    if (pods === 0) return [{ id: unit, ...size }];
    return Array.from({ length: pods }, (_, p) => ({ id: `pod ${unit}-${p}`, ...size, partOf: unit }));
  });
}

function arrange({ spaces, outside, gates, density }: Scene, last: Layout | null = null): Layout {
  const namespaces = spaces.map((space) => {
    return { id: space.id, leastWidth: TITLE, boxes: boxesOf(space, density), doors: space.doors, otherShape: null };
  });
  const dormant = new Set(spaces.flatMap(({ id, workloads }) => [id, ...workloads.map((_, i) => `${id}w${i}`)]));
  return layOut({ namespaces, folded: [], outside, gates, links: [], density, dormant }, last?.memory ?? null);
}

function overlapping(boxes: readonly Placed[], near = 0): readonly string[] {
  const overlap = (a: Placed, b: Placed) =>
    a.x < b.x + b.width + near &&
    b.x < a.x + a.width + near &&
    a.y < b.y + b.height + near &&
    b.y < a.y + a.height + near;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} and ${b.id}`] : [])));
}

/** Everything that is wrong with a layout, one sentence each. */
function faults({ spaces, outside, gates, density }: Scene, { nodes, namespaces }: Layout): readonly string[] {
  const at = (id: string) => {
    const placed = nodes.get(id) ?? namespaces.get(id);
    if (placed === undefined) throw new Error(`${id} has no place`);
    return placed;
  };
  const inside = spaces.flatMap((space) => {
    const frame = at(space.id);
    const placed = [...boxesOf(space, density), ...space.doors].map(({ id }) => at(id));
    // a pill before a card of the first row may rise to the words of the title
    const rise = density.shape === "tall" ? 0 : 14;
    const sticksOut = placed.filter(({ id, x, y, width, height }) => {
      const top = density.padding.top - (id.startsWith("service") ? rise : 0);
      return x < 0 || y < top || x + width > frame.width || y + height > frame.height;
    });
    return [...overlapping(placed), ...sticksOut.map(({ id }) => `${id} sticks out, or stands in the title`)];
  });
  return [...inside, ...overlapping([...namespaces.values(), ...[...outside, ...gates].map(({ id }) => at(id))])];
}

const spacesOf = (density: Density): fc.Arbitrary<readonly Space[]> =>
  fc
    .array(
      fc.record({
        workloads: fc.array(fc.constantFrom(0, 0, 0, 4), { maxLength: 8 }),
        doors: fc.array(fc.record({ width: fc.integer({ min: 60, max: 240 }), before: fc.nat(9) }), { maxLength: 8 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) =>
      all.map(({ workloads, doors }, n): Space => {
        const id = `n${n}/`;
        const boxes = doors.map(({ width, before }, i): DoorBox => {
          const unit = before < workloads.length ? `${id}w${before}` : null;
          return { id: `service ${id}s${i}`, width, height: density.doorHeight, before: unit };
        });
        return { id, workloads, doors: boxes };
      }),
    );

const scenesOf = (densities: readonly Density[]): fc.Arbitrary<Scene> =>
  fc.constantFrom(...densities).chain((density) =>
    fc.record({
      spaces: spacesOf(density),
      outside: fc
        .array(fc.integer({ min: 124, max: 300 }), { maxLength: 9 })
        .map((widths) => widths.map((width, i): Sized => ({ id: `r${i}`, width, height: density.outsideHeight }))),
      gates: fc
        .array(fc.record({ width: fc.integer({ min: 80, max: 240 }), towards: fc.nat(3) }), { maxLength: 6 })
        .map((all) =>
          all.map(({ width, towards }, i): GateBox => {
            return { id: `ingress i${i}`, width, height: density.doorHeight, towards: `service n${towards}/s0` };
          }),
        ),
      density: fc.constant(density),
    }),
  );

/** The same with every pill before another workload, by itself, or gone. */
const rebound = (scene: Scene, choice: (id: string) => number): Scene => ({
  ...scene,
  spaces: scene.spaces.map((space) => ({
    ...space,
    doors: space.doors.flatMap((door): readonly DoorBox[] => {
      const to = choice(door.id);
      if (to === 9) return [];
      return [{ ...door, before: to < space.workloads.length ? `${space.id}w${to}` : null }];
    }),
  })),
  gates: scene.gates.filter(({ id }) => choice(id) !== 9),
});

const shapes = [
  { shape: "wide", roomy: ROOMY, dense: DENSE },
  { shape: "tall", roomy: TALL_ROOMY, dense: TALL_DENSE },
];

describe.each(shapes)("in a $shape picture", ({ shape, roomy, dense }) => {
  const scenes = scenesOf([roomy, dense]);
  const choices = fc.func(fc.nat(9));

  test("pills overlap nothing, and every Service lies in its namespace", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        expect(faults(scene, arrange(scene))).toEqual([]);
        expect(arrange(scene)).toEqual(arrange(scene));
      }),
      { numRuns: 100 },
    );
  });

  test("a Service stands right before its workload", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { nodes } = arrange(scene);
        const bound = scene.spaces.flatMap(({ doors }) => doors.filter(({ before }) => before !== null));
        for (const { id, before } of bound) {
          const pill = nodes.get(id);
          const card = nodes.get(before ?? "") ?? nodes.get(`pod ${before}-0`);
          if (pill === undefined || card === undefined) throw new Error(`${id} or ${before} has no place`);
          if (shape === "wide") expect(card.x - pill.x - pill.width).toBe(14);
          else expect([pill.x - card.x, pill.y + pill.height < card.y]).toEqual([18, true]);
        }
      }),
    );
  });

  test("wherever Services lead, one edit after the other, nothing ever overlaps", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(scenes, fc.array(choices, { minLength: 1, maxLength: 4 }), (scene, steps) => {
        let layout = arrange(scene);
        for (const choice of steps) {
          layout = arrange(rebound(scene, choice), layout);
          expect(faults(rebound(scene, choice), layout)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("breaking Services and mending them restores every place", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(scenes, fc.func(fc.boolean()), (scene, isBroken) => {
        const whole = rebound(scene, () => 0);
        const first = arrange(whole);
        const broken = rebound(scene, (id) => (isBroken(id) ? 8 : 0));
        const back = arrange(whole, arrange(broken, first));
        expect([...back.nodes].sort()).toEqual([...first.nodes].sort());
        expect(back.namespaces).toEqual(first.namespaces);
      }),
      { numRuns: 100 },
    );
  });

  test("a Service that leads nowhere any more stays where it stood, and so does all else", () => {
    const door = (before: string | null): DoorBox => ({
      id: "service n0/web",
      width: 120,
      height: roomy.doorHeight,
      before,
    });
    const scene = (before: string | null): Scene => ({
      spaces: [{ id: "n0/", workloads: [0, 0, 0], doors: [door(before)] }],
      ...{ outside: [], gates: [], density: roomy },
    });
    const first = arrange(scene("n0/w1"));
    const broken = arrange(scene(null), first);
    expect(broken.nodes).toEqual(first.nodes);
    expect(broken.namespaces).toEqual(first.namespaces);
  });

  test("mending and breaking Services leaves every workload in its row, in order", {
    timeout: 30_000,
  }, () => {
    fc.assert(
      fc.property(scenes, choices, (scene, choice) => {
        const mended = onePerWorkload(scene, choice);
        const first = arrange(broken(mended));
        const next = arrange(mended, first);
        const last = arrange(broken(mended), next);
        for (const space of scene.spaces) {
          const order = readingOrder(space, first, scene.density);
          expect(readingOrder(space, next, scene.density)).toEqual(order);
          expect(readingOrder(space, last, scene.density)).toEqual(order);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test("mending a Service moves only workloads that crowd a pill then, and those only to the right", () => {
  fc.assert(
    fc.property(scenesOf([ROOMY, DENSE]), fc.func(fc.nat(9)), (scene, choice) => {
      const mended = onePerWorkload(scene, choice);
      const first = arrange(broken(mended));
      const next = arrange(mended, first);
      for (const space of mended.spaces) {
        const cards = boxesOf(space, scene.density).map(({ id }) => placeOf(first, id));
        const pills = space.doors.map((door) => wishedBefore(door, first));
        const isInside = pills.every(({ x }) => x >= scene.density.padding.side);
        const isFree = isInside && overlapping([...cards, ...pills], 6).length === 0;
        for (const card of cards) {
          const now = placeOf(next, card.id);
          expect(now.y).toBe(card.y);
          if (isFree) expect(now.x).toBe(card.x);
          else expect(now.x).toBeGreaterThanOrEqual(card.x);
        }
      }
    }),
    { numRuns: 300 },
  );
});

/** At most one pill before each workload, and none by itself. */
function onePerWorkload(scene: Scene, choice: (id: string) => number): Scene {
  const bound = rebound(scene, choice);
  return {
    ...bound,
    spaces: bound.spaces.map((space) => {
      const seen = new Set<string | null>([null]);
      return {
        ...space,
        doors: space.doors.filter(({ before }) => {
          if (seen.has(before)) return false;
          seen.add(before);
          return true;
        }),
      };
    }),
  };
}

/** The same with Services that lead nowhere. */
function broken(scene: Scene): Scene {
  const spaces = scene.spaces.map((space) => ({
    ...space,
    doors: space.doors.map((door) => ({ ...door, before: null })),
  }));
  return { ...scene, spaces };
}

function placeOf({ nodes }: Layout, id: string): Placed {
  const placed = nodes.get(id);
  if (placed === undefined) throw new Error(`${id} has no place`);
  return placed;
}

/** Where a pill would be if nothing moved: 14 px before its card, and mostly above it. */
function wishedBefore({ id, width, height, before }: DoorBox, layout: Layout): Placed {
  const card = placeOf(layout, layout.nodes.has(before ?? "") ? (before ?? "") : `pod ${before}-0`);
  return { id, width, height, x: card.x - 14 - width, y: card.y - height + Math.round(card.height * 0.16) };
}

/** The rows of a namespace from the top, the workloads of each from the left. */
function readingOrder(space: Space, layout: Layout, density: Density): readonly (readonly string[])[] {
  const cards = boxesOf(space, density).map(({ id }) => placeOf(layout, id));
  const tops = [...new Set(cards.map(({ y }) => y))].sort((a, b) => a - b);
  const row = (top: number) => cards.filter(({ y }) => y === top).toSorted((a, b) => a.x - b.x);
  return tops.map((top) => row(top).map(({ id }) => id));
}
