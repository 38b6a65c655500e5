import { expect, test } from "vitest";
import { groupPairs, membersByClass } from "../insight/pair-groups";
import { listConnections } from "../insight/reachability";
import { ALL_PORTS, isEmptyPortSet, portSetKey, subtractPorts } from "../net/port-set";
import { assumptionsOf } from "../policy/assumptions-of";
import { evaluate } from "../policy/evaluate";
import type { Evaluation } from "../policy/evaluation";
import { throughBoth } from "../policy/side-ports";
import { readNaively } from "./naive-reader";
import { randomOf } from "./random";
import { randomAnswers } from "./random-profile";
import { randomWorld } from "./random-world";

const WORLDS = 600;

test("the list says of two pods, with all that is assumed, what judging the two alone says", () => {
  let compared = 0;
  let assuming = 0;
  for (let seed = 6_000_001; seed <= 6_000_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const { objects } = randomWorld(random);
    const { cluster, policies } = readNaively(objects);
    const evaluation = evaluate(cluster, policies, randomAnswers(random));
    const listed = new Map<string, string[]>();
    for (const { src, dst, allowed, depends, family, mixed, assumes } of listConnections(evaluation, "pod")) {
      const words = wordsOf(portSetKey(allowed), portSetKey(depends), family, assumes);
      listed.set(`${src} ${dst}`, [...(listed.get(`${src} ${dst}`) ?? []), words]);
      expect(mixed).toBe(false);
      if (assumes.length > 0) assuming++;
    }
    for (const from of cluster.pods.keys()) {
      for (const to of cluster.pods.keys()) {
        const alone = judgeAlone(evaluation, from, to);
        expect(listed.get(`${from} ${to}`) ?? [], `seed ${seed}: ${from} -> ${to}`).toEqual(alone);
        compared++;
      }
    }
  }
  expect(compared).toBeGreaterThan(2000);
  expect(assuming).toBeGreaterThan(500);
}, 60_000);

function judgeAlone(evaluation: Evaluation, from: string, to: string): readonly string[] {
  const { compiled, profile, sides } = evaluation;
  const [pair] = groupPairs(compiled, profile, membersByClass(compiled, [from]), membersByClass(compiled, [to]));
  if (pair === undefined) return [];
  const { source, destination, families } = pair;
  const ways = families.map((family) => {
    const egress = sides.egress(source, destination, family);
    const { sure, possible } = throughBoth(egress, sides.ingress(source, destination, family));
    const depends = subtractPorts(possible, sure);
    const assumes = assumptionsOf(evaluation, source, destination, family, ALL_PORTS);
    return { family, allowed: sure, depends, ports: `${portSetKey(sure)} ${portSetKey(depends)}`, assumes };
  });
  const isAlike = ways.every(({ ports }) => ports === ways[0]?.ports);
  return (isAlike ? ways.slice(0, 1) : ways)
    .filter(({ allowed, depends }) => !isEmptyPortSet(allowed) || !isEmptyPortSet(depends))
    .map(({ allowed, depends, family, assumes }) =>
      wordsOf(portSetKey(allowed), portSetKey(depends), isAlike ? null : family, assumes),
    );
}

function wordsOf(allowed: string, depends: string, family: number | null, assumes: readonly string[]): string {
  return `allowed ${allowed}, depends ${depends}, family ${family}, assumes ${assumes.join(" ")}`;
}
