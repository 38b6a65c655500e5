import { expect } from "vitest";
import { type CutEnd, type CutEnds, findCutEnds, openPortsBetween } from "../edit/cut/cut-ends";
import { freshLabel } from "../edit/cut/cut-label";
import { openOn, planCut } from "../edit/cut/plan-cut";
import type { CutPort } from "../edit/cut/remaining-ports";
import type { EditedFile } from "../edit/draft-files";
import type { EditContext } from "../edit/edit-context";
import type { PlannedEdit } from "../edit/edit-plan";
import type { CutWay } from "../edit/edit-wish";
import { type ChangedConnection, diffConnections } from "../insight/diff/diff-connections";
import { firstAddress } from "../net/cidr";
import { type Family, type IpAddress, parseIpAddress } from "../net/ip-address";
import { hasPort, isEmptyPortSet } from "../net/port-set";
import { PROTOCOLS } from "../net/protocol";
import { evaluate } from "../policy/evaluate";
import { familyAsked } from "../policy/pair-ends";
import type { Profile } from "../policy/profile";
import type { Connection, Endpoint } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import { interestingPorts } from "./interesting-ports";
import type { Json } from "./json";
import { KUBERNETES } from "./kubernetes-profile";
import { FORM_COUNT, writeFiles } from "./manifest-forms";
import { naiveVerdict } from "./naive-evaluator";
import { type NaiveScenario, readNaively } from "./naive-reader";
import { objectsIn } from "./objects-in-files";
import { type Random, randomOf } from "./random";
import { randomQuestions } from "./random-questions";
import { randomWorld } from "./random-world";

const QUESTIONS = 30;
const RANK = { denied: 0, depends: 1, allowed: 2 } as const;

/** What random cuts came to. */
export interface CutCounts {
  readonly cuts: number;
  /** By way, and by what is special about them. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Cuts connections of random worlds until there are so many cuts, and fails where one does not close what it is about, opens
 * anything, or closes what the comparison of both evaluations does not announce. Judged by the naive evaluator on the text
 * that is read again.
 */
export function checkRandomCuts(firstSeed: number, wanted: number): CutCounts {
  const counts = { narrow: 0, isolate: 0, label: 0, addresses: 0, namespaces: 0, regrouped: 0, closed: 0 };
  let cuts = 0;
  for (let seed = firstSeed; cuts < wanted && seed < firstSeed + 4 * wanted; seed++) {
    const random = randomOf(seed);
    const { objects: some, isWritable, profile: own } = randomWorld(random);
    if (!isWritable) continue;
    const objects = random.chance(0.5) ? some : [...some, ...openPolicies(random)];
    const profile = random.chance(0.7) ? KUBERNETES : own;
    const files: readonly EditedFile[] = writeFiles(objects, random.int(FORM_COUNT));
    const context = contextOf(files, profile);
    const before = readNaively(objects);
    const cut = randomCut(context, before, random);
    if (cut === null) continue;
    const added = cut.plan.files.filter(({ name }) => !files.some((file) => file.name === name));
    const kept = files.map((file) => cut.plan.files.find(({ name }) => name === file.name) ?? file);
    const edited = [...kept, ...added];
    const world: CutWorld = {
      ...{ seed, profile, context, now: contextOf(edited, profile), before },
      after: readNaively(objectsIn(edited)),
    };
    const { isRegrouped, closed } = checkCut(world, cut, random);
    cuts++;
    counts[cut.way.kind]++;
    counts.closed += closed;
    if (isRegrouped) counts.regrouped++;
    const ends = [cut.ends.from, cut.ends.to];
    if (ends.some(({ kind }) => kind === "addresses")) counts.addresses++;
    if (ends.some(({ name }) => name.startsWith("all of "))) counts.namespaces++;
  }
  return { cuts, counts };
}

interface CutWorld {
  readonly seed: number;
  readonly profile: Profile;
  readonly context: EditContext;
  readonly now: EditContext;
  readonly before: NaiveScenario;
  readonly after: NaiveScenario;
}

function checkCut({ seed, profile, context, now, before, after }: CutWorld, cut: Cut, random: Random) {
  const told = `seed ${seed}: ${JSON.stringify(cut.way)} ${cut.plan.label}: ${cut.plan.steps.join("; ")}`;
  const verdict = (scenario: NaiveScenario, asked: Connection) => naiveVerdict({ ...scenario, profile }, asked).verdict;
  for (const asked of connectionsOf(cut, before)) expect(verdict(after, asked), told).toBe("denied");
  // Loose pods are grouped by their labels: with another label a pod may be in another group, of another name.
  const isRegrouped = groupsIn(now) !== groupsIn(context);
  const diff = diffConnections(context.evaluation, now.evaluation);
  if (!isRegrouped) expect(diff.opened, told).toEqual([]);
  let closed = 0;
  for (const asked of randomQuestions(random, before, QUESTIONS)) {
    const [was, is] = [verdict(before, asked), verdict(after, asked)];
    if (was === is) continue;
    expect(RANK[is], told).toBeLessThan(RANK[was]);
    const isOfNode = asked.source.kind === "node" || asked.destination.kind === "node";
    if (isRegrouped || [asked.source, asked.destination].some((end) => isNowhere(end, before))) continue;
    if (isOfNode || isContradiction(asked.source, asked.destination, before)) continue;
    expect(isAnnounced(diff.closed, context, asked), `${told}; ${JSON.stringify(asked, bigText)}`).toBe(true);
    closed++;
  }
  for (const line of isRegrouped ? [] : diff.closed) {
    const couples = couplesOfLine(line, context, before);
    if (couples === null) continue;
    const doesClose = couples.some((asked) => RANK[verdict(after, asked)] < RANK[verdict(before, asked)]);
    expect(doesClose || line.mixed, `${told}; ${line.src} → ${line.dst}`).toBe(true);
  }
  return { isRegrouped, closed };
}

function bigText(_key: string, value: unknown) {
  return typeof value === "bigint" ? value.toString() : value;
}

function contextOf(files: readonly EditedFile[], profile: Profile): EditContext {
  const { cluster, policies, objects } = readScenario(files);
  return { files, objects, evaluation: evaluate(cluster, policies, profile), defaultNamespace: "default" };
}

/** Ids that the picture may have, those of a kind that is there often more seldom. */
function endIds({ evaluation: { cluster, compiled } }: EditContext, random: Random): readonly string[] {
  const workloads = [...cluster.workloads.values()].filter(({ pods }) => pods.length > 0);
  const ranges = compiled.space.groups.flatMap(({ blocks, ranges: [first] }) =>
    blocks.length === 0 || first === undefined ? [] : [`range ${firstAddress(first)}`],
  );
  return [
    ...workloads.flatMap(({ id, pods }) => (pods.length > 1 ? [id, `pod ${pods[0]}`] : [id, id])),
    ...random.some([...cluster.namespaces.keys()], 0.2).map((name) => `namespace ${name}`),
    ...random.some([...ranges, "anyone"], 0.3),
  ];
}

/** Policies that isolate whole namespaces and let through more or less everything. */
function openPolicies(random: Random): readonly Json[] {
  const rule = (): Json => random.pick<Json>([{}, { ports: [{ port: 80 }, { protocol: "UDP" }] }]);
  return random.some(["a", "b", "default"], 0.6).map((namespace) => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "open", namespace },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], ingress: [rule()], egress: [rule()] },
  }));
}

