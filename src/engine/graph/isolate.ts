import type { PictureDoor } from "../insight/picture-doors";
import type { PictureEnd } from "../insight/picture-ends";
import type { AwayNodes } from "./graph";
import type { NamespaceSummary } from "./namespace-boxes";
import type { NodeBox } from "./node-boxes";

/** All that there is to draw, but for the lines. */
interface Whole {
  readonly boxes: readonly NodeBox[];
  readonly containers: readonly NamespaceSummary[];
  readonly doors: readonly PictureDoor[];
  readonly links: readonly (readonly [string, string])[];
}

/** What of it is drawn, and how much is not. */
interface Isolated extends Whole {
  readonly ids: ReadonlySet<string>;
  readonly away: AwayNodes;
}

/**
 * Leaves of a picture one node, the other ends of the lines that are drawn, and what leads to these.
 *
 * @param around - id of the node
 * @param centre - the ends that are it
 */
export function isolate(
  around: string,
  { boxes, containers, doors, links }: Whole,
  centre: readonly PictureEnd[],
  lines: readonly { readonly source: string; readonly target: string }[],
): Isolated {
  const ids = new Set([...centre.map(({ id }) => id), ...lines.flatMap(({ source, target }) => [source, target])]);
  const kept = boxes.filter(({ id }) => ids.has(id));
  const gone = boxes.filter(({ id }) => !ids.has(id));
  const open = new Set(kept.flatMap((box) => (box.kind === "workload" ? box.namespace : [])));
  const wholes = new Set(kept.map((box) => (box.kind === "workload" ? (box.partOf ?? box.id) : box.id)));
  const services = doors.filter(({ kind, leadsTo }) => kind === "service" && leadsTo.some(({ id }) => ids.has(id)));
  const behind = new Set([...ids, ...services.map(({ id }) => id)]);
  const gates = doors.filter(({ kind, leadsTo }) => kind === "ingress" && leadsTo.some(({ id }) => behind.has(id)));
  return {
    ids,
    boxes: kept,
    containers: containers.filter(({ name }) => open.has(name)),
    // what else they lead to is not there
    doors: [...services, ...gates].map((door) => ({
      ...door,
      leadsTo: door.leadsTo.filter(({ id }) => behind.has(id)),
    })),
    links: links.filter((link) => link.every((id) => wholes.has(id))),
    away: {
      around,
      count: gone.filter((box) => !("assumed" in box && box.assumed)).length,
      collapsed: gone.flatMap((box) => (box.kind === "namespace" ? box.name : [])),
    },
  };
}
