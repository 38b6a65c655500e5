import { expect, test } from "vitest";
import type { Connection } from "../../policy/verdict";
import type { Json } from "../../testing/json";
import { naiveVerdict } from "../../testing/naive-evaluator";
import { readNaively } from "../../testing/naive-reader";
import { jsonOf } from "../../testing/objects-in-files";
import { type Random, randomOf } from "../../testing/random";
import { randomPolicy } from "../../testing/random-policy";
import { randomQuestions } from "../../testing/random-questions";
import { randomWorld, WORDS } from "../../testing/random-world";
import { editObject } from "../text/edit-object";
import { type EditValue, isList, isMap } from "../text/edit-value";
import { objectsOf, valuesOf } from "../text/file-objects";
import { writeBlock } from "../text/write-value";
import { isolationOf, type PolicyIntent, planPolicyIntent, type RuleAt } from "./policy-intent";
import type { PeerDraft, PortDraft } from "./rule-draft";

const style = { lineBreak: "\n", indent: 2, dash: 2, afterDash: 2, quote: '"', isJson: false } as const;

function valueOfJson(json: Json): EditValue {
  if (Array.isArray(json)) return json.map(valueOfJson);
  if (typeof json !== "object" || json === null) return json as EditValue & Json;
  return new Map(Object.entries(json).map(([key, value]) => [key, valueOfJson(value)]));
}

/** The policy after an intent, written and read again; null where it is refused. */
function after(policy: EditValue, intent: PolicyIntent): EditValue | null {
  const plan = planPolicyIntent(policy, intent);
  if (plan.kind === "refused") return null;
  const result = editObject(writeBlock(policy, 0, style), 0, plan.edits);
  if (result.kind === "refused") throw new Error(`${result.reason}: ${JSON.stringify(jsonOf(policy))}`);
  return valuesOf(objectsOf(result.text))[0] ?? null;
}

/** A rule, peer or port of another random policy. */
function randomParts(random: Random): { rule: EditValue; peer: EditValue; port: EditValue } {
  for (;;) {
    const spec = valueOfJson(randomPolicy(random, WORDS, 0));
    const inner = isMap(spec) ? spec.get("spec") : undefined;
    const rules = isMap(inner) ? inner.get("ingress") : undefined;
    const rule = isList(rules) ? rules[0] : undefined;
    const peers = isMap(rule) ? rule.get("from") : undefined;
    const ports = isMap(rule) ? rule.get("ports") : undefined;
    const peer = isList(peers) ? peers[0] : undefined;
    const port = isList(ports) ? ports[0] : undefined;
    if (rule !== undefined && peer !== undefined && port !== undefined) return { rule, peer, port };
  }
}

const OPENING = ["add-rule", "add-peer", "add-port", "remove-except"] as const;
const CLOSING = ["remove-rule", "remove-peer", "remove-port", "add-except"] as const;

/** Those of a form. */
const FORM_OPENING = [
  "write-rule",
  "write-peer to others",
  "write-port to others",
  "admit-everyone",
  "open-every-port",
  "remove-requirement",
  "select-everything",
] as const;
const FORM_CLOSING = ["write-peer instead of everyone", "write-port instead of all", "set-requirement"] as const;
type FormKind = (typeof FORM_OPENING)[number] | (typeof FORM_CLOSING)[number];
type RandomKind =
  | (typeof OPENING)[number]
  | (typeof CLOSING)[number]
  | FormKind
  | "change-peer"
  | "change-port"
  | "set-isolation";

function randomIntent(random: Random, kind: RandomKind): PolicyIntent {
  const { rule: newRule, peer: newPeer, port } = randomParts(random);
  const place = { direction: random.pick(["ingress", "egress"] as const), rule: random.int(2) };
  const index = random.int(2);
  switch (kind) {
    case "add-rule": {
      const rule = place.direction === "ingress" ? newRule : renamed(newRule);
      return { kind, direction: place.direction, value: rule };
    }
    case "remove-rule":
      return { kind, ...place };
    case "add-peer":
    case "add-port":
      return { kind, ...place, value: kind === "add-peer" ? newPeer : port };
    case "change-peer":
    case "change-port":
      return { kind, ...place, index, value: kind === "change-peer" ? newPeer : port };
    case "remove-peer":
    case "remove-port":
      return { kind, ...place, index };
    case "add-except":
      return { kind, ...place, peer: index, value: "10.0.0.4/30" };
    case "remove-except":
      return { kind, ...place, peer: index, index: 0 };
    case "set-isolation":
      return { kind, direction: place.direction, isOn: random.chance(0.5) };
    default:
      return randomFormIntent(random, kind, place);
  }
}

