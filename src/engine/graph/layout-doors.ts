import type { Density } from "./density";
import { extentOf, isNear, type Placed, type PlacedUnit, type Sized, type Unit } from "./layout-boxes";

/** A Service's pill, to be placed in its namespace. */
export interface DoorBox extends Sized {
  /** Id of the unit that it stands before; null: it leads to none that is drawn. */
  readonly before: string | null;
}

/** Between a pill and what it stands before. */
const DOOR_GAP = 14;
/** So much of the lowest pill is beside its card, as a share of a card's height: lines come in below it. */
const BESIDE = 0.16;
/** Between pills of a stack. */
const STACK_GAP = 4;
/** In a tall picture pills stand above, so far from the left end that their links pass beside them. */
const INDENT = 18;

/**
 * A unit with the pills before it: at its left and higher, so that lines come in below them; in a tall picture above it. `x` and `y` of `core` are where the unit itself is in the whole.
 */
export function withDoors(
  unit: Unit,
  doors: readonly DoorBox[],
  { shape, nodeHeight }: Density,
): { readonly whole: Unit; readonly core: { readonly x: number; readonly y: number } } {
  if (doors.length === 0) return { whole: unit, core: { x: 0, y: 0 } };
  const widest = Math.max(...doors.map(({ width }) => width));
  const stack = doors.reduce((sum, { height }) => sum + height + STACK_GAP, -STACK_GAP);
  const isTall = shape === "tall";
  const core = isTall
    ? { x: 0, y: stack + DOOR_GAP }
    : { x: widest + DOOR_GAP, y: stack - Math.round(nodeHeight * BESIDE) };
  let y = 0;
  const pills = doors.map(({ id, width, height }): Placed => {
    const top = y;
    y += height + STACK_GAP;
    return { id, width, height, x: isTall ? INDENT : widest - width, y: top };
  });
  const members = unit.members.map((box) => ({ ...box, x: box.x + core.x, y: box.y + core.y }));
  const width = isTall ? Math.max(unit.width, INDENT + widest) : core.x + unit.width;
  // a stack may be higher than what it stands before
  const height = Math.max(core.y + unit.height, stack);
  return { whole: { id: unit.id, width, height, rise: core.y, members: [...pills, ...members] }, core };
}

/** Pills that stand for themselves and have no place yet, as one block; empty for none. */
export function looseBlock(doors: readonly DoorBox[], id: string): readonly Unit[] {
  if (doors.length === 0) return [];
  const gap = 2 * STACK_GAP;
  const width = Math.max(...doors.map((door) => door.width));
  const height = Math.max(...doors.map((door) => door.height));
  const rows = Math.ceil(Math.sqrt((doors.length * (width + gap)) / (height + gap)));
  const members = doors.map((door, i): Placed => {
    const at = { x: Math.floor(i / rows) * (width + gap), y: (i % rows) * (height + gap) };
    return { id: door.id, width: door.width, height: door.height, ...at };
  });
  const { right, bottom } = extentOf(members, { right: 0, bottom: 0 });
  return [{ id, width: right, height: bottom, members }];
}

/** Pills that stood somewhere and lead nowhere now: they stay, unless something else stands there. */
export function stayingDoors(
  doors: readonly DoorBox[],
  homes: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
  others: readonly Placed[],
  clearance: number,
): readonly PlacedUnit[] {
  const stay: PlacedUnit[] = [];
  for (const { id, width, height } of doors) {
    const at = homes.get(id);
    if (at === undefined) continue;
    const unit: PlacedUnit = { id, width, height, ...at, members: [{ id, width, height, x: 0, y: 0 }] };
    if (![...others, ...stay].some((other) => isNear(other, unit, clearance))) stay.push(unit);
  }
  return stay;
}