interface Cut {
  readonly ends: CutEnds;
  readonly ports: readonly CutPort[];
  readonly way: CutWay;
  readonly plan: PlannedEdit;
}

/** Any cut of something that is open, in a way that works; null where nothing is. */
function randomCut(context: EditContext, before: NaiveScenario, random: Random): Cut | null {
  const ids = endIds(context, random);
  for (let i = 0; i < 6 && ids.length > 0; i++) {
    const edgeId = `${random.pick(ids)}→${random.pick(ids)}`;
    const ends = findCutEnds(context.evaluation, edgeId);
    if (ends === null) continue;
    const port = { protocol: random.pick(PROTOCOLS), port: random.pick(interestingPorts(before)) };
    const ports = random.chance(0.4) ? [] : [port];
    if (isEmptyPortSet(openOn(ports, openPortsBetween(context.evaluation, ends)))) continue;
    for (const way of randomWays(context, ends, random)) {
      const plan = planCut(context, { kind: "cut", edgeId, ports, way });
      if (plan.kind === "planned") return { ends, ports, way, plan };
    }
  }
  return null;
}

/** Ways in the order in which they are tried: where something isolates the pods, mostly to narrow that. */
function randomWays(context: EditContext, ends: CutEnds, random: Random): readonly CutWay[] {
  const keepsOthers = random.chance(0.5);
  const sides = random.chance(0.5) ? (["ingress", "egress"] as const) : (["egress", "ingress"] as const);
  const end = random.pick(["from", "to"] as const);
  const pods = ends[end];
  const isLabelled = pods.kind === "pods" && random.chance(0.2);
  return [
    ...(isLabelled ? sides.map((side) => ({ kind: "label", side, end, ...freshLabel(context, pods) }) as const) : []),
    ...sides.map((side) => ({ kind: "narrow", side, keepsOthers }) as const),
    // Most worlds isolate nobody here, and each of them would do.
    ...(random.chance(0.4) ? sides.map((side) => ({ kind: "isolate", side, keepsOthers }) as const) : []),
  ];
}

