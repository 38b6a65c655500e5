import { expect } from "vitest";
import type { AnalyzeOptions, ScenarioFile } from "../analysis";
import { formatIpAddress } from "../net/ip-address";
import type { Connection, Endpoint } from "../policy/verdict";
import { createSession } from "../session";
import { KUBERNETES } from "./kubernetes-profile";
import { FORM_COUNT, writeFiles } from "./manifest-forms";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";
import { objectsIn } from "./objects-in-files";
import { randomOf } from "./random";
import { randomQuestions } from "./random-questions";
import { randomWorld } from "./random-world";

/** What came of asking for near misses. */
export interface TriedNearMisses {
  /** Worlds in which something was denied. */
  readonly worlds: number;
  /** Denied connections that were asked about, those for which there is a near miss, and those where it is said why not. */
  readonly denied: number;
  readonly met: number;
  readonly excused: number;
  /** Near misses by kind, each of them proved by the naive evaluator. */
  readonly kinds: ReadonlyMap<string, number>;
  /** The reasons given, and how often. */
  readonly reasons: ReadonlyMap<string, number>;
}

const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };

/**
 * In random worlds, for connections that the naive evaluator denies: every near miss, written into the text, makes it say
 * allowed; between two pods that may be isolated there is at least one.
 */
export function tryNearMisses(firstSeed: number, count: number): TriedNearMisses {
  const kinds = new Map<string, number>();
  const reasons = new Map<string, number>();
  const done = { worlds: 0, denied: 0, met: 0, excused: 0 };
  for (let seed = firstSeed; done.worlds < count; seed++) {
    const random = randomOf(seed);
    const { objects, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    const files = writeFiles(objects, random.int(FORM_COUNT));
    const before = readNaively(objectsIn(files));
    const verdictIn = (texts: readonly ScenarioFile[], connection: Connection) =>
      naiveVerdict({ ...readNaively(objectsIn(texts)), profile: KUBERNETES }, connection).verdict;
    const denied = randomQuestions(random, before, 30)
      .filter(({ source, destination }) => [source, destination].every(isNamedPlainly))
      .filter((connection) => naiveVerdict({ ...before, profile: KUBERNETES }, connection).verdict === "denied")
      .slice(0, 1);
    if (denied.length === 0) continue;
    done.worlds++;
    const session = createSession();
    session.analyze(files, OPTIONS);
    for (const connection of denied) {
      const { protocol, port } = connection;
      const [source, destination] = [endpointText(connection.source), endpointText(connection.destination)];
      const where = `seed ${seed}: ${source} → ${destination} on ${protocol} ${port}`;
      const found = session.nearMisses({ kind: "connection", source, destination, protocol, port }, OPTIONS);
      if (found === null) throw new Error(`${where}: no such endpoint`);
      done.denied++;
      expect(found.misses.length === 0, where).toBe(found.none !== null);
      if (found.misses.length > 0) done.met++;
      else {
        expect(found.none, where).toMatch(/\.$/);
        done.excused++;
        const reason = (found.none ?? "").replace(/[\w./:-]*[/:\d][\w./:-]*/g, "…");
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      const isPlain = [connection.source, connection.destination].every(
        (end) => end.kind === "pod" && before.cluster.pods.get(end.pod)?.pod.hostNetwork === false,
      );
      // Where labels name other pods too, that nothing isolates, a rule is refused, and it is said why.
      const isRefused = found.none?.startsWith("Some pods of ") === true;
      if (isPlain && !isRefused) expect(found.misses.length, `${where}: ${found.none}`).toBeGreaterThan(0);
      expect(found.misses.length, where).toBeLessThanOrEqual(4);
      const texts = new Set<string>();
      for (const { wish, kind, action } of found.misses) {
        const plan = session.previewEdit(wish, OPTIONS);
        if (plan.kind === "refused") throw new Error(`${where}: ${action}: ${plan.reason}`);
        const edited = withFiles(files, plan.files);
        expect(verdictIn(edited, connection), `${where}: ${action}`).toBe("allowed");
        texts.add(JSON.stringify(edited));
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
      expect(texts.size, where).toBe(found.misses.length);
    }
  }
  return { ...done, kinds, reasons };
}

/** The files after some of them were changed or added. */
export function withFiles(files: readonly ScenarioFile[], changed: readonly ScenarioFile[]): readonly ScenarioFile[] {
  const added = changed.filter(({ name }) => !files.some((file) => file.name === name));
  return [...files.map((file) => changed.find(({ name }) => name === file.name) ?? file), ...added];
}

function isNamedPlainly(end: Endpoint): boolean {
  return end.kind !== "pod" || end.address === null;
}

function endpointText(end: Endpoint): string {
  return end.kind === "pod" ? end.pod : formatIpAddress(end.address);
}
