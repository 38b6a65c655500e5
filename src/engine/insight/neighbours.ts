import type { FilterMeans } from "./edge-filter";
import { isInner, namespaceEndId, type PictureEnd } from "./picture-ends";

/** A node and those that have to do with it. */
export interface Neighbours {
  /** Whether an end is the node, or a part of it, or what it is a part of, in the form of the picture. */
  isCentre(end: PictureEnd): boolean;
  /** Whether a pair is one between the node and itself or one of its neighbours. */
  isBetween(source: PictureEnd, target: PictureEnd): boolean;
}

/**
 * Finds the neighbours of a node: whom it reaches, who reaches it, and who does not because one side only says no. What
 * both sides deny, or what nobody meant, is no neighbour. They are looked for when the first pair is asked about.
 *
 * @param nodeId - of a node of the picture, in whatever form that is drawn now
 * @returns null where nothing of it is there
 */
export function findNeighbours(
  nodeId: string,
  { ends, pairsOf }: Pick<FilterMeans, "ends" | "pairsOf">,
): Neighbours | null {
  const own = ends.filter((end) => standsFor(nodeId, end));
  if (own.length === 0) return null;
  // by id: a matrix lists namespaces as objects of its own
  const centre = new Set(own.map(({ id }) => id));
  let found: ReadonlySet<string> | null = null;
  const near = (): ReadonlySet<string> => {
    if (found !== null) return found;
    const ids = new Set(centre);
    for (const end of own) {
      for (const pair of pairsOf(end)) {
        if (pair.state !== "denied" || pair.isDeliberate) ids.add(pair.source.id).add(pair.target.id);
      }
    }
    found = ids;
    return ids;
  };
  return {
    isCentre: ({ id }) => centre.has(id),
    isBetween(source, target) {
      if (!centre.has(source.id) && !centre.has(target.id)) return false;
      return near().has(source.id) && near().has(target.id);
    },
  };
}

/** Whether an end is what an id names, a part of that, or what that is a part of. */
function standsFor(nodeId: string, end: PictureEnd): boolean {
  if (end.id === nodeId) return true;
  if (!isInner(end)) return false;
  if (nodeId === namespaceEndId(end.namespace)) return true;
  const parts = end.kind === "namespace" ? end.parts : [end];
  return parts.some(
    ({ id, partOf, members }) =>
      id === nodeId || partOf === nodeId || members.some(({ pods }) => pods.some((pod) => `pod ${pod.id}` === nodeId)),
  );
}
