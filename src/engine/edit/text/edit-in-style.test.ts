import { expect, test } from "vitest";
import { type Random, randomOf } from "../../testing/random";
import { randomHandStyle, writeInStyle } from "../../testing/write-in-style";
import { editObject } from "./edit-object";
import { type EditPath, type EditValue, isList, mapOf, valueAt } from "./edit-value";
import { editedValue, type TreeEdit } from "./tree-edit";

const app = (random: Random) => mapOf(["matchLabels", mapOf(["app", random.pick(["web", "api", "db"])])]);
const block = (random: Random) =>
  mapOf(["cidr", "10.0.0.0/8"], ["except", random.times(2, 3, (i) => `10.${i}.0.0/16`)]);
const port = (random: Random) => mapOf(["protocol", random.pick(["TCP", "UDP"])], ["port", 1 + random.int(9000)]);

const pods = (random: Random) => mapOf(["podSelector", app(random)]);
const rangePeer = (random: Random) => mapOf(["ipBlock", block(random)]);

/** A rule that shows how everything is written that an edit may add. */
function rule(random: Random, peers: "from" | "to"): EditValue {
  return mapOf([peers, [pods(random), rangePeer(random)]], ["ports", random.times(2, 3, () => port(random))]);
}

function policy(random: Random): EditValue {
  return mapOf(
    ["apiVersion", "networking.k8s.io/v1"],
    ["kind", "NetworkPolicy"],
    ["metadata", mapOf(["name", "p"], ["namespace", "shop"])],
    [
      "spec",
      mapOf(
        ["podSelector", app(random)],
        ["policyTypes", ["Ingress", "Egress"]],
        ["ingress", random.times(2, 3, () => rule(random, "from"))],
        ["egress", random.times(2, 3, () => rule(random, "to"))],
      ),
    ],
  );
}

/** Something added behind its like, changed, or taken away from others. */
function randomStep(random: Random, value: EditValue): TreeEdit {
  const [direction, peers] = random.pick([
    ["ingress", "from"],
    ["egress", "to"],
  ] as const);
  const rules: EditPath = ["spec", direction];
  const first: EditPath = [...rules, 0];
  const excepts: EditPath = [...first, peers, 1, "ipBlock", "except"];
  const labels: EditPath = [...random.pick([["spec"], [...first, peers, 0]]), "podSelector", "matchLabels"];
  const added: readonly (readonly [EditPath, EditValue])[] = [
    [rules, rule(random, peers)],
    [[...first, peers], random.pick([pods, rangePeer])(random)],
    [[...first, "ports"], port(random)],
    [excepts, "10.200.0.0/16"],
  ];
  const [list, item] = random.pick(added);
  const items = valueAt(value, list);
  const length = isList(items) ? items.length : 0;
  return random.pick<TreeEdit>([
    { kind: "insert", list, index: length, value: item },
    { kind: "insert", list, index: length, value: item },
    { kind: "set", path: [...labels, random.pick(["env", "tag"])], value: "front" },
    { kind: "set", path: [...labels, "app"], value: "other" },
    { kind: "set", path: [...first, "ports", 0, "port"], value: 443 },
    { kind: "remove", path: [...list, random.int(length)] },
  ]);
}

test("whoever always writes alike finds just what they would have written", { timeout: 120_000 }, () => {
  const random = randomOf(8001);
  for (let i = 0; i < 1200; i++) {
    const style = randomHandStyle(random);
    const value = policy(random);
    const text = writeInStyle(value, style);
    const step = randomStep(random, value);
    const wanted = editedValue(value, step);
    const result = editObject(text, text.indexOf("apiVersion"), [step]);
    const now = result.kind === "edited" ? result.text : result.reason;
    expect(now, JSON.stringify({ step, style })).toBe(wanted === null ? null : writeInStyle(wanted, style));
  }
});
