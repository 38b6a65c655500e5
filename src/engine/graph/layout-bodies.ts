import { extentOf, isNear, type Placed, type PlacedUnit } from "./layout-boxes";

/** A unit as what it is made of, so that the free corners around its pills count as free. */
export interface Body {
  readonly unit: PlacedUnit;
  /** Around its boxes, without pills; of a pill that stands by itself, the pill. */
  readonly core: Placed;
  readonly pills: readonly Placed[];
}

/** Nearer than this, boxes of a namespace crowd each other. */
const CLEARANCE = 6;
/** So near a pill may come to anything: it is low, and stands in gaps. */
const PILL_CLEARANCE = 4;

/** @param pills - ids of all pills */
export function bodyOf(unit: PlacedUnit, pills: ReadonlySet<string>): Body {
  const members = unit.members.map((box): Placed => ({ ...box, x: box.x + unit.x, y: box.y + unit.y }));
  const boxes = members.filter(({ id }) => !pills.has(id));
  if (boxes.length === 0) return { unit, core: unit, pills: [] };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const { right, bottom } = extentOf(boxes, { right: x, bottom: y });
  const core = { id: unit.id, x, y, width: right - x, height: bottom - y };
  return { unit, core, pills: members.filter(({ id }) => pills.has(id)) };
}

/** The same further right and lower. */
export function movedBy({ unit, core, pills }: Body, dx: number, dy: number): Body {
  const moved = <P extends Placed>(box: P): P => ({ ...box, x: box.x + dx, y: box.y + dy });
  return { unit: moved(unit), core: moved(core), pills: pills.map(moved) };
}

/** A part of one body and a part of another, and how near they may come to each other. */
export interface Meeting {
  readonly other: Placed;
  readonly own: Placed;
  readonly clearance: number;
}

/** Every part of one body with every part of another. */
export function meetingsOf(other: Body, own: Body): readonly Meeting[] {
  const meetings: Meeting[] = [{ other: other.core, own: own.core, clearance: CLEARANCE }];
  for (const pill of other.pills) meetings.push({ other: pill, own: own.core, clearance: PILL_CLEARANCE });
  for (const pill of own.pills) {
    for (const part of [other.core, ...other.pills]) {
      meetings.push({ other: part, own: pill, clearance: PILL_CLEARANCE });
    }
  }
  return meetings;
}

/** Those whose parts crowd each other. */
export function crowdedMeetings(other: Body, own: Body): readonly Meeting[] {
  return meetingsOf(other, own).filter((meeting) => isNear(meeting.other, meeting.own, meeting.clearance));
}
