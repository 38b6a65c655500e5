import type { DoorNode } from "../../engine";

/** The pill of the picture that stands for a door, by itself or with others; null where none does. */
export function pillOf(doors: readonly DoorNode[], id: string): DoorNode | null {
  return doors.find((door) => idsOf(door).includes(id)) ?? null;
}

/** Ids of the other doors that the pill of one stands for; empty where it has its own. */
export function sharedWith(pill: DoorNode | null, id: string): readonly string[] {
  return pill === null ? [] : idsOf(pill).filter((other) => other !== id);
}

function idsOf(door: DoorNode): readonly string[] {
  const shared = door.kind === "service" ? (door.more ?? []) : [];
  return [door.id, ...shared.map((name) => `service ${name}`)];
}
