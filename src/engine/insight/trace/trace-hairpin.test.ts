import { expect, test } from "vitest";
import { outcomeText } from "../../testing/naive-outcome";
import { stepsOf, tracer, write } from "../../testing/trace-words";

const { pod, service, policy } = write;

const WEB = [
  pod("shop/web", "app: web"),
  service("shop/web", "clusterIP: 10.96.0.2, selector: {app: web}, ports: [{port: 80}]"),
];
const isolating = (types: string) => policy("shop/p", `podSelector: {}, policyTypes: [${types}]`);

test.each([
  ["no policy", [], "no", "answered"],
  ["no policy", [], "depends", "answered"],
  ["a policy for ingress", [isolating("Ingress")], "depends", "depends hairpin"],
  ["a policy for egress", [isolating("Egress")], "depends", "depends hairpin"],
  ["a policy for ingress", [isolating("Ingress")], "no", "timed-out destination"],
  ["a policy for egress", [isolating("Egress")], "no", "timed-out source"],
  ["a policy for both", [isolating("Ingress, Egress")], "no", "timed-out both"],
  ["a policy for both", [isolating("Ingress, Egress")], "yes", "answered"],
] as const)(
  "with %s (%j) and hairpin %s a pod's way to itself through its Service ends: %s",
  (_, more, hairpin, outcome) => {
    expect(outcomeText(tracer([...WEB, ...more], { hairpin })("shop/web", "10.96.0.2").outcome)).toBe(outcome);
  },
);

test("a pod that is cut off from itself is told so, and not that nothing is there", () => {
  const trace = tracer([...WEB, isolating("Ingress")], { hairpin: "no" })("shop/web", "10.96.0.2");
  expect(trace.sentence).toBe("shop/web waits for 10.96.0.2 on TCP 80 in vain: its policies cut it off from itself.");
  expect(stepsOf(trace).find(({ kind }) => kind === "endpoint")?.sentence).toContain("cut it off from itself");
});

test("of pods that agree but for what the profile leaves open, the outcome keeps the assumption", () => {
  const two = [pod("shop/web-2", "app: web"), ...WEB, isolating("Ingress")];
  const open = policy("shop/open", "podSelector: {}, ingress: [{}]");
  const trace = tracer([...two, open])("shop/web", "10.96.0.2");
  expect(outcomeText(trace.outcome)).toBe("depends hairpin");
});
