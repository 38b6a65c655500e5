import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import type { Ingress, IngressClass } from "./objects";

const TEXT = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: app}
spec:
  ingressClassName: nginx
  defaultBackend: {service: {name: fallback, port: {number: 80}}}
  rules:
  - host: shop.example
    http:
      paths:
      - {path: /api, pathType: Prefix, backend: {service: {name: api, port: {name: http}}}}
      - {path: /exact, pathType: Exact, backend: {service: {name: one, port: {number: 81}}}}
      - {pathType: ImplementationSpecific, backend: {service: {name: any, port: {number: 82}}}}
      - {path: /bucket, pathType: Prefix, backend: {resource: {kind: Bucket, name: b}}}
  - http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 83}}}}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}}
spec: {controller: k8s.io/ingress-nginx}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: other}
`;

const { objects } = readScenario([{ name: "i.yaml", text: TEXT }]);

test("an Ingress has a route a path with its host, and backends that are no Services are left out", () => {
  const ingress = objects.find((object): object is Ingress => object.kind === "Ingress");
  expect(ingress).toMatchObject({ className: "nginx", defaultBackend: { service: "fallback", port: 80 } });
  expect(ingress?.routes.map(({ range: _, ...route }) => route)).toEqual([
    { host: "shop.example", path: "/api", pathType: "Prefix", service: "api", port: "http" },
    { host: "shop.example", path: "/exact", pathType: "Exact", service: "one", port: 81 },
    { host: "shop.example", path: "/", pathType: "ImplementationSpecific", service: "any", port: 82 },
    { host: null, path: "/", pathType: "Prefix", service: "web", port: 83 },
  ]);
});

test("a route stands at its path", () => {
  const ingress = objects.find((object): object is Ingress => object.kind === "Ingress");
  const [first] = ingress?.routes ?? [];
  expect(TEXT.slice(first?.range.from, first?.range.to)).toContain("path: /api");
});

test("an IngressClass is the default one by its annotation", () => {
  const classes = objects.filter((object): object is IngressClass => object.kind === "IngressClass");
  expect(classes.map(({ name, controller, isDefault }) => [name, controller, isDefault])).toEqual([
    ["nginx", "k8s.io/ingress-nginx", true],
    ["other", null, false],
  ]);
});
