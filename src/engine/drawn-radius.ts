import type { LastAnalysis } from "./first-session";
import { nodesOfEdge } from "./graph/build-graph";
import type { GraphEdge } from "./graph/graph";
import { findRadius } from "./insight/radius/find-radius";
import type { Radius, RadiusQuestion } from "./insight/radius/radius";
import type { Service } from "./kube/objects";

/** Who is reached, with what is to be drawn of it. */
export interface DrawnRadius extends Radius {
  /** Lines of the ways, also those that the picture does not draw by itself; at most 300. */
  readonly edges: readonly GraphEdge[];
}

const MOST_EDGES = 300;

/** Finds who is reached in the last analysis; null where the node that it is about is not there. */
export function drawnRadius(
  { scenario, result: { evaluation, built }, options }: LastAnalysis,
  question: RadiusQuestion,
  onProgress?: () => void,
): DrawnRadius | null {
  const { picture } = built;
  const services = scenario.objects.filter((object): object is Service => object.kind === "Service");
  const radius = findRadius({ evaluation, services, picture, wish: options.picture, onProgress }, question);
  if (radius === null) return null;
  const ways = [...radius.reached, ...radius.perhaps].flatMap(({ way }) => way);
  const ids = new Set(ways.flatMap(({ edgeId }) => (edgeId === "" ? [] : edgeId)));
  const edges = [...ids].slice(0, MOST_EDGES).flatMap((id) => {
    const nodes = nodesOfEdge(id);
    const pair = nodes && picture.pair(...nodes);
    return pair === null ? [] : built.edgeOf(pair);
  });
  return { ...radius, edges };
}
