import type { Density } from "./density";
import type { LayoutScene, NamespaceBoxes } from "./layout";
import { type PlacedUnit, unitsOf } from "./layout-boxes";
import { looseBlock, stayingDoors, withDoors } from "./layout-doors";
import { placeFresh, placeNew } from "./layout-inside";
import { makeRoom } from "./layout-make-room";
import { settle } from "./layout-settle";

/** Where boxes belong: their upper left corners, relative to their namespace. */
type Homes = ReadonlyMap<string, Home>;

interface Home {
  readonly x: number;
  readonly y: number;
}

/** Nearer than this, boxes of a namespace crowd each other. */
const CLEARANCE = 6;

/** Between the words of the title and the first row: as much as a pill rises above its card. */
const TITLE_GAP = 14;

/** How much wider than high the pods of a workload stand. */
const BLOCK_ASPECTS = { wide: 1.5, tall: 0.75 } as const;

/**
 * The units of a namespace with their pills, pushed apart where they have grown; notes where they belong.
 *
 * @param former - where things belonged before
 */
export function placeInside(
  { id: namespace, boxes, doors = [] }: NamespaceBoxes,
  { density, links }: LayoutScene,
  former: Homes,
  homes: Map<string, Home>,
): readonly PlacedUnit[] {
  const pills = new Set(doors.map(({ id }) => id));
  const doorsOf = groupedBy(doors, ({ before }) => before ?? "");
  const all = unitsOf(boxes, density.blockGap, BLOCK_ASPECTS[density.shape]).map((unit) =>
    withDoors(unit, doorsOf.get(unit.id) ?? [], density),
  );
  const cores = new Map(all.map(({ whole, core }) => [whole.id, core]));
  const known = all.flatMap(({ whole, core }): PlacedUnit[] => {
    const at = former.get(whole.id);
    return at === undefined ? [] : [{ ...whole, x: at.x - core.x, y: at.y - core.y }];
  });
  const ids = new Set(all.map(({ whole }) => whole.id));
  const loose = doors.filter(({ before }) => before === null || !ids.has(before));
  const staying = stayingDoors(loose, former, known, CLEARANCE);
  const stays = new Set(staying.map(({ id }) => id));
  const block = looseBlock(
    loose.filter(({ id }) => !stays.has(id)),
    `${namespace} doors`,
  );
  const units = [...all.map(({ whole }) => whole), ...block];
  const { belongs, shift } = clearOfTitle([...known, ...staying], pills, density);
  const isFresh = belongs.length === 0;
  const placed = [...(isFresh ? placeFresh(units, links, density) : settledUnits(belongs, pills, density))];
  const settled: PlacedUnit[] = isFresh ? [...placed] : [...belongs];
  const isPlaced = new Set(placed.map(({ id }) => id));
  for (const unit of units) {
    if (isPlaced.has(unit.id)) continue;
    const place = placeNew(unit, placed, settled, density);
    placed.push(place);
    settled.push(place);
  }
  for (const { id, x, y, members } of settled) {
    const core = cores.get(id);
    if (core !== undefined) homes.set(id, { x: x + core.x - shift.x, y: y + core.y - shift.y });
    for (const member of members) {
      if (pills.has(member.id)) homes.set(member.id, { x: x + member.x - shift.x, y: y + member.y - shift.y });
    }
  }
  return placed;
}

/** Known units where they have room. */
function settledUnits(belongs: readonly PlacedUnit[], pills: ReadonlySet<string>, density: Density) {
  const gap = Math.min(density.rowGap, 44);
  return pills.size === 0 ? settle(belongs, CLEARANCE, gap) : makeRoom(belongs, pills, density, gap);
}

/**
 * Moves all of a namespace together where pills that are new would stand in its title, or, where they stand above, stick
 * out of it at the left. Before a card of the first row one may rise to the words of the title.
 */
function clearOfTitle(units: readonly PlacedUnit[], pills: ReadonlySet<string>, { padding, shape }: Density) {
  const isTall = shape === "tall";
  const riseOf = ({ id, rise = 0 }: PlacedUnit) => (isTall ? 0 : pills.has(id) ? TITLE_GAP : Math.min(rise, TITLE_GAP));
  const shift = {
    x: isTall ? Math.max(0, ...units.map(({ x }) => padding.side - x)) : 0,
    y: Math.max(0, ...units.map((unit) => padding.top - riseOf(unit) - unit.y)),
  };
  const isInPlace = shift.x === 0 && shift.y === 0;
  return {
    shift,
    belongs: isInPlace ? units : units.map((unit) => ({ ...unit, x: unit.x + shift.x, y: unit.y + shift.y })),
  };
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
