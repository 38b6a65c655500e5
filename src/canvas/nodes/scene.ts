import type { DoorNode, GraphLink, GraphNamespace, GraphNode, PictureShape } from "../../engine";

/** What stands in the picture, without its lines. */
export interface Scene {
  readonly nodes: readonly GraphNode[];
  readonly namespaces: readonly GraphNamespace[];
  /** Those that have a pill. */
  readonly doors: readonly DoorNode[];
  readonly links: readonly GraphLink[];
  /** Else open sides are told by tabs. */
  readonly areOpenLinesDrawn: boolean;
  readonly shape: PictureShape;
}

/** Whether a Service or an Ingress is drawn; in a dense picture Services that work are not. */
export function hasPill(door: DoorNode): boolean {
  return door.kind === "ingress" || door.isDrawn !== false;
}
