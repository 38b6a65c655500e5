import type { PictureDoor } from "../insight/picture-doors";
import type { Density } from "./density";
import type { WorkloadBox } from "./node-boxes";

/** What the Services of a dense picture were when it was first drawn, to tell which of them edits have changed. */
export interface ServiceMemory {
  /** By id; null: an edit has added it. */
  readonly first: ReadonlyMap<string, string | null>;
  /** Names of namespaces whose Services were seen. */
  readonly seen: ReadonlySet<string>;
}

/** What is drawn besides Services. */
interface Surroundings {
  readonly workloads: readonly WorkloadBox[];
  /** Names of namespaces that are not folded. */
  readonly open: ReadonlySet<string>;
  readonly density: Density;
}

/**
 * Which Services go without a pill. In a dense picture pills of all would take half of the room and say little: only those
 * have one that are broken, that an edit has added, or that are not what they were when the scenario was opened, so that
 * one that is mended stays where it was looked at.
 *
 * @param memory - of the last picture; null: there was none, or it was not dense
 * @returns `memory` null where the picture is not dense
 */
export function choosePills(
  doors: readonly PictureDoor[],
  { workloads, open, density }: Surroundings,
  memory: ServiceMemory | null,
): { readonly unseen: ReadonlySet<string>; readonly memory: ServiceMemory | null } {
  if (density.name !== "dense") return { unseen: new Set(), memory: null };
  const wholes = new Map(workloads.map(({ id, partOf }) => [id, partOf ?? id]));
  const first = new Map(memory?.first);
  const unseen = new Set<string>();
  for (const door of doors) {
    const { kind, id, namespace, broken } = door;
    if (kind !== "service") continue;
    const state = stateOf(door, wholes);
    if (!first.has(id)) first.set(id, memory?.seen.has(namespace) === true ? null : state);
    if (broken === null && first.get(id) === state) unseen.add(id);
  }
  return { unseen, memory: { first, seen: new Set([...(memory?.seen ?? []), ...open]) } };
}

/** What an edit can change of a Service; showing a workload pod by pod changes nothing of it. */
function stateOf({ words, broken, leadsTo }: PictureDoor, wholes: ReadonlyMap<string, string>): string {
  const behind = new Set(leadsTo.map(({ id, broken: isBroken }) => `${wholes.get(id) ?? id} ${isBroken}`));
  return JSON.stringify([words, broken, [...behind].sort()]);
}
