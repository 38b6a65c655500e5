import type { PictureDoor } from "../insight/picture-doors";
import type { Density } from "./density";
import type { DoorNode, GraphLink, IngressNode, ServiceNode } from "./graph";
import type { DoorBox } from "./layout-doors";
import type { GateBox } from "./layout-gates";
import { namespaceId, type WorkloadBox } from "./node-boxes";

type Unplaced<N> = Omit<N, "x" | "y">;

/** The pills of a picture before they have places, and what they lead to. */
export interface DoorBoxes {
  readonly services: readonly (Unplaced<ServiceNode> & DoorBox)[];
  readonly ingresses: readonly (Unplaced<IngressNode> & GateBox)[];
  /** Services that have no pill, and so no place. */
  readonly unseen: readonly ServiceNode[];
  readonly links: readonly GraphLink[];
}

/** So many pills stand before one workload; the others share the last. */
const MOST_IN_STACK = 3;

/**
 * The pill of a Service stands before the first workload of its namespace that it leads to, else by itself. Of more than
 * three before one workload, those that are broken are shown first. Where a Service has no pill, its Ingresses lead to its
 * workloads.
 *
 * @param workloads - those that are drawn, in the order of the picture
 * @param unseen - ids of Services that have no pill
 */
export function boxDoors(
  doors: readonly PictureDoor[],
  workloads: readonly WorkloadBox[],
  unseen: ReadonlySet<string>,
  density: Density,
): DoorBoxes {
  const services = doors.filter(({ kind }) => kind === "service");
  const seen = services.filter(({ id }) => !unseen.has(id));
  const { shown, sharing } = chooseShown(seen, unitsBehind(seen, workloads));
  const pillOf = new Map(shown.flatMap(({ door, more }) => [door, ...more].map((each) => [each.id, door.id] as const)));
  const hidden = services.filter(({ id }) => unseen.has(id));
  const behindUnseen = new Map(hidden.map(({ id, leadsTo }) => [id, leadsTo]));
  const height = density.doorHeight;
  const boxes = shown.map(({ door, before, more }) => {
    const { id, namespace, name, words: ports, broken } = door;
    const shared = more.length === 0 ? {} : { more: more.map((each) => `${each.namespace}/${each.name}`) };
    const size = { width: pillWidth(door, more.length > 0, density), height };
    const container = namespaceId(namespace);
    return { kind: "service" as const, id, namespace, container, name, ports, broken, ...shared, ...size, before };
  });
  const ingresses = doors.flatMap((door) => {
    if (door.kind !== "ingress") return [];
    const { id, namespace, name, words: hosts, broken, leadsTo } = door;
    const [first = ""] = leadsTo.map((each) => each.id);
    const towards = pillOf.get(first) ?? behindUnseen.get(first)?.[0]?.id ?? namespaceId(namespace);
    const size = { width: pillWidth(door, false, density), height };
    return [{ kind: "ingress" as const, id, namespace, name, hosts, broken, ...size, towards }];
  });
  const brokenPills = new Set(services.flatMap(({ id, broken }) => (broken === null ? [] : id)));
  const links = doors.flatMap(({ kind, id, leadsTo }) =>
    leadsTo.flatMap(({ id: to, broken }): GraphLink[] => {
      const source = pillOf.get(id) ?? id;
      const isBroken = broken || brokenPills.has(to);
      const pill = kind === "service" ? to : pillOf.get(to);
      const targets = pill === undefined ? (behindUnseen.get(to) ?? []) : [{ id: pill, broken: false }];
      return targets.map((target) => linkTo(source, target.id, isBroken || target.broken));
    }),
  );
  const mayRepeat = sharing || hidden.length > 0;
  return {
    services: boxes,
    ingresses,
    unseen: hidden.map(unseenService),
    links: mayRepeat ? onePerPair(links) : links,
  };
}

function linkTo(source: string, target: string, broken: boolean): GraphLink {
  return { id: `${source}⇢${target}`, source, target, broken };
}

function unseenService({ id, namespace, name, words: ports, broken }: PictureDoor): ServiceNode {
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };
  const container = namespaceId(namespace);
  return { kind: "service", id, namespace, container, name, ports, broken, isDrawn: false, ...nowhere };
}

/** Nodes without what only the layout needs. */
export function placeDoor(
  box: DoorBoxes["services"][number] | DoorBoxes["ingresses"][number],
  { x, y }: { readonly x: number; readonly y: number },
): DoorNode {
  if (box.kind === "service") {
    const { before: _before, ...node } = box;
    return { ...node, x, y };
  }
  const { towards: _towards, ...node } = box;
  return { ...node, x, y };
}

/** The id of what each Service stands before: of a workload that is shown pod by pod, of the whole; null for none. */
function unitsBehind(
  services: readonly PictureDoor[],
  workloads: readonly WorkloadBox[],
): ReadonlyMap<PictureDoor, string | null> {
  const rank = new Map(workloads.map((box, i) => [box.id, { i, box }]));
  return new Map(
    services.map((door) => {
      const behind = door.leadsTo.flatMap(({ id }) => rank.get(id) ?? []);
      const own = behind.filter(({ box }) => box.namespace === door.namespace).sort((a, b) => a.i - b.i);
      const first = own[0]?.box;
      return [door, first === undefined ? null : (first.partOf ?? first.id)];
    }),
  );
}

interface Shown {
  readonly door: PictureDoor;
  readonly before: string | null;
  /** Those that share its place. */
  readonly more: readonly PictureDoor[];
}

function chooseShown(services: readonly PictureDoor[], units: ReadonlyMap<PictureDoor, string | null>) {
  const stacks = new Map<string, PictureDoor[]>();
  const shown: Shown[] = [];
  let sharing = false;
  for (const door of services) {
    const unit = units.get(door) ?? null;
    if (unit === null) shown.push({ door, before: null, more: [] });
    else stacks.set(unit, [...(stacks.get(unit) ?? []), door]);
  }
  for (const [before, stack] of stacks) {
    const isCut = stack.length > MOST_IN_STACK;
    const order = isCut ? stack.toSorted((a, b) => Number(b.broken !== null) - Number(a.broken !== null)) : stack;
    sharing ||= isCut;
    for (const [i, door] of order.slice(0, MOST_IN_STACK).entries()) {
      shown.push({ door, before, more: i === MOST_IN_STACK - 1 ? order.slice(MOST_IN_STACK) : [] });
    }
  }
  return { shown, sharing };
}

/** One link for those of Services that share a pill; it is whole where one of them is. */
function onePerPair(links: readonly GraphLink[]): readonly GraphLink[] {
  const byId = new Map<string, GraphLink>();
  for (const link of links) {
    const known = byId.get(link.id);
    byId.set(link.id, known === undefined ? link : { ...link, broken: known.broken && link.broken });
  }
  return [...byId.values()];
}

/**
 * Room for its sign, its name, its ports, and how many more share it. A Service that is broken says so in the place of its
 * ports, so that it stays as wide as it is and where it is.
 */
function pillWidth({ kind, name, words, broken }: PictureDoor, isShared: boolean, { mostDoorWidth }: Density): number {
  const saying = words === "" ? 0 : 8 + words.length * 6.6;
  const both = saying + (broken === null ? 0 : BROKEN_WIDTH);
  const letters = name.length * 6.8 + (kind === "service" ? Math.max(saying, BROKEN_WIDTH) : both);
  const most = mostDoorWidth + (kind === "ingress" && broken !== null ? BROKEN_WIDTH : 0);
  return Math.round(Math.min(most, 46 + letters) + (isShared ? 24 : 0));
}

const BROKEN_WIDTH = 50;
