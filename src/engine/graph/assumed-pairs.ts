import { hasDnsLabel } from "../cluster/dns-pods";
import type { PictureDoor } from "../insight/picture-doors";
import type { PictureEnd } from "../insight/picture-ends";
import type { PicturePair } from "../insight/picture-pair";
import type { Evaluation } from "../policy/evaluation";

/**
 * What of a pair with something assumed is worth a line. `aside`: nothing; it is neither drawn nor counted nor told of
 * when it changes, and only who points at one of its ends sees it. `unless-open`: a line where it is not open.
 */
export type AssumedPart = "none" | "aside" | "unless-open";

/** Decides it for a pair; see {@link assumedParts}. */
export type AssumedPartOf = (pair: PicturePair) => AssumedPart;

/**
 * Tells pairs with what no text states from others. Of an assumed ingress controller the ways to what is behind an Ingress
 * are pairs like others; who reaches DNS is of interest where a policy has a say, who reaches a controller where one lets
 * it through; where they go, and who outside of the cluster reaches them, says nothing about the text.
 */
export function assumedParts({ cluster: { workloads } }: Evaluation, doors: readonly PictureDoor[]): AssumedPartOf {
  const isAssumed = (end: PictureEnd): boolean => {
    if (end.kind === "workload") return workloads.get(end.partOf ?? end.id)?.assumed === true;
    return end.kind === "namespace" && end.parts.every(isAssumed);
  };
  const hasAssumed = [...workloads.values()].some(({ assumed }) => assumed);
  if (!hasAssumed) return () => "none";
  const services = new Map(doors.map((door) => [door.id, door]));
  const behindIngress = new Set(
    doors
      .filter(({ kind }) => kind === "ingress")
      .flatMap(({ leadsTo }) => leadsTo.flatMap(({ id }) => services.get(id)?.leadsTo ?? []))
      .map(({ id }) => id),
  );
  return ({ source, target, state }) => {
    if (isAssumed(source)) return behindIngress.has(target.id) && isController(source) ? "none" : "aside";
    if (!isAssumed(target)) return "none";
    if (state === "denied" && isController(target)) return "aside";
    return source.kind === "workload" || source.kind === "namespace" ? "unless-open" : "aside";
  };
}

/** Of what is assumed, all but DNS is an ingress controller. */
function isController(end: PictureEnd): boolean {
  return end.kind === "workload" && !end.members.some(({ pods }) => pods.some(({ pod }) => hasDnsLabel(pod.labels)));
}
