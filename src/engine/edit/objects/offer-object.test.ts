import { expect, test } from "vitest";
import { read } from "../../testing/planned-text";
import { both } from "../../testing/shop-texts";
import { offerNewObject } from "./offer-new";
import { offerObject } from "./offer-object";

const web = { kind: "workload", id: "shop/web" } as const;
const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: front, namespace: shop}
spec: {podSelector: {matchLabels: {tier: front}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}
`;
const context = read({ ...both, "front.yaml": policy });

test("a form learns what is written, who names it, and what is free", () => {
  const offer = offerObject(context, { kind: "object", target: web });
  expect(offer).toMatchObject({
    title: "Deployment shop/web",
    labels: new Map([
      ["app", "web"],
      ["tier", "front"],
    ]),
    ports: [
      { name: "http", protocol: "TCP", port: 8080 },
      { name: "", protocol: "TCP", port: 9090 },
    ],
    container: { name: "app", count: 1 },
    freeName: "web-2",
    namedBy: ["Expectation data/doors"],
    refusal: null,
  });
  expect(offer?.namespaces).toEqual(["shop", "data", "default", "kube-system", "kube-public", "kube-node-lease"]);
  expect(offerObject(context, { kind: "object", target: { kind: "namespace", id: "shop" } })?.namedBy).toEqual([
    ...["Deployment shop/web", "Service shop/web", "NetworkPolicy data/db", "Expectation data/doors"].slice(2),
  ]);
});

test("labels tell who would select the pods with them, and who would no longer", () => {
  const uses = (labels: ReadonlyMap<string, string>) =>
    offerObject(context, { kind: "object", target: web, labels })?.uses.map(
      ({ kind, id, isNow, isThen }) => `${kind} ${id} ${isNow} → ${isThen}`,
    );
  expect(uses(new Map([["app", "web"]]))).toEqual([
    "subject shop/front true → false",
    "peer shop/front true → true",
    "service shop/web true → true",
  ]);
  expect(uses(new Map([["tier", "front"]]))).toEqual([
    "subject shop/front true → true",
    "peer shop/front true → false",
    "service shop/web true → false",
  ]);
});

test("what the API server would refuse is said of each field", () => {
  const offer = offerObject(context, {
    ...{ kind: "object", target: web, name: "Web", namespace: "a.b", labels: new Map([["-", "x"]]) },
    ports: [
      { name: "http", protocol: "TCP", port: 1 },
      { name: "http", protocol: "TCP", port: 2 },
    ],
  });
  expect(offer?.nameProblem).toMatch(/^the name “Web” may hold only/);
  expect(offer?.namespaceProblem).toMatch(/^the namespace “a.b” may hold only/);
  expect(offer?.labelProblems.map(({ key }) => key)).toEqual(["-"]);
  expect(offer?.portProblems.map(({ index }) => index)).toEqual([1]);
  expect(offerObject(context, { kind: "object", target: { kind: "pod", id: "shop/web-1" } })?.refusal).toMatch(
    /template/,
  );
});

test("a Service is offered the labels and ports of a workload", () => {
  const offer = offerNewObject(context, { kind: "new-object", what: "service", namespace: "shop", object: null });
  expect(offer.workloads).toEqual([
    {
      id: "shop/web",
      name: "web",
      labels: new Map([["app", "web"]]),
      ports: [
        { name: "http", protocol: "TCP", port: 8080 },
        { name: "tcp-9090", protocol: "TCP", port: 9090 },
      ],
      freeName: "web-2",
    },
  ]);
  const object = { what: "service", namespace: "shop", name: "web", selector: new Map(), ports: [] } as const;
  const judged = offerNewObject(context, { kind: "new-object", what: "service", namespace: "shop", object });
  expect(judged.problems).toEqual([
    { field: "name", reason: "there is a Service shop/web already", at: null },
    { field: "ports", reason: "a Service needs a port", at: 0 },
  ]);
});
