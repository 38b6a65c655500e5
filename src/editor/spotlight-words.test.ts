import { expect, test } from "vitest";
import type { Responsibility } from "../engine";
import { spotlightWords } from "./spotlight-words";

const rule: Responsibility = {
  kind: "rule",
  words: "ingress rule 1 of app/backend-policy",
  place: { file: "policies.yaml", from: 0, to: 1 },
  nodes: ["app/backend"],
  edges: ["app/frontend→app/backend"],
  alone: ["app/frontend→app/backend"],
};

test("a rule says how many connections it lets through, and of how many it alone does", () => {
  expect(spotlightWords(rule)).toBe("Ingress rule 1 of app/backend-policy lets 1 connection through, alone.");
  const two = { ...rule, edges: ["a→b", "c→b"] };
  expect(spotlightWords({ ...two, alone: ["c→b"] })).toMatch(/ lets 2 connections through, 1 alone\.$/);
  expect(spotlightWords({ ...two, alone: [] })).toMatch(/ lets 2 connections through, as others do\.$/);
  expect(spotlightWords({ ...rule, edges: [], alone: [] })).toMatch(/ lets no connection through\.$/);
});

test("a policy says what it lets through, and of how much no other policy does", () => {
  const policy: Responsibility = { ...rule, kind: "policy", words: "app/web", edges: ["a→b", "c→b"], alone: ["a→b"] };
  expect(spotlightWords(policy)).toBe("app/web selects 1 workload and lets 2 connections through, 1 alone.");
});

test("a policy says what it selects, as the picture draws it", () => {
  const policy: Responsibility = { ...rule, kind: "policy", words: "app/deny-all", edges: [] };
  expect(spotlightWords({ ...policy, nodes: ["app/a", "app/b", "app/c"] })).toBe("app/deny-all selects 3 workloads.");
  expect(spotlightWords({ ...policy, nodes: ["namespace app", "pod shop/web-1"] })).toBe(
    "app/deny-all selects 1 pod and pods of 1 namespace.",
  );
  expect(spotlightWords({ ...policy, nodes: [] })).toBe("app/deny-all selects nothing.");
});

test("another object says that it is in the picture", () => {
  const pod: Responsibility = { ...rule, kind: "object", words: "Pod app/web", edges: [] };
  expect(spotlightWords(pod)).toBe("Pod app/web stands out in the picture.");
});
