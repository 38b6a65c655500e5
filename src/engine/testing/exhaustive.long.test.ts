import { expect, test } from "vitest";
import { evaluate } from "../policy/evaluate";
import type { Connection, Endpoint } from "../policy/verdict";
import { type Grammar, ODD_ENDS, ODD_ENDS_AND_NODES, ONE_POLICY, TWO_POLICIES } from "./exhaustive-grammar";
import { KUBERNETES } from "./kubernetes-profile";
import { naiveAssumes } from "./naive-assumes";
import { naiveEndpoint } from "./naive-endpoint";
import { naiveVerdict } from "./naive-evaluator";
import { naiveProfile } from "./naive-profiles";
import { type NaiveScenario, readNaively } from "./naive-reader";

test("the engine and the naive evaluator agree on every world of one policy", () => compareAll(ONE_POLICY, false));

test("the engine and the naive evaluator agree on every world of two small policies", () => {
  compareAll(TWO_POLICIES, false);
});

test("the engine and the naive evaluator agree, assumptions too, on pods of every kind", () => {
  compareAll(ODD_ENDS, true);
});

test.each(["calico", "cilium", "kube-network-policies", "none"] as const)(
  "they agree, assumptions too, on pods of every kind and nodes under the profile %s",
  (profile) => compareAll(ODD_ENDS_AND_NODES, true, naiveProfile({ profile, assumptions: {}, podCidrs: [] })),
);

test("they agree, assumptions too, where an ipBlock may or may not match nodes", () => {
  const assumptions = { "ip-block-matches-nodes": "depends", "host-network": "depends" } as const;
  compareAll(ODD_ENDS_AND_NODES, true, naiveProfile({ profile: "cilium", assumptions, podCidrs: [] }));
});

function compareAll(grammar: Grammar, withAssumes: boolean, profile = KUBERNETES): void {
  const { cluster } = readNaively(grammar.cluster);
  const asked = questionsOf(grammar, readNaively(grammar.cluster));
  let worlds = 0;
  for (const objects of grammar.policySets()) {
    const { policies } = readNaively(objects);
    const { judge } = evaluate(cluster, policies, profile);
    const world = { cluster, policies, profile };
    for (const connection of asked) {
      const ours = naiveVerdict(world, connection);
      const theirs = judge(connection);
      const isSame =
        ours.verdict === theirs.verdict &&
        ours.egress === theirs.egress &&
        ours.ingress === theirs.ingress &&
        (!withAssumes || naiveAssumes(world, connection).join() === theirs.assumes.join());
      if (!isSame) expect.fail(tell(objects, connection, { ours, theirs }));
    }
    worlds++;
  }
  console.info(`${worlds} worlds, ${worlds * asked.length} verdicts compared`);
}

function questionsOf({ outside, ports }: Grammar, { cluster }: NaiveScenario): readonly Connection[] {
  const ends = [...cluster.pods.keys(), ...outside].flatMap((text): readonly Endpoint[] => {
    const end = naiveEndpoint(cluster, text);
    return end === null ? [] : [end];
  });
  return ends.flatMap((source) =>
    ends.flatMap((destination) =>
      source === destination || (source.kind !== "pod" && destination.kind !== "pod")
        ? []
        : ports.map((port) => ({ source, destination, ...port })),
    ),
  );
}

function tell(objects: readonly unknown[], connection: Connection, answers: unknown): string {
  const write = (value: unknown) =>
    JSON.stringify(value, (_, item) => (typeof item === "bigint" ? item.toString(16) : item));
  return [...objects, connection, answers].map(write).join("\n");
}
