import { expect, test } from "vitest";
import type { AnalyzeOptions } from "./analysis";
import type { Off } from "./insight/what-if/off";
import { createSession } from "./session";
import { policyText, SHOP } from "./testing/near-case";

const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };
const TWO_PEERS = `${SHOP}${policyText("api", "podSelector: {matchLabels: {app: api}}\ningress:\n- from: [{podSelector: {matchLabels: {app: web}}}, {namespaceSelector: {matchLabels: {team: web}}}]")}`;
const CLOSED = `${SHOP}${policyText("api", "podSelector: {matchLabels: {app: api}}\ningress:\n- from: [{podSelector: {matchLabels: {app: wep}}}]")}`;
const RULE: Off = { kind: "rule", policy: "shop/api", direction: "ingress", index: 0 };
const POLICY: Off = { kind: "policy", policy: "shop/api" };
const EDGE = "shop/web→shop/api";

function sessionOf(text: string, off: readonly Off[]) {
  const session = createSession();
  const options = { ...OPTIONS, off };
  session.analyze([{ name: "shop.yaml", text }], options);
  const near = () => session.nearMisses({ kind: "edge", edgeId: EDGE }, options);
  return { session, options, near };
}

test("what only gets through with what is off is to be put back, and nothing is offered that closes it", () => {
  const { session, options, near } = sessionOf(TWO_PEERS, [RULE]);
  expect(session.explainEdge(EDGE)?.verdict).toBe("denied");
  const none = "With what is left out for a moment it gets through: put it back.";
  expect(near()).toEqual({ misses: [], none, isOfOff: true });
  const connection = { source: "shop/web", destination: "shop/api", protocol: "TCP", port: 8080 } as const;
  expect(session.nearMisses({ kind: "connection", ...connection }, options)).toEqual(near());
});

test("what only gets through without what is off is offered no edits that open it", () => {
  const { session, near } = sessionOf(CLOSED, [POLICY]);
  expect(session.explainEdge(EDGE)?.verdict).toBe("allowed");
  const none = "With what is left out for a moment it is not let through: put it back.";
  expect(near()).toEqual({ misses: [], none, isOfOff: true });
});

test("what is denied either way is offered the edits of the text", () => {
  const { session, near } = sessionOf(CLOSED, [RULE]);
  expect(session.explainEdge(EDGE)?.verdict).toBe("denied");
  expect(near()).toEqual(sessionOf(CLOSED, []).near());
  expect(near()?.misses[0]?.action).toBe("Change app=wep to app=web in ingress rule 1 of api");
});

test.each(["pod", "namespace"] as const)("pairs of a matrix by %ss are answered, with something off too", (level) => {
  for (const off of [[], [RULE]]) {
    const { session, options } = sessionOf(CLOSED, off);
    const axes = session.matrix.axes({ level, folded: [], sort: "name", grouped: true, hideEmpty: false });
    let step = axes.next();
    while (step.done !== true) step = axes.next();
    const ids = (step.value?.ends ?? []).map(({ id }) => id);
    const asked = ids.flatMap((from) => ids.map((to) => `${from}→${to}`));
    const explained = asked.filter((edgeId) => session.explainEdge(edgeId) !== null);
    expect(explained.length).toBeGreaterThan(1);
    for (const edgeId of explained)
      expect(session.nearMisses({ kind: "edge", edgeId }, options), edgeId).not.toBeNull();
    expect(session.nearMisses({ kind: "edge", edgeId: "pod shop/nobody→shop/api" }, options)).toBeNull();
  }
});
