import { expect, test } from "vitest";
import { createSession } from "../session";
import { defaultWish as DEFAULT } from "./picture-wish";

const TEXT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web, tier: front}}
    spec: {containers: [{name: c, image: x, ports: [{name: http, containerPort: 80}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: db, namespace: shop, labels: {app: db}}
spec: {containers: [{name: c, image: x}]}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: a}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
      ports: [{port: 5432}, {port: 8000, endPort: 8100}]
    - ports: [{protocol: UDP}]
  egress: [{}]
`;

function namesOf(collapsed: readonly string[]) {
  const session = createSession();
  expect(session.names()).toBeNull();
  const picture = { ...DEFAULT, collapsed };
  session.analyze([{ name: "c.yaml", text: TEXT }], { profile: "kubernetes", defaultNamespace: "default", picture });
  return session.names();
}

test("everything with a name is told, also what is in a folded namespace", () => {
  const names = namesOf(["shop"]);
  expect(names).toEqual(namesOf([]));
  expect(names?.workloads).toEqual([
    { id: "shop/db", namespace: "shop", name: "db", podCount: 1, labels: ["app=db"] },
    { id: "shop/web", namespace: "shop", name: "web", podCount: 2, labels: ["app=web", "tier=front"] },
  ]);
  expect(names?.namespaces).toEqual([{ name: "shop", labels: ["team=a"] }]);
  expect(names?.labels).toEqual(["app=web", "tier=front", "app=db"]);
  expect(names?.portNames).toEqual(["http"]);
});

test("each rule is told with its place and what it says", () => {
  expect(namesOf([])?.rules).toEqual([
    {
      ...{ policy: "shop/p", direction: "ingress", index: 0 },
      words: "from pods labelled app=web in namespace shop on TCP 5432, TCP 8000–8100",
    },
    { policy: "shop/p", direction: "ingress", index: 1, words: "from anyone on UDP" },
    { policy: "shop/p", direction: "egress", index: 0, words: "to anyone" },
  ]);
});

test("a workload of a folded namespace can be asked who reaches it", () => {
  const session = createSession();
  const picture = { ...DEFAULT, collapsed: ["shop"] };
  session.analyze([{ name: "c.yaml", text: TEXT }], { profile: "kubernetes", defaultNamespace: "default", picture });
  const radius = session.radius({ kind: "to", nodeId: "shop/db" });
  expect(radius?.about).toBe("db");
  expect(radius?.reached.map(({ name }) => name)).toContain("web");
});
