import { type Endpoint, resolveEndpoint } from "./cluster/resolve-endpoint";
import type { NearAsked } from "./edit/near-miss/near-asked";
import type { LastAnalysis } from "./first-session";
import { nodesOfEdge } from "./graph/build-graph";
import { judgeUnit } from "./insight/judge-unit";
import { membersByClass, type PairGroup } from "./insight/pair-groups";
import { unitsOf } from "./insight/picture";
import { groupToExplain, type PairState, type PicturePair } from "./insight/picture-pair";
import type { AskedEnd } from "./insight/probe";
import type { AskedConnection } from "./near-miss";
import { type Family, formatIpAddress } from "./net/ip-address";
import {
  coversPorts,
  intersectPorts,
  isEmptyPortSet,
  NO_PORTS,
  type PortSet,
  portsOf,
  subtractPorts,
  unionPorts,
} from "./net/port-set";
import type { Evaluation } from "./policy/evaluation";
import { endOf, familyAsked } from "./policy/pair-ends";
import { throughBoth } from "./policy/side-ports";
import type { Steps } from "./steps";

/** What is asked about two ends, in the text as it is and as it might be. */
export interface NearPair {
  readonly asked: NearAsked;
  /** How it is in the text as it stands. */
  readonly state: PairState;
  /** How it is in an edited text, between all pods behind it: on the ports that do not get through now, or on all where all do. */
  stateIn(evaluation: Evaluation): Steps<PairState>;
  /** True where it stands for all workloads of a namespace. */
  readonly isOfMany: boolean;
  /** The same on one port; null where several pairs of ends are asked about at ports of their own. */
  readonly stateOn: ((evaluation: Evaluation, ports: PortSet) => Steps<PairState>) | null;
}

/** Where pairs are found that the graph does not have: in the matrix that was asked about last. */
export interface PairSources {
  /** Without what is off, as the card explains it: of the graph, or of the matrix. */
  shown(last: LastAnalysis, edgeId: string): PicturePair | null;
  /** Of the matrix, with nothing off. */
  written(last: LastAnalysis, edgeId: string): PicturePair | null;
}

/** The pair of an edge's id in the last analysis, with nothing off; null where there is none (any more). */
export function nearPairOfEdge(last: LastAnalysis, edgeId: string, pairs: PairSources): NearPair | null {
  const nodes = nodesOfEdge(edgeId);
  const pair = nodes && (last.written.picture.pair(...nodes) ?? pairs.written(last, edgeId));
  if (pair === null) return null;
  const { evaluation } = last.written;
  const { group, family, ports } = groupToExplain(evaluation, pair);
  const { source, destination } = group;
  const missing = subtractPorts(ports, surelyThrough(evaluation, group, family));
  const parts = (pair.merged?.parts ?? [pair]).flatMap((part) => {
    const denied = isThrough(pair.state) ? part.asked : deniedPorts(evaluation, part);
    const couples = unitsOf(part.source).flatMap((from) => unitsOf(part.target).map((to) => ({ from, to, denied })));
    return isEmptyPortSet(denied) ? [] : couples;
  });
  function* judgedIn(now: Evaluation, only: PortSet | null): Steps<PairState> {
    const states: PairState[] = [];
    for (const [i, { from, to, denied }] of parts.entries()) {
      if (i % COUPLES_OF_STEP === 0) yield { stage: "judging", done: i, total: parts.length };
      for (const one of endsIn(now, from)) {
        for (const other of endsIn(now, to)) {
          const judged = judgeUnit(now, one, other, only ?? denied);
          if (judged !== null) states.push(judged.state);
        }
      }
    }
    return joinStates(states);
  }
  return {
    asked: {
      from: pair.source.id,
      to: pair.target.id,
      ...{ source, destination, family, ports: isEmptyPortSet(missing) ? ports : missing },
    },
    state: pair.state,
    stateIn: (now) => judgedIn(now, null),
    stateOn: pair.merged === null ? judgedIn : null,
    isOfMany: pair.merged !== null,
  };
}

const COUPLES_OF_STEP = 8;

/** Of the ports asked about, those that do not surely get through between all that a pair stands for. */
function deniedPorts(evaluation: Evaluation, { asked, groups }: PicturePair): PortSet {
  const all = groups.flatMap((group) => group.families.map((family) => surelyThrough(evaluation, group, family)));
  return all.reduce((denied, sure) => unionPorts(denied, subtractPorts(asked, sure)), NO_PORTS);
}

function surelyThrough({ sides }: Evaluation, { source, destination }: PairGroup, family: Family): PortSet {
  return throughBoth(sides.egress(source, destination, family), sides.ingress(source, destination, family)).sure;
}

/** One connection; null where one of its ends is no endpoint (any more). */
export function nearPairOfConnection(evaluation: Evaluation, connection: AskedConnection): NearPair | null {
  const { compiled, cluster } = evaluation;
  const [source, destination] = [connection.source, connection.destination].map((text) =>
    resolveEndpoint(cluster, text),
  );
  if (source == null || destination == null) return null;
  const ports = portsOf(connection.protocol, connection.port, connection.port);
  const family = familyAsked(cluster, source, destination);
  const stateOf = (now: Evaluation): PairState => {
    const isGone = [source, destination].some((end) => end.kind === "pod" && !now.cluster.pods.has(end.pod));
    if (isGone) return "denied";
    const [from, to] = [endOf(now.compiled, source), endOf(now.compiled, destination)];
    const { sure, possible } = throughBoth(now.sides.egress(from, to, family), now.sides.ingress(from, to, family));
    if (coversPorts(sure, ports)) return "allowed";
    if (isEmptyPortSet(intersectPorts(possible, ports))) return "denied";
    return isEmptyPortSet(intersectPorts(sure, ports)) ? "depends" : "partly";
  };
  return {
    asked: {
      from: endpointId(source),
      to: endpointId(destination),
      source: endOf(compiled, source),
      destination: endOf(compiled, destination),
      family,
      ports,
    },
    state: stateOf(evaluation),
    // biome-ignore lint/correctness/useYield: of one connection there is no half
    *stateIn(now) {
      return stateOf(now);
    },
    stateOn: null,
    isOfMany: false,
  };
}

/** Id of an endpoint as a form of allowing takes it: the pod, or the address as a block. */
function endpointId(endpoint: Endpoint): string {
  if (endpoint.kind === "pod") return `pod ${endpoint.pod}`;
  const { address } = endpoint;
  return `addresses ${formatIpAddress(address)}/${address.family === 4 ? 32 : 128}`;
}

/** Whether something surely gets through, all of it. */
export function isThrough(state: PairState): boolean {
  return state === "allowed" || state === "open";
}

/** The same pods, or addresses, in another evaluation, where blocks may cut the addresses in another way. */
function endsIn({ compiled }: Evaluation, end: AskedEnd): readonly AskedEnd[] {
  switch (end.kind) {
    case "anyone":
      return [end];
    case "range": {
      const groups = new Set(end.ranges.flatMap((range) => compiled.space.groupsIn(range)));
      return [...groups].map((group) => ({ ...end, group }));
    }
    case "workload": {
      const pods = end.members.flatMap((member) => member.pods.map(({ id }) => id));
      return [{ ...end, members: membersByClass(compiled, pods) }];
    }
  }
}

/** All get through, none does, or some. Of no pair: nothing is left that could be denied. */
function joinStates(states: readonly PairState[]): PairState {
  const [first = "open"] = states;
  if (states.every(isThrough)) return states.every((state) => state === "open") ? "open" : "allowed";
  return states.every((state) => state === first) ? first : "mixed";
}
