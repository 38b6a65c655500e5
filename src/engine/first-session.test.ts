import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Analysis } from "./analysis";
import { createFirstSession, type FirstSession } from "./first-session";
import { createSession } from "./session";
import { expectation, SHOP } from "./testing/expectation-shop";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

const example = (name: string) => ({
  name,
  text: readFileSync(new URL(`../examples/three-tier/${name}`, import.meta.url), "utf8"),
});
const CLUSTER = example("cluster.yaml");
const POLICIES = example("policies.yaml");
const edited = (from: string, to: string) => ({ ...POLICIES, text: POLICIES.text.replace(from, to) });
const SERVICE = {
  name: "service.yaml",
  text: "kind: Service\napiVersion: v1\nmetadata: {name: back}\nspec: {selector: {tier: back}, ports: [{port: 80}]}\n",
};

test.each([
  ["edits, one of which breaks the text", [POLICIES, edited("tier: front", "tier: none"), edited("spec:", "spec")]],
  ["a Service that comes", [POLICIES, { ...POLICIES, text: `${POLICIES.text}---\n${SERVICE.text}` }]],
])("without expectations, the first session's analyses are those of the whole one: %s", (_name, moments) => {
  const first = createFirstSession();
  const whole = createSession();
  moments.forEach((policies, i) => {
    const moment = { scenario: "a", intent: String(i) };
    const files = [CLUSTER, policies];
    const analysis = first.analyze(files, OPTIONS, undefined, moment);
    expect(analysis).toEqual(withoutRemarks(whole.analyze(files, OPTIONS, undefined, moment)));
    expect(analysis.graph.nodes.length).toBeGreaterThan(1);
    for (const { id } of analysis.graph.nodes) expect(first.edgesOf(id)).toEqual(whole.edgesOf(id));
  });
});

/** Only the whole session says which policies and peers nothing matches. */
function withoutRemarks(analysis: Analysis): Analysis {
  const diagnostics = analysis.diagnostics.filter(({ code }) => !/^(policy|peer)-selects-nothing$/.test(code));
  return { ...analysis, diagnostics };
}

test("what a policy is about is asked by the whole session only", () => {
  const files = [CLUSTER, edited("tier: front", "tier: none")];
  const codes = (session: FirstSession) => session.analyze(files, OPTIONS).diagnostics.map(({ code }) => code);
  expect(codes(createFirstSession())).toEqual([]);
  expect(codes(createSession())).toEqual(["policy-selects-nothing"]);
});

test("the first session passes expectations over, the whole one checks them", () => {
  const expected = expectation("{from: web, to: db, ports: [{port: pg}], expect: Allowed, message: sales}");
  const files = [{ name: "all.yaml", text: [...SHOP, expected].join("---\n") }];
  expect(createFirstSession().analyze(files, OPTIONS).expectations).toEqual([]);
  expect(createSession().analyze(files, OPTIONS).expectations.length).toBe(1);
});
