import { stringify } from "yaml";
import type { TraceOutcome, TraceRequest, TraceWay } from "../insight/trace/connection-trace";
import { createSession } from "../session";
import type { Json } from "./json";
import { outcomeText } from "./naive-outcome";
import type { NaiveChoice } from "./naive-profiles";
import { type NaiveTrace, naiveTrace } from "./naive-trace";
import { traceWorld } from "./naive-trace-world";
import { randomOf } from "./random";
import { randomChoice } from "./random-profile";
import { randomRequest } from "./random-requests";
import { randomServiceWorld } from "./random-services";
import { shrink } from "./shrink";

/** What of a trace is compared. */
export interface ComparedTrace {
  readonly outcome: TraceOutcome;
  readonly ways: readonly Pick<TraceWay, "endpoint" | "port" | "outcome">[];
}

/** What traces a connection: objects and a choice of profile in, an answer a request out. */
export type Tracer = (objects: readonly Json[], choice: NaiveChoice) => (request: TraceRequest) => ComparedTrace | null;

/** The engine from end to end. */
export const engineTracer: Tracer = (objects, choice) => {
  const session = createSession();
  const text = objects.map((object) => stringify(object)).join("---\n");
  session.analyze([{ name: "cluster.yaml", text }], { ...choice, defaultNamespace: "default" });
  return (request) => session.trace(request);
};

/** What one seed came to: how many traces were compared, what they came to, and the story of the first that differ. */
export interface TraceSeedResult {
  readonly compared: number;
  readonly kinds: readonly string[];
  readonly mismatch: string | null;
}

/** Makes the world of a seed, asks both tracers, and shrinks the world where they disagree. */
export function compareTraces(seed: number, tracer: Tracer, questions: number): TraceSeedResult {
  const random = randomOf(seed);
  const objects = randomServiceWorld(random);
  const choice = random.chance(0.5)
    ? { profile: "kubernetes" as const, assumptions: {}, podCidrs: [] }
    : randomChoice(random);
  const world = traceWorld(objects, choice);
  const trace = tracer(objects, choice);
  const requests = random.times(questions, questions, () => randomRequest(random, objects));
  const kinds: string[] = [];
  let compared = 0;
  for (const request of requests) {
    const ours = naiveTrace(world, request);
    if (ours?.isUndecided) continue;
    if (ours !== null) kinds.push(outcomeText(ours.outcome));
    if (tellDifference(ours, trace(request)) === null) {
      compared++;
      continue;
    }
    return { compared, kinds, mismatch: tellMismatch(seed, objects, choice, request, tracer) };
  }
  return { compared, kinds, mismatch: null };
}

/** Compares worlds of consecutive seeds until `most` of them disagree. */
export function compareManyTraces(first: number, worlds: number, tracer: Tracer, questions: number, most = 3) {
  const mismatches: string[] = [];
  const kinds = new Map<string, number>();
  let compared = 0;
  for (let seed = first; seed < first + worlds && mismatches.length < most; seed++) {
    const result = compareTraces(seed, tracer, questions);
    compared += result.compared;
    for (const kind of result.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (result.mismatch !== null) mismatches.push(result.mismatch);
  }
  return { compared, kinds, mismatches };
}

/** How two answers differ; null where they do not, as far as the rules decide them. */
function tellDifference(ours: NaiveTrace | null, theirs: ComparedTrace | null): string | null {
  if (ours?.isUndecided) return null;
  const wanted = ours === null ? "no such source" : tell(ours.outcome, ours.isLoose);
  const given = theirs === null ? "no such source" : tell(theirs.outcome, ours?.isLoose ?? false);
  if (wanted !== given) return `naive:  ${wanted}\nengine: ${given}`;
  if (ours === null || theirs === null) return null;
  const loose = new Set(ours.ways.flatMap(({ end, port, result }) => (result.isLoose ? [`${end} ${port}`] : [])));
  const ourWays = ours.ways.map(({ end, port, result }) => `${end} ${port} ${tell(result.outcome, result.isLoose)}`);
  const theirWays = theirs.ways.map(({ endpoint, port, outcome }) => {
    const end = `${endpoint} ${port}`;
    return `${end} ${tell(outcome, loose.has(end))}`;
  });
  const [first, second] = [ourWays.sort().join("; "), theirWays.sort().join("; ")];
  return first === second || ours.ways.length === 0
    ? null
    : `naive:  ${wanted} by ${first}\nengine: ${given} by ${second}`;
}

function tell(outcome: TraceOutcome, isLoose: boolean): string {
  return isLoose ? outcome.kind : outcomeText(outcome);
}

/** The seed, the smallest manifest, and both answers. */
function tellMismatch(
  seed: number,
  objects: readonly Json[],
  choice: NaiveChoice,
  request: TraceRequest,
  tracer: Tracer,
): string {
  const difference = (some: readonly Json[]) => {
    try {
      return tellDifference(naiveTrace(traceWorld(some, choice), request), tracer(some, choice)(request));
    } catch {
      return null; // a tracer that meets an object without what it needs throws
    }
  };
  const isStillThere = (some: readonly Json[]) => {
    const told = difference(some);
    return told !== null && !told.includes("no such source");
  };
  const smallest = isStillThere(objects) ? shrink(objects, isStillThere) : objects;
  return [
    `seed ${seed}: ${request.source} -> ${request.protocol} ${request.target}`,
    difference(smallest),
    `choice: ${JSON.stringify(choice)}`,
    ...smallest.map((object) => JSON.stringify(object)),
  ].join("\n");
}
