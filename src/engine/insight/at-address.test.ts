import { expect, test } from "vitest";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { filterPairs } from "./filter-pairs";
import { takePicture } from "./picture";
import { defaultWish, everyEdge } from "./picture-wish";

const TEXT = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {containers: [{name: c, image: x}]}
status: {podIP: 172.20.0.7}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: in, namespace: shop}
spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.20.0.0/16, except: [10.20.5.0/24]}}]}]}
`;

test.each([
  ["10.20.1.1", "range 10.20.0.0"],
  ["10.20.5.9", "anyone"],
  ["172.20.0.7", "shop/web"],
  [" 203.0.113.5 ", "anyone"],
])("a search for %s finds %s", (search, id) => {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: TEXT }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const { ends, services, pairsOf } = takePicture(evaluation, []);
  const { signOf } = filterPairs(
    evaluation,
    { ...everyEdge, search },
    { ends, services, probe: defaultWish.probe, textsOf: (end) => [end.id], pairsOf: (end) => pairsOf(end.id) },
  );
  const isFound = (end: (typeof ends)[number]) => signOf(end).startsWith("1");
  expect(ends.filter(isFound).map((end) => end.id)).toEqual([id]);
});
