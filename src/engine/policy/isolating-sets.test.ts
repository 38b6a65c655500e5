import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import type { CompiledPolicy, CompiledRule } from "./compile-policies";
import { createIsolatingSets } from "./isolating-sets";

const { policies } = readScenario([
  {
    name: "policies.yaml",
    text: [policy("web", "Ingress"), policy("db", "Ingress"), policy("both", "Ingress, Egress")].join("---\n"),
  },
]);
const WEB = compiled("web");
const DB = compiled("db");
const BOTH = compiled("both");

function policy(name: string, types: string): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec: {podSelector: {}, policyTypes: [${types}], ingress: [{}]}\n`;
}

function compiled(name: string): CompiledPolicy {
  const found = policies.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no policy ${name}`);
  return { policy: found, subjects: Int32Array.of(), ingress: rulesOf(found), egress: [] };
}

function rulesOf(found: CompiledPolicy["policy"]): readonly CompiledRule[] {
  return found.ingress.map((rule, index) => ({ policy: found, direction: "ingress", index, rule, peers: [] }));
}

const selecting = (one: CompiledPolicy, ...classes: readonly number[]) => ({
  ...one,
  subjects: Int32Array.from(classes),
});

test("a class that no policy of the direction selects is isolated by none", () => {
  const ingress = createIsolatingSets("ingress").group([selecting(WEB, 1)], 3);
  expect(ingress.map((set) => set?.policies.map(({ name }) => name) ?? null)).toEqual([null, ["web"], null]);
  const egress = createIsolatingSets("egress").group([selecting(WEB, 0), selecting(BOTH, 1)], 2);
  expect(egress.map((set) => set?.policies.map(({ name }) => name) ?? null)).toEqual([null, ["both"]]);
});

test("classes that the same policies select share a set, with the rules of all in the order of the policies", () => {
  const [first, second, third] = createIsolatingSets("ingress").group(
    [selecting(WEB, 0, 2), selecting(DB, 0, 1, 2)],
    3,
  );
  expect(first).toBe(third);
  expect(first).not.toBe(second);
  expect(first?.policies).toEqual([WEB.policy, DB.policy]);
  expect(first?.rules).toEqual([...WEB.ingress, ...DB.ingress]);
  expect(second?.rules).toEqual(DB.ingress);
  expect([first?.direction, first?.id !== second?.id]).toEqual(["ingress", true]);
});

test("a set stays the same object while its policies do, also when others come before or after them", () => {
  const sets = createIsolatingSets("ingress");
  const [before] = sets.group([selecting(WEB, 0), selecting(DB, 0)], 1);
  expect(sets.group([selecting(WEB, 0), selecting(DB, 0)], 1)[0]).toBe(before);
  expect(sets.group([selecting(BOTH, 1), selecting(WEB, 0), selecting(DB, 0), selecting(BOTH, 2)], 3)[0]).toBe(before);
});

test("a set that another class had before is the same object", () => {
  const sets = createIsolatingSets("ingress");
  const [web, db] = sets.group([selecting(WEB, 0), selecting(DB, 1)], 2);
  const [nowDb, nowWeb] = sets.group([selecting(WEB, 1), selecting(DB, 0)], 2);
  expect(nowDb).toBe(db);
  expect(nowWeb).toBe(web);
});

test("one policy more or less, another order, or other rules make another set with an id of its own", () => {
  const sets = createIsolatingSets("ingress");
  const ask = (...parts: readonly CompiledPolicy[]) => sets.group(parts, 1)[0];
  const found = [
    ask(selecting(WEB, 0)),
    ask(selecting(WEB, 0), selecting(DB, 0)),
    ask(selecting(DB, 0), selecting(WEB, 0)),
    ask(selecting(DB, 0)),
    ask(selecting({ ...DB, ingress: rulesOf(DB.policy) }, 0)),
  ];
  expect(new Set(found).size).toBe(5);
  expect(new Set(found.map((set) => set?.id)).size).toBe(5);
  expect(found.map((set) => set?.policies.map(({ name }) => name).join())).toEqual([
    "web",
    "web,db",
    "db,web",
    "db",
    "db",
  ]);
});

test("every pair of policies is a set of its own, and so is the twelfth policy beside the first with the second", () => {
  const others = Array.from({ length: 13 }, () => selecting({ ...WEB, ingress: rulesOf(WEB.policy) }));
  const ask = () =>
    others.map((one, i) => {
      if (i === 1) return selecting(one, 0, 1);
      if (i === 2) return selecting(one, 0, 2);
      return i === 12 ? selecting(one, 1, 2, 3) : one;
    });
  const sets = createIsolatingSets("ingress");
  const rulesAt = (...positions: readonly number[]) => positions.flatMap((position) => others[position]?.ingress ?? []);
  const wanted = [rulesAt(1, 2), rulesAt(1, 12), rulesAt(2, 12), rulesAt(12)];
  const first = sets.group(ask(), 4);
  expect(first.map((set) => set?.rules.map((rule) => wanted.flat().indexOf(rule)))).toEqual(
    wanted.map((rules) => rules.map((rule) => wanted.flat().indexOf(rule))),
  );
  const moved = sets.group(
    ask().map((one) => selecting(one, ...Array.from(one.subjects, (index) => 3 - index))),
    4,
  );
  expect(moved.map((set) => first.indexOf(set))).toEqual([3, 2, 1, 0]);
  expect(new Set(sets.all())).toEqual(new Set(first));
  expect(sets.all()).toHaveLength(4);
});
