import type { Cluster } from "../cluster/cluster";
import { formatIpAddress } from "../net/ip-address";
import type { Profile } from "../policy/profile";
import type { Connection, Endpoint, Judgement } from "../policy/verdict";
import type { Json } from "./json";
import { naiveAssumes } from "./naive-assumes";
import { naiveVerdict } from "./naive-evaluator";
import { type NaiveScenario, readNaively } from "./naive-reader";
import { type Random, randomOf } from "./random";
import { randomAnswers } from "./random-profile";
import { randomQuestions } from "./random-questions";
import { randomWorld } from "./random-world";
import { shrink } from "./shrink";

/** The evaluator on trial: objects in, an answer a connection out. */
export type Candidate = (
  objects: readonly Json[],
  scenario: NaiveScenario,
  profile: Profile,
) => (connection: Connection) => Judgement;

/** What one seed came to: how many answers were compared, and the story of the first that differ. */
export interface SeedResult {
  readonly compared: number;
  readonly comparedAssumes: number;
  readonly mismatch: string | null;
}

/** Makes the world of a seed, asks both evaluators, and shrinks the world where they disagree. */
export function compareSeed(
  seed: number,
  candidate: Candidate,
  questions: number,
  isText = false,
  chooseProfile: (random: Random) => Profile = randomAnswers,
): SeedResult {
  const random = randomOf(seed);
  const { objects, profile, isWritable } = randomWorld(random, chooseProfile);
  if (isText && !isWritable) return { compared: 0, comparedAssumes: 0, mismatch: null };
  const scenario = readNaively(objects);
  const connections = randomQuestions(random, scenario, questions);
  const judge = candidate(objects, scenario, profile);
  let comparedAssumes = 0;
  for (const [index, connection] of connections.entries()) {
    const withAssumes = index % 4 === 0;
    if (withAssumes) comparedAssumes++;
    const ours = naively(scenario, profile, connection, withAssumes);
    if (ours === answerOf(judge(connection), withAssumes)) continue;
    return {
      compared: index,
      comparedAssumes,
      mismatch: tellMismatch(seed, objects, profile, connection, candidate, withAssumes),
    };
  }
  return { compared: connections.length, comparedAssumes, mismatch: null };
}

/** Compares worlds of consecutive seeds until three of them disagree. */
export function compareSeeds(
  first: number,
  worlds: number,
  candidate: Candidate,
  questions: number,
  isText = false,
  chooseProfile: (random: Random) => Profile = randomAnswers,
) {
  const mismatches: string[] = [];
  let compared = 0;
  let comparedAssumes = 0;
  for (let seed = first; seed < first + worlds && mismatches.length < 3; seed++) {
    const result = compareSeed(seed, candidate, questions, isText, chooseProfile);
    compared += result.compared;
    comparedAssumes += result.comparedAssumes;
    if (result.mismatch !== null) mismatches.push(result.mismatch);
  }
  return { compared, comparedAssumes, mismatches };
}

/** The seed, the smallest manifest, and both answers. */
function tellMismatch(
  seed: number,
  objects: readonly Json[],
  profile: Profile,
  connection: Connection,
  candidate: Candidate,
  withAssumes: boolean,
): string {
  const both = (world: readonly Json[]) => {
    const scenario = readNaively(world);
    const theirs = candidate(world, scenario, profile)(connection);
    return [naively(scenario, profile, connection, withAssumes), answerOf(theirs, withAssumes)];
  };
  const differ = (world: readonly Json[]) => {
    const { cluster } = readNaively(world);
    if (!isEnd(cluster, connection.source) || !isEnd(cluster, connection.destination)) return false;
    try {
      const [ours, theirs] = both(world);
      return ours !== theirs;
    } catch {
      return false; // an evaluator that meets an end that has gone throws
    }
  };
  const smallest = shrink(objects, differ);
  const [ours, theirs] = both(smallest);
  return [
    `seed ${seed}: ${endpointText(connection.source)} -> ${endpointText(connection.destination)} ${connection.protocol} ${connection.port}`,
    `naive:  ${ours}`,
    `engine: ${theirs}`,
    `profile: ${JSON.stringify(profile, (_, value) => (typeof value === "bigint" ? value.toString(16) : value))}`,
    ...smallest.map((object) => JSON.stringify(object)),
  ].join("\n");
}

/** Whether an end is still there, with the address by which it is named. */
function isEnd(cluster: Cluster, end: Endpoint): boolean {
  if (end.kind === "external") return true;
  const pod = end.kind === "pod" ? cluster.pods.get(end.pod) : undefined;
  if (end.kind === "pod" && end.address === null) return pod !== undefined;
  const stated = pod?.address.kind === "stated" ? pod.address.addresses : [];
  const addresses = end.kind === "pod" ? stated : (cluster.nodes.get(end.node)?.addresses ?? []);
  return addresses.some((address) => address.family === end.address?.family && address.value === end.address.value);
}

function naively(scenario: NaiveScenario, profile: Profile, connection: Connection, withAssumes: boolean): string {
  const world = { ...scenario, profile };
  const answer = naiveVerdict(world, connection);
  return answerOf({ ...answer, assumes: withAssumes ? naiveAssumes(world, connection) : [] }, withAssumes);
}

function answerOf(answer: Judgement, withAssumes: boolean): string {
  const sides = `${answer.verdict} egress ${answer.egress} ingress ${answer.ingress}`;
  return withAssumes ? `${sides} assumes [${answer.assumes.join(" ")}]` : sides;
}

function endpointText(end: Endpoint): string {
  switch (end.kind) {
    case "pod":
      return end.address === null ? end.pod : `${end.pod} at ${formatIpAddress(end.address)}`;
    case "node":
      return `node ${end.node} at ${formatIpAddress(end.address)}`;
    case "external":
      return formatIpAddress(end.address);
  }
}
