import { expect, test } from "vitest";
import { editEffects } from "./edit-effects";
import { evaluate } from "./policy/evaluate";
import { profileOf } from "./policy/profiles";
import { readScenario } from "./read-scenario";

const pod = (name: string) =>
  `kind: Pod\napiVersion: v1\nmetadata: {name: ${name}, namespace: a, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i}]}\n---\n`;
const policy = (spec: string) =>
  `kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: p, namespace: a}\nspec: ${spec}\n`;

function effectsOf(before: string, after: string) {
  const judged = (text: string) => {
    const { cluster, policies } = readScenario([{ name: "a.yaml", text }]);
    return evaluate(cluster, policies, profileOf({ profile: "kubernetes" }));
  };
  const [old, now] = [judged(before), judged(after)];
  return editEffects(old, now);
}

test("isolation of a pod closes what came from pods and from every address outside", () => {
  const pods = pod("web") + pod("db");
  const { opened, closed } = effectsOf(pods, pods + policy("{podSelector: {matchLabels: {app: db}}}"));
  expect(opened).toEqual({ count: 0, lines: [] });
  expect(closed.lines.map(({ source, target, ports }) => `${source} > ${target} ${ports}`)).toEqual([
    "a/web > a/db all ports",
    "every address outside > a/db all ports",
  ]);
});

test("what an edit adds is not told as opened by it", () => {
  expect(effectsOf(pod("web"), pod("web") + pod("db")).opened.count).toBe(0);
});

test("ranges that are told apart elsewhere and change alike are told as one", () => {
  const block = (except: string) =>
    policy(`{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8${except}}}]}]}`);
  const { opened } = effectsOf(pod("web") + block(", except: [10.64.0.0/16, 10.65.0.0/16]"), pod("web") + block(""));
  expect(opened.lines).toEqual([{ source: "10.64.0.0/15", target: "a/web", ports: "all ports" }]);
});
