import type { GraphNamespace, GraphNode, PictureShape } from "../../engine";

/** What stands in the picture, without its lines. */
export interface Scene {
  readonly nodes: readonly GraphNode[];
  readonly namespaces: readonly GraphNamespace[];
  /** Else open sides are told by tabs. */
  readonly areOpenLinesDrawn: boolean;
  readonly shape: PictureShape;
}
