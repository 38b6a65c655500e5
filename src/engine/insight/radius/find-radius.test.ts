import { expect, test } from "vitest";
import { createSession } from "../../session";
import { defaultWish } from "../picture-wish";

const workload = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  replicas: 3
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}
---
`;
const policy = (app: string, spec: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${app}, namespace: shop}
spec: {podSelector: {matchLabels: {app: ${app}}}, ${spec}}
---
`;

function asked(text: string, nodeId: string, kind: "from" | "to" = "from") {
  const session = createSession();
  session.analyze([{ name: "a.yaml", text }], {
    profile: "kubernetes",
    defaultNamespace: "default",
    picture: { ...defaultWish, expanded: ["shop/web"] },
  });
  return session.radius({ kind, nodeId });
}

test("the siblings of one pod are reached, or not, as any other pods", () => {
  const closed = policy("api", "policyTypes: [Ingress]");
  const radius = asked(workload("web") + workload("api") + closed, "pod shop/web-1");
  expect(radius?.all).toBe(2);
  expect(radius?.unreached).toEqual(["api"]);
  const siblings = radius?.reached.find(({ id }) => id === "shop/web");
  expect(siblings?.pods).toEqual({ reached: 2, all: 2 });
  expect(siblings?.way).toMatchObject([{ from: radius?.about, to: "web", edgeId: "pod shop/web-1→pod shop/web-2" }]);
  const alone = asked(workload("web") + policy("web", "policyTypes: [Ingress]"), "pod shop/web-1");
  expect(alone).toMatchObject({ all: 1, reached: [{ id: "anyone" }], unreached: ["web"] });
});

test("where more gets through than the ports asked about, that is said", () => {
  const narrow = policy("api", "policyTypes: [Egress], egress: [{ports: [{protocol: UDP, port: 53}]}]");
  const out = (nodeId: string) =>
    asked(workload("api") + workload("job") + narrow, nodeId)?.reached.find(({ id }) => id === "anyone")?.way[0]?.ports;
  expect(out("shop/api")).toBe("UDP 53");
  expect(out("shop/job")).toBe("UDP 53, and every other port");
});
