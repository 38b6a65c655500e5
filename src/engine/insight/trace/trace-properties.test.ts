import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../policy/evaluate";
import { readScenario } from "../../read-scenario";
import { randomOf } from "../../testing/random";
import { randomWorld } from "../../testing/random-world";
import { stepsOf, tracer, write } from "../../testing/trace-words";
import type { TraceStep } from "./connection-trace";
import { traceConnection } from "./trace-connection";

const ADMITS: { readonly [state in TraceStep["state"]]: boolean | null } = {
  passed: true,
  failed: false,
  depends: null,
};

test("to a pod and a port, each side of a trace says what the evaluator judges", () => {
  let compared = 0;
  for (let seed = 3_000_001; seed <= 3_000_250; seed++) {
    const random = randomOf(seed);
    const { objects, profile, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    const text = objects.map((object) => JSON.stringify(object)).join("\n---\n");
    const { complete, policies, objects: decoded, lineOf } = readScenario([{ name: "w.yaml", text }]);
    const evaluation = evaluate(complete, policies, profile);
    const pods = [...complete.pods.keys()];
    for (let i = 0; i < 12 && pods.length > 0; i++) {
      const [source, destination] = [random.pick([...pods, "203.0.113.7"]), random.pick(pods)];
      const protocol = random.pick(["TCP", "TCP", "UDP", "SCTP"] as const);
      const port = random.pick([53, 80, 81, 8080]);
      const request = { source, target: `${destination}:${port}`, port: null, protocol };
      const trace = traceConnection(evaluation, decoded, request, lineOf);
      const way = trace?.ways[0];
      const end = (id: string) =>
        id.includes("/")
          ? ({ kind: "pod", pod: id, address: null } as const)
          : ({ kind: "external", address: { family: 4, value: 3405803783n } } as const);
      const judged = evaluation.judge({ source: end(source), destination: end(destination), protocol, port });
      const state = (kind: TraceStep["kind"]) =>
        ADMITS[way?.steps.find((step) => step.kind === kind)?.state ?? "failed"];
      const tell = `seed ${seed}: ${source} to ${destination} ${protocol} ${port}`;
      expect([state("egress"), state("ingress")], tell).toEqual([judged.egress, judged.ingress]);
      const outcomes = { allowed: ["answered", "refused"], denied: ["timed-out"], depends: ["depends"] }[
        judged.verdict
      ];
      expect(outcomes, tell).toContain(trace?.outcome.kind);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(1_500);
});

test("whatever is typed has an outcome, and what is not answered has a step that says why", () => {
  const trace = tracer([
    write.pod("shop/client", "app: client"),
    write.service("shop/web", "selector: {app: client}, ports: [{port: 80}]"),
    write.ingress(
      "shop/i",
      "rules: [{host: shop.example, http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}}]",
    ),
  ]);
  const word = fc.constantFrom(
    "web",
    "shop",
    "svc",
    "cluster.local",
    ".",
    ":",
    "/",
    "80",
    "[",
    "]",
    "::1",
    "http://",
    "@",
    "?",
    " ",
    "10.0.0.1",
    "shop.example",
  );
  const typed = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(word, { maxLength: 6 }).map((words) => words.join("")),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom("shop/client", "203.0.113.7"), (target, source) => {
      const found = trace(source, target);
      expect(found.sentence).not.toBe("");
      const passed = stepsOf(found).every(({ state }) => state === "passed");
      expect(passed).toBe(found.outcome.kind === "answered");
    }),
    { numRuns: 1_000 },
  );
});
