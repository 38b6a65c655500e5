import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import { asDocuments, asList, type ClusterShape, seedCluster } from "./seeded-cluster";

const SHAPES: readonly (readonly [string, number, ClusterShape])[] = [
  ["as of a company", 200, {}],
  ["with more policies than workloads", 60, { policies: 40 }],
  ["with fewer policies than namespaces", 200, { policies: 2 }],
  ["with every pod alone", 30, { podsPerWorkload: 1 }],
  ["with all that kubectl prints of a pod", 30, { podText: "full" }],
];

test.each(SHAPES)("every object of a cluster %s takes part, in both forms", (_, pods, shape) => {
  const cluster = seedCluster(pods, 1, shape);
  for (const text of [asDocuments(cluster), asList(cluster)]) {
    const { cluster: read, policies, leftOut } = readScenario([{ name: "cluster.yaml", text }]);
    expect(leftOut).toEqual([]);
    expect([...read.pods.keys()]).toEqual(cluster.podIds);
    expect(policies).toHaveLength(cluster.policies);
  }
  expect(cluster.policies).toBe(shape.policies ?? cluster.policies);
});

test("the same seed gives the same text, another one another", () => {
  const text = asDocuments(seedCluster(50, 1));
  expect(asDocuments(seedCluster(50, 1))).toBe(text);
  expect(asDocuments(seedCluster(50, 2))).not.toBe(text);
});
