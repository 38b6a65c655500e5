import type { Cluster } from "../../cluster/cluster";
import { formatPorts } from "../../net/format-ports";
import { isEmptyPortSet, NO_PORTS, type PortSet, portSetKey, unionPorts } from "../../net/port-set";
import type { Direction } from "../../policy/compile-policies";
import type { EndpointClass } from "../../policy/endpoint-classes";
import type { SidePorts } from "../../policy/side-ports";
import { nameRange } from "../range-names";
import { idOf, viewPolicy } from "./make-policy-view";
import type { PolicyReading } from "./policy-reading";
import type { AdmittedEnds, PolicyUnion, UnionDirection } from "./policy-union";

/** So many policies stand side by side, so many ends are named for the same ports, so many lines of ports are shown. */
const MOST_SIDE_BY_SIDE = 12;
const MOST_ENDS = 12;
const MOST_LINES = 30;

/** All policies on the pods of a workload and what they come to; null for a workload that is not there. */
export function uniteOn(reading: PolicyReading, workloadId: string): PolicyUnion | null {
  const { compiled } = reading.evaluation;
  const workload = compiled.cluster.workloads.get(workloadId);
  if (workload === undefined) return null;
  const counts = new Map<number, number>();
  for (const id of workload.pods) {
    const index = compiled.table.classOf(id)?.index;
    if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  const members = compiled.resolved
    .flatMap((own) => {
      const selects = own.subjects.reduce((sum, index) => sum + (counts.get(index) ?? 0), 0);
      return selects === 0 ? [] : [{ own, selects }];
    })
    .sort((a, b) => (idOf(a.own.policy) < idOf(b.own.policy) ? -1 : 1));
  const classes = reading.classes.filter(({ index }) => counts.has(index));
  const unite = (direction: Direction) =>
    uniteDirection(
      reading,
      classes,
      direction,
      members.filter(({ own }) => own.policy.policyTypes[direction]).map(({ own }) => idOf(own.policy)),
      (other, { index }) => other === workload.id && counts.get(index) === 1,
    );
  return {
    id: workload.id,
    name: workload.name,
    namespace: workload.namespace,
    pods: workload.pods.length,
    policies: members
      .slice(0, MOST_SIDE_BY_SIDE)
      .map(({ own, selects }) => ({ selects, view: viewPolicy(reading, own) })),
    morePolicies: Math.max(0, members.length - MOST_SIDE_BY_SIDE),
    ingress: unite("ingress"),
    egress: unite("egress"),
  };
}

const WORDS = {
  ingress: { all: "everything comes in", one: "comes in", none: "nothing comes in" },
  egress: { all: "everything goes out", one: "goes out", none: "nothing goes out" },
} as const;

function uniteDirection(
  reading: PolicyReading,
  classes: readonly EndpointClass[],
  direction: Direction,
  policies: readonly string[],
  isItself: IsItself,
): UnionDirection {
  const { compiled, profile } = reading.evaluation;
  const { all, one, none } = WORDS[direction];
  const isIsolated = (own: EndpointClass) =>
    profile.enforced &&
    !(own.hostNetwork && profile.hostNetworkAsNode === "yes") &&
    compiled.isolating(own, direction) !== null;
  const isolated = classes.filter(isIsolated);
  if (isolated.length === 0) {
    const who = profile.enforced
      ? `No policy isolates these pods for ${direction}`
      : "Nobody enforces policies under this profile";
    return { direction, isolated: "none", sentence: `${who}: ${all}.`, admitted: [] };
  }
  const admitted = admittedOn(reading, isolated, direction, isItself);
  const count = policies.length;
  const by = count === 1 ? `\`${policies[0]}\` alone` : `${count} policies`;
  const whatever = count === 1 ? "whatever a rule of it admits" : "whatever one of them admits";
  const effect =
    admitted.length === 0
      ? `${count === 1 ? "it admits" : "they admit"} nobody just now, so ${none}`
      : `${whatever} ${one}, and nothing else`;
  const isAll = isolated.length === classes.length;
  const whom = isAll ? "Isolated" : "Some of these pods are isolated";
  return {
    direction,
    isolated: isAll ? "all" : "some",
    sentence: `${whom} for ${direction} by ${by}: ${effect}.`,
    admitted,
  };
}

/** What gets through the isolated pods' own side, by ports; ends that get nothing are not listed. */
function admittedOn(
  reading: PolicyReading,
  isolated: readonly EndpointClass[],
  direction: Direction,
  isItself: IsItself,
): readonly AdmittedEnds[] {
  const lines = new Map<string, { ports: PortSet; certainty: AdmittedEnds["certainty"]; ends: string[] }>();
  for (const { name, sides } of endsOf(reading, isolated, direction, isItself)) {
    const possible = sides.map((side) => side.possible).reduce(unionPorts, NO_PORTS);
    if (isEmptyPortSet(possible)) continue;
    const [first] = sides;
    const isSame = sides.every((side) => portSetKey(side.possible) === portSetKey(possible));
    const isSure = sides.every((side) => first !== undefined && portSetKey(side.sure) === portSetKey(side.possible));
    const certainty = !isSure ? "perhaps" : isSame ? "sure" : "some";
    const key = `${certainty} ${portSetKey(possible)}`;
    const line = lines.get(key) ?? { ports: possible, certainty, ends: [] };
    lines.set(key, line);
    line.ends.push(name);
  }
  return [...lines.values()].slice(0, MOST_LINES).map(({ ports, certainty, ends }) => ({
    ports: formatPorts(ports),
    certainty,
    ends: ends.slice(0, MOST_ENDS),
    more: Math.max(0, ends.length - MOST_ENDS),
  }));
}

/** Whether the pods of a class in a workload are the one pod that is asked about: it always reaches itself (N35). */
type IsItself = (workload: string, endpointClass: EndpointClass) => boolean;

interface OtherEnd {
  readonly name: string;
  /** Between each isolated class and each class of the end, in each family. */
  readonly sides: readonly SidePorts[];
}

/** Every other end: workloads, then ranges that ipBlocks tell apart, then everybody else. */
function endsOf(
  reading: PolicyReading,
  isolated: readonly EndpointClass[],
  direction: Direction,
  isItself: IsItself,
): readonly OtherEnd[] {
  const { evaluation } = reading;
  const { compiled, sides } = evaluation;
  const { cluster, table, space } = compiled;
  const between = (subject: EndpointClass, other: EndpointClass): readonly SidePorts[] => {
    const families = reading.familiesOf(subject).filter((family) => reading.familiesOf(other).includes(family));
    return families.map((family) => sides.byPolicies(subject, direction, other.index, family));
  };
  const workloads = classesByWorkload(cluster, (id) => table.classOf(id)).map(
    ([id, classes]): OtherEnd => ({
      name: id,
      sides: isolated.flatMap((subject) =>
        classes.flatMap((other) => (subject === other && isItself(id, other) ? [] : between(subject, other))),
      ),
    }),
  );
  const outside = (group: number, families: readonly (4 | 6)[]) =>
    isolated.flatMap((subject) =>
      families.map((family) => sides.byPolicies(subject, direction, table.classes.length + group, family)),
    );
  const ranges = space.groups.flatMap(({ blocks, family }, group): OtherEnd[] =>
    blocks.length === 0 ? [] : [{ name: nameRange(evaluation, group).name, sides: outside(group, [family]) }],
  );
  const rest = { name: "anyone else outside", sides: outside(space.groups.length, [4, 6]) };
  return [...workloads, ...ranges, rest];
}

function classesByWorkload(
  { workloads }: Cluster,
  classOf: (pod: string) => EndpointClass | undefined,
): readonly (readonly [string, readonly EndpointClass[]])[] {
  return [...workloads.values()].map(({ id, pods }) => [id, [...new Set(pods.flatMap((pod) => classOf(pod) ?? []))]]);
}