/** Which pods are in which workload. */
function groupsIn({ evaluation: { cluster } }: EditContext): string {
  return [...cluster.pods.values()].map(({ id, workload }) => `${id} ${workload}`).join();
}

/** Everything of an end that may be asked about: pods, and addresses that are no pod's and no node's. */
function endpointsOf(end: CutEnd, { cluster }: NaiveScenario): readonly Endpoint[] {
  if (end.kind === "pods") {
    return end.pods.flatMap(({ id, address }): readonly Endpoint[] => {
      const named = address.kind === "stated" && address.addresses.length > 1 ? address.addresses : [];
      return [null, ...named].map((each) => ({ kind: "pod", pod: id, address: each }));
    });
  }
  const taken = [
    ...[...cluster.pods.values()].flatMap(({ address }) => (address.kind === "stated" ? address.addresses : [])),
    ...[...cluster.nodes.values()].flatMap(({ addresses }) => addresses),
  ];
  return end.ranges
    .flatMap(({ family, first, last }) => [first, last, (first + last) / 2n].map((value) => ({ family, value })))
    .filter((address) => !taken.some((each) => each.family === address.family && each.value === address.value))
    .map((address) => ({ kind: "external", address }));
}

function connectionsOf({ ends, ports }: Cut, world: NaiveScenario): readonly Connection[] {
  const some = [1, 80, 65535].flatMap((port) => PROTOCOLS.map((protocol) => ({ protocol, port })));
  return connectionsBetween(ends, ports.length > 0 ? ports : some, world);
}

function connectionsBetween({ from, to }: CutEnds, ports: readonly CutPort[], world: NaiveScenario) {
  const couples = endpointsOf(from, world).flatMap((source) =>
    endpointsOf(to, world).map((destination) => ({ source, destination })),
  );
  const isItself = (a: Endpoint, b: Endpoint) => a.kind === "pod" && b.kind === "pod" && a.pod === b.pod;
  return couples
    .filter(({ source, destination }) => !isItself(source, destination) && !isContradiction(source, destination, world))
    .flatMap((couple) => ports.map((port): Connection => ({ ...couple, ...port })));
}

/** Ends of two families: no connection is like that. */
function isContradiction(a: Endpoint, b: Endpoint, { cluster }: NaiveScenario): boolean {
  const families = [a, b].map((end): readonly Family[] => {
    if (end.address !== null) return [end.address.family];
    const address = end.kind === "pod" ? cluster.pods.get(end.pod)?.address : undefined;
    return address?.kind === "stated" ? address.addresses.map(({ family }) => family) : cluster.presumedFamilies;
  });
  return !families[0]?.some((family) => families[1]?.includes(family));
}

/** Whether an end is a pod that has no address yet: nothing is said of it and addresses outside. */
function isNowhere(end: Endpoint, { cluster }: NaiveScenario): boolean {
  return end.kind === "pod" && cluster.pods.get(end.pod)?.address.kind === "none";
}

/** Whether a diff says that a connection closes; nodes are no part of it. */
function isAnnounced(closed: readonly ChangedConnection[], context: EditContext, asked: Connection): boolean {
  const { cluster } = context.evaluation;
  const family = familyAsked(cluster, asked.source, asked.destination);
  const isEnd = (id: string, end: Endpoint) => {
    if (end.kind === "pod") return cluster.pods.get(end.pod)?.workload === id;
    return end.kind === "node" || isInRange(id, end.address);
  };
  return closed.some(
    (each) =>
      isEnd(each.src, asked.source) &&
      isEnd(each.dst, asked.destination) &&
      (each.family === null || each.family === family) &&
      [each.allowed, each.depends].some((ports) => hasPort(ports, asked.protocol, asked.port)),
  );
}

/** What a line of a diff is about, at the first of its ports; null where nobody can be asked: an end lies outside, or it is about the second family of pods that state no address. */
function couplesOfLine(line: ChangedConnection, { evaluation }: EditContext, world: NaiveScenario) {
  const ends = findCutEnds(evaluation, `${line.src}→${line.dst}`);
  const ports = [line.allowed, line.depends].flatMap((set) =>
    PROTOCOLS.flatMap((protocol) => (set[protocol][0] === undefined ? [] : [{ protocol, port: set[protocol][0] }])),
  );
  const isInside = ends?.from.kind === "pods" && ends.to.kind === "pods";
  return ends === null || !isInside || line.family !== null ? null : connectionsBetween(ends, ports.slice(0, 1), world);
}

function isInRange(range: string, { family, value }: IpAddress): boolean {
  const [first, last = first] = range.split("-").map(parseIpAddress);
  return first?.family === family && last != null && first.value <= value && value <= last.value;
}
