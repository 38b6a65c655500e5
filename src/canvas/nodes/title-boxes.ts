import type { GraphNamespace } from "../../engine";
import type { Box } from "../edges/box";
import { namespaceCounts } from "./namespace-counts";
import { clusterBox, type Places } from "./node-places";
import { tabBoxes, tabsOfNamespace, tabsOfNode, tabsWidth } from "./open-tabs";
import type { Scene } from "./scene";

/** The most that a letter of a name takes, about what one of its counts and one of “assumed”, and what is around them. */
const NAMESPACE = { around: 40, letter: 8.6, small: 5.9, wide: 7.7 };
/** The tabs in a title: frames.css. */
const TABS = { fromEnd: 13, fromStart: 9, top: 7, topBelow: 32, height: 19 };
/** On the border of the cluster: frames.css. */
const CLUSTER = { width: 82, height: 22, fromCorner: 16 };

/** What stands in the picture besides nodes and is to be read: titles and tabs. Lines and labels keep clear of it. */
export function titleBoxes(scene: Scene, places: Places): readonly Box[] {
  const titles = scene.namespaces.flatMap((namespace) => {
    const box = places.containers.get(namespace.id) ?? namespace;
    return titleParts(scene, namespace, box);
  });
  const tabs = scene.nodes.flatMap((node) => tabBoxes(tabsOfNode(scene, node), places.absolute.get(node.id) ?? node));
  return [...titles, ...tabs, ...clusterTitleBox(scene, places)];
}

/** The words of a namespace, and its tabs at the other end of the line or below. */
function titleParts(scene: Scene, namespace: GraphNamespace, box: Box): readonly Box[] {
  const { x, y, width } = box;
  const title = { x: x + 4, y: y + 4, width: Math.min(width - 8, wordsWidth(namespace)), height: 24 };
  const tabs = tabsWidth(tabsOfNamespace(scene, namespace));
  if (tabs === 0) return [title];
  const size = { width: tabs, height: TABS.height };
  return areTabsBelow(scene, namespace, width)
    ? [title, { x: x + TABS.fromStart, y: y + TABS.topBelow, ...size }]
    : [title, { x: x + width - TABS.fromEnd - tabs, y: y + TABS.top, ...size }];
}

/** Whether the tabs of a namespace stand below its name, since beside it there is no room; only in a tall picture. */
export function areTabsBelow(scene: Scene, namespace: GraphNamespace, width: number): boolean {
  const tabs = tabsWidth(tabsOfNamespace(scene, namespace));
  return scene.shape === "tall" && wordsWidth(namespace) + tabs + 2 * TABS.fromEnd > width;
}

function wordsWidth(namespace: GraphNamespace): number {
  const { around, letter, small, wide } = NAMESPACE;
  const ofCount = namespace.assumed ? wide : small;
  return around + namespace.name.length * letter + namespaceCounts(namespace).length * ofCount;
}

/** At the end of the upper border; in a tall picture, where lines come from above, in the middle of the lower one. */
function clusterTitleBox(scene: Scene, places: Places): readonly Box[] {
  const cluster = clusterBox(scene, places);
  if (cluster === null) return [];
  const { width, height, fromCorner } = CLUSTER;
  const isTall = scene.shape === "tall";
  const x = isTall ? cluster.x + (cluster.width - width) / 2 : cluster.x + cluster.width - fromCorner - width;
  return [{ x, y: (isTall ? cluster.y + cluster.height : cluster.y) - height / 2, width, height }];
}