function randomFormIntent(random: Random, kind: FormKind, place: RuleAt): PolicyIntent {
  const requirement = () =>
    random.pick([
      "app=x",
      "app!=x",
      "app in (x, y)",
      "example.com/tier notin (x)",
      "app",
      "!constructor",
      "toString=X",
    ]);
  const namespace = random.pick([
    { kind: "own" },
    { kind: "any" },
    { kind: "named", name: random.pick(WORDS.namespaces) },
  ] as const);
  const peer: PeerDraft = random.chance(0.7)
    ? { kind: "pods", namespace, requirements: random.chance(0.3) ? [] : [requirement()] }
    : { kind: "addresses", cidr: random.pick(["10.0.0.0/29", "10.0.0.0/8", "::/0"]) };
  const port: PortDraft = {
    protocol: random.pick(["TCP", "UDP"]),
    port: random.pick(["80", "8080", "http", null]),
    endPort: "",
  };
  const at = { of: random.pick(["podSelector", "namespaceSelector"] as const), peer: random.int(2), ...place };
  const which = random.chance(0.5)
    ? ({ kind: "label", key: random.pick(WORDS.keys) } as const)
    : ({ kind: "term", index: random.int(2) } as const);
  switch (kind) {
    case "write-rule":
      return {
        kind,
        direction: place.direction,
        peer: random.chance(0.5) ? peer : null,
        port: random.chance(0.5) ? port : null,
      };
    case "write-peer to others":
    case "write-peer instead of everyone":
      return { kind: "write-peer", ...place, peer, narrows: kind !== "write-peer to others" };
    case "write-port to others":
    case "write-port instead of all":
      return { kind: "write-port", ...place, port, narrows: kind !== "write-port to others" };
    case "admit-everyone":
    case "open-every-port":
      return { kind, ...place };
    case "remove-requirement":
      return { kind, at, which };
    case "select-everything":
      return { kind, at: { ...at, of: "podSelector" } };
    case "set-requirement":
      return { kind, at: { ...at, of: "podSelector" }, which: null, text: requirement() };
  }
}

function renamed(rule: EditValue): EditValue {
  return isMap(rule) ? new Map([...rule].map(([key, value]) => [key === "from" ? "to" : key, value])) : rule;
}

const RANK = { denied: 0, depends: 1, allowed: 2 };

/** Says of random connections whether some became more, and some less. */
function tendency(
  objects: readonly Json[],
  changed: readonly Json[],
  random: Random,
  profile: Parameters<typeof naiveVerdict>[0]["profile"],
) {
  const before = readNaively(objects);
  const now = readNaively(changed);
  const asked: readonly Connection[] = randomQuestions(random, before, 25);
  const steps = asked.map((connection) => {
    const was = naiveVerdict({ ...before, profile }, connection).verdict;
    const is = naiveVerdict({ ...now, profile }, connection).verdict;
    return RANK[is] - RANK[was];
  });
  return { opened: steps.filter((step) => step > 0).length, closed: steps.filter((step) => step < 0).length };
}

/** Does intents of some kinds in random worlds and adds up what opened and what closed. */
function inWorlds(first: number, worlds: number, kinds: readonly RandomKind[]) {
  const sum = { done: 0, opened: 0, closed: 0 };
  for (let seed = first; seed < first + worlds; seed++) {
    const random = randomOf(seed);
    const { objects, profile, isWritable } = randomWorld(random);
    const at = objects.findIndex((object) => isMapWithKind(object, "NetworkPolicy"));
    const policy = objects[at];
    if (policy === undefined || !isWritable) continue;
    const intent = randomIntent(random, random.pick(kinds));
    const changed = after(valueOfJson(policy), intent);
    if (changed === null) continue;
    const { opened, closed } = tendency(objects, objects.with(at, jsonOf(changed)), random, profile);
    const isOpening = kinds === OPENING || kinds === FORM_OPENING;
    if (isOpening ? closed > 0 : opened > 0) {
      throw new Error(`seed ${seed}: ${JSON.stringify({ intent: intent.kind, policy, changed: jsonOf(changed) })}`);
    }
    sum.done++;
    sum.opened += opened;
    sum.closed += closed;
  }
  return sum;
}

function isMapWithKind(object: Json, kind: string): boolean {
  return typeof object === "object" && object !== null && "kind" in object && object.kind === kind;
}

test("what is added never closes a connection", { timeout: 120_000 }, () => {
  const { done, opened, closed } = inWorlds(9_000_001, 4000, OPENING);
  expect(done).toBeGreaterThan(500);
  expect(opened).toBeGreaterThan(20);
  expect(closed).toBe(0);
});

test("what is removed never opens one", { timeout: 120_000 }, () => {
  const { done, opened, closed } = inWorlds(9_100_001, 7000, CLOSING);
  expect(done).toBeGreaterThan(500);
  expect(closed).toBeGreaterThan(20);
  expect(opened).toBe(0);
});

test("what a form adds, or opens in so many words, never closes a connection", { timeout: 120_000 }, () => {
  const { done, opened, closed } = inWorlds(9_300_001, 3000, FORM_OPENING);
  expect(done).toBeGreaterThan(300);
  expect(opened).toBeGreaterThan(20);
  expect(closed).toBe(0);
});

test("what a form narrows never opens one", { timeout: 120_000 }, () => {
  const { done, opened, closed } = inWorlds(9_400_001, 4000, FORM_CLOSING);
  expect(done).toBeGreaterThan(200);
  expect(closed).toBeGreaterThan(20);
  expect(opened).toBe(0);
});

test("isolation is begun and ended in so many words", () => {
  const random = randomOf(9_200_001);
  for (let i = 0; i < 500; i++) {
    const policy = valueOfJson(randomPolicy(random, WORDS, i));
    const intent = randomIntent(random, "set-isolation");
    const changed = after(policy, intent);
    if (changed === null || intent.kind !== "set-isolation") continue;
    const others = isolationOf(policy).filter((direction) => direction !== intent.direction);
    expect(new Set(isolationOf(changed))).toEqual(new Set(intent.isOn ? [...others, intent.direction] : others));
  }
});

test("a requirement whose bracket is not closed is refused as such, and not taken for a key", () => {
  const policy = new Map([["spec", new Map([["podSelector", new Map()]])]]);
  const intent = { kind: "set-requirement", at: { of: "subject" }, which: null, text: "app in (web," } as const;
  expect(planPolicyIntent(policy, intent)).toEqual({
    kind: "refused",
    reason: "the bracket of “app in (web,” is not closed",
  });
});
