import type { EdgeState } from "../../../engine";
import type { MenuTarget } from "../../../state/editing";
import { canvasGroups } from "./canvas-entries";
import { doorGroups, findDoor, sharedGroups } from "./door-entries";
import { lineGroups } from "./line-entries";
import type { MenuGroup } from "./menu-entry";
import type { MenuWorld } from "./menu-world";
import { namespaceGroups } from "./namespace-entries";
import { outsideGroups } from "./outside-entries";
import { pickedGroups } from "./picked-entries";
import { workloadGroups } from "./workload-entries";

/** What a menu is called, and what can be done with its target. */
export interface TargetMenu {
  /** “shop/web”, “Picture”. */
  readonly title: string;
  /** Empty: it is gone. */
  readonly groups: readonly MenuGroup[];
}

/**
 * The menu of something in the picture.
 *
 * @param edgeState - of the line that it is about; null: of none that is drawn
 */
export function targetMenu(target: MenuTarget, world: MenuWorld, edgeState: EdgeState | null): TargetMenu {
  switch (target.kind) {
    case "canvas":
      return { title: "Picture", groups: canvasGroups(world) };
    case "container": {
      const name = target.id.slice(0, -1);
      return withPicked(`namespace ${name}`, { title: name, groups: namespaceGroups(name, world) }, world);
    }
    case "edge":
      return { title: target.id.replace("→", " → "), groups: lineGroups(target.id, edgeState) };
    case "door": {
      const shared = sharedGroups(world.doors, target.id);
      const [services] = shared;
      if (services === undefined) return doorMenu(target.id, world);
      return { title: `${services.entries.length} Services`, groups: shared };
    }
    case "node":
      return withPicked(target.id, nodeMenu(target.id, world), world);
  }
}

function withPicked(id: string, { title, groups }: TargetMenu, world: MenuWorld): TargetMenu {
  return { title, groups: [...pickedGroups(id, world), ...groups] };
}

/** The menu of a Service or an Ingress by itself, also of one that shares a pill. */
export function doorMenu(id: string, { doors }: Pick<MenuWorld, "doors">): TargetMenu {
  const door = findDoor(doors, id);
  return door === null ? gone(id) : { title: `${door.namespace}/${door.name}`, groups: doorGroups(door) };
}

function nodeMenu(id: string, world: MenuWorld): TargetMenu {
  const node = world.nodes.find((each) => each.id === id);
  switch (node?.kind) {
    case undefined:
      return gone(id);
    case "workload":
      return { title: `${node.namespace}/${node.name}`, groups: workloadGroups(node, world) };
    case "namespace":
      return { title: node.name, groups: namespaceGroups(node.name, world) };
    case "range":
    case "anyone":
      return { title: node.name, groups: outsideGroups(node, world) };
  }
}

function gone(id: string): TargetMenu {
  return { title: id, groups: [] };
}
