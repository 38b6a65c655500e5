import type { DecodedObject } from "../../kube/objects";
import type { Family } from "../../net/ip-address";
import {
  ALL_PORTS,
  intersectPorts,
  isEmptyPortSet,
  NO_PORTS,
  type PortSet,
  subtractPorts,
  unionPorts,
} from "../../net/port-set";
import type { Evaluation } from "../../policy/evaluation";
import type { Picture } from "../picture";
import type { PicturePair } from "../picture-pair";
import { type DraftEnd, draftEnds } from "./draft-ends";
import { createIsWritten } from "./draft-known";
import { type DraftConnection, printExpectation } from "./draft-text";
import type { DraftedExpectations } from "./exported-text";

/** More connections than that make no text that a person reads; those beyond are counted in it. */
const MOST_CONNECTIONS = 1_000;

/**
 * Expectations of what holds now: of the pair of an edge's id, or of every pair that policies let through; null where there
 * is nothing that all pods behind it agree on, and where all of it is written down. Whatever is written passes as long as nothing changes.
 *
 * A line is expected to be allowed on the ports asked about that get through; a denied one to be denied, on every port
 * where none gets through. Pairs that are only open, since no policy is about them, are not among what is allowed.
 *
 * @param objects - of the scenario: a name that an expectation has already is not given again, nor is what it says
 */
export function draftExpectations(
  evaluation: Evaluation,
  picture: Picture,
  about: { readonly edgeId: string } | "allowed",
  objects: readonly DecodedObject[],
): DraftedExpectations | null {
  const taken = new Set(objects.flatMap((object) => (object.kind === "Expectation" ? object.name : [])));
  const isWritten = createIsWritten(evaluation.cluster, objects);
  if (about !== "allowed") {
    const [source = "", target = ""] = about.edgeId.split("→");
    const pair = picture.pair(source, target);
    const connections = pair === null ? [] : partsOf(pair).flatMap((part) => connectionsOf(evaluation, part));
    return drafted(
      nameOfLine(connections),
      connections.filter((each) => !isWritten(each)),
      [],
      taken,
    );
  }
  const connections: DraftConnection[] = [];
  for (const pair of picture.pairs()) {
    for (const part of partsOf(pair)) {
      if (part.state === "open" || part.state === "denied") continue;
      connections.push(...connectionsOf(evaluation, part).filter(({ expect }) => expect === "Allowed"));
    }
  }
  return drafted(
    "allowed-now",
    connections.filter((each) => !isWritten(each)),
    ["What the policies let through; what no policy is about is not listed."],
    taken,
  );
}

function drafted(
  wished: string,
  all: readonly DraftConnection[],
  remarks: readonly string[],
  taken: ReadonlySet<string>,
): DraftedExpectations | null {
  if (all.length === 0) return null;
  const connections = all.slice(0, MOST_CONNECTIONS);
  const more = all.length - connections.length;
  const note = more > 0 ? [`Only the first ${connections.length} connections; ${more} more are not listed.`] : [];
  const name = freeName(wished, taken);
  return { text: printExpectation({ name, connections, remarks: [...remarks, ...note] }), count: connections.length };
}

/** A line between namespaces stands for the pairs of their workloads. */
function partsOf(pair: PicturePair): readonly PicturePair[] {
  return pair.merged?.parts ?? [pair];
}

function connectionsOf(evaluation: Evaluation, pair: PicturePair): readonly DraftConnection[] {
  const { source, target, asked } = pair;
  if (source.kind === "namespace" || target.kind === "namespace") return [];
  return draftEnds(evaluation, source).flatMap((from) =>
    draftEnds(evaluation, target).flatMap((to): DraftConnection[] => {
      const common = commonPorts(evaluation, pair, from, to);
      const held = common === null ? null : whatHolds(common, asked);
      return held === null ? [] : [{ from, to, ...held }];
    }),
  );
}

/** What surely gets through between all pods of a pair, and what perhaps does between some of them. */
interface CommonPorts {
  readonly always: PortSet;
  readonly perhaps: PortSet;
}

/** Null where no pods of the two ends have the family that is asked. */
function commonPorts(
  evaluation: Evaluation,
  { groups }: PicturePair,
  from: DraftEnd,
  to: DraftEnd,
): CommonPorts | null {
  const asked: Family | null = from.family ?? to.family;
  let common: CommonPorts | null = null;
  for (const { source, destination, families } of groups) {
    for (const family of families) {
      if (asked !== null && family !== asked) continue;
      const egress = evaluation.sides.egress(source, destination, family);
      const ingress = evaluation.sides.ingress(source, destination, family);
      const sure = intersectPorts(egress.sure, ingress.sure);
      const possible = intersectPorts(egress.possible, ingress.possible);
      const { always, perhaps }: CommonPorts = common ?? { always: ALL_PORTS, perhaps: NO_PORTS };
      common = { always: intersectPorts(always, sure), perhaps: unionPorts(perhaps, possible) };
    }
  }
  return common;
}

function whatHolds({ always, perhaps }: CommonPorts, asked: PortSet): Pick<DraftConnection, "ports" | "expect"> | null {
  const allowed = intersectPorts(always, asked);
  if (!isEmptyPortSet(allowed)) return { ports: allowed, expect: "Allowed" };
  if (isEmptyPortSet(perhaps)) return { ports: ALL_PORTS, expect: "Denied" };
  const denied = subtractPorts(asked, perhaps);
  return isEmptyPortSet(denied) ? null : { ports: denied, expect: "Denied" };
}

function nameOfLine([first]: readonly DraftConnection[]): string {
  return first === undefined ? "" : `${asName(first.from.value)}-to-${asName(first.to.value)}`;
}

/** A text as a part of an object's name. */
function asName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}

function freeName(wished: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wished)) return wished;
  for (let number = 2; ; number++) if (!taken.has(`${wished}-${number}`)) return `${wished}-${number}`;
}
