import type { GraphNamespace, GraphNode } from "../../engine";
import type { Box } from "../edges/box";
import type { Scene } from "./scene";

/** The sides that stand open and wear a tab that says so, in the place of lines to everything. */
export interface OpenTabs {
  readonly ingress: boolean;
  readonly egress: boolean;
}

export const noTabs: OpenTabs = { ingress: false, egress: false };

export const tabWords = { ingress: "accepts from anyone", egress: "may go anywhere" } as const;

/** How far a tab stands out over the border that it lies on, and about how wide it is. */
const OUT = 7;
const WIDTHS = { ingress: 130, egress: 113 } as const;

/** What is only assumed wears none. */
export function tabsOfNamespace(scene: Scene, { ingress, egress, assumed }: GraphNamespace): OpenTabs {
  if (scene.areOpenLinesDrawn || assumed) return noTabs;
  return { ingress: ingress === "open", egress: egress === "open" };
}

/** What the namespace says of all its workloads, none of them repeats. */
export function tabsOfNode(scene: Scene, node: GraphNode): OpenTabs {
  if (scene.areOpenLinesDrawn) return noTabs;
  if (node.kind === "namespace") return { ingress: node.ingress === "open", egress: node.egress === "open" };
  if (node.kind !== "workload" || node.excluded !== null || node.assumed) return noTabs;
  const around = scene.namespaces.find(({ id }) => id === node.container);
  return {
    ingress: node.ingress === "open" && around?.ingress !== "open",
    egress: node.egress === "open" && around?.egress !== "open",
  };
}

/** Where the tabs of a node lie: lines and labels keep clear of them. */
export function tabBoxes({ ingress, egress }: OpenTabs, { x, y, width, height }: Box): readonly Box[] {
  const boxes: Box[] = [];
  if (ingress) boxes.push({ x: x + 8, y: y - OUT, width: WIDTHS.ingress, height: OUT });
  if (egress) boxes.push({ x: x + width - 8 - WIDTHS.egress, y: y + height, width: WIDTHS.egress, height: OUT });
  return boxes;
}

/** How wide the tabs of a namespace are, 0 where it wears none. */
export function tabsWidth({ ingress, egress }: OpenTabs): number {
  if (ingress && egress) return WIDTHS.ingress + 4 + WIDTHS.egress;
  return ingress ? WIDTHS.ingress : egress ? WIDTHS.egress : 0;
}
