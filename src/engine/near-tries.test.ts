import { expect, test } from "vitest";
import { createFirstSession } from "./first-session";
import { defaultWish } from "./insight/picture-wish";
import { findNearMisses } from "./near-misses";
import { nearestOf, triesFor } from "./near-tries";
import { createEditPlanner } from "./preview-edit";
import { finish } from "./steps";
import { policyText } from "./testing/near-case";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

test("in a larger cluster fewer changes are tried, the rule written anew always", () => {
  expect([100, 1_000, 3_000, 5_000, 50_000].map((pods) => triesFor(pods))).toEqual([12, 12, 4, 3, 3]);
  expect([1_000, 1_001].map((pods) => triesFor(pods, true))).toEqual([12, 2]);
  expect(nearestOf(["label", "port", "both", "rule"], 3)).toEqual(["label", "port", "rule"]);
  expect(nearestOf(["label", "rule"], 1)).toEqual(["rule"]);
  expect(nearestOf(["label", "rule"], 2)).toEqual(["label", "rule"]);
});

/** Two namespaces, of which one admits a third by a label that is nowhere, and two policies that nearly do. */
function towns(replicas: number): string {
  const town = (name: string) => `apiVersion: v1
kind: Namespace
metadata: {name: ${name}, labels: {team: ${name}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: app, namespace: ${name}}
spec:
  replicas: ${name === "green" ? replicas : 1}
  selector: {matchLabels: {app: app}}
  template:
    metadata: {labels: {app: app}}
    spec: {containers: [{name: c, image: i, ports: [{containerPort: 8080}]}]}
---
`;
  const policy = (name: string, team: string) =>
    policyText(
      name,
      `podSelector: {}\ningress:\n- from: [{namespaceSelector: {matchLabels: {team: ${team}}}}]`,
      "blue",
    );
  return `${town("green")}${town("blue").slice(0, -4)}${policy("near", "grean")}${policy("far", "red")}`;
}

test("two namespaces of a large cluster cost two tries, of which one is a rule", () => {
  const triesOf = (replicas: number) => {
    const options = { ...OPTIONS, picture: { ...defaultWish, collapsed: ["green", "blue"] } };
    const session = createFirstSession();
    session.analyze([{ name: "a.yaml", text: towns(replicas) }], options);
    const last = session.last();
    if (last === null) throw new Error("it was read");
    const real = createEditPlanner();
    let tries = 0;
    const attempt: typeof real.attempt = (...args) => {
      tries++;
      return real.attempt(...args);
    };
    const pairs = { shown: () => null, written: () => null };
    const means = { planner: { ...real, attempt }, last, options, onProgress: () => {}, pairs };
    const found = finish(findNearMisses(means, { kind: "edge", edgeId: "namespace green→namespace blue" }));
    return { tries, pods: last.written.evaluation.cluster.pods.size, kinds: found?.misses.map(({ kind }) => kind) };
  };
  const small = triesOf(2);
  expect(small.tries).toBeGreaterThan(2);
  const large = triesOf(1_200);
  expect(large.pods).toBeGreaterThan(1_000);
  expect(large).toMatchObject({ tries: 2, kinds: ["rule-label", "other-side"] });
});
