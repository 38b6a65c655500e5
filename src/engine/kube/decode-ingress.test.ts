import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import type { Range } from "../source/range";
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
  expect(
    ingress?.routes.map(({ host, path, pathType, backend }) => [host, path, pathType, backend.service, backend.port]),
  ).toEqual([
    ["shop.example", "/api", "Prefix", "api", "http"],
    ["shop.example", "/exact", "Exact", "one", 81],
    ["shop.example", "/", "ImplementationSpecific", "any", 82],
    [null, "/", "Prefix", "web", 83],
  ]);
});

test("a backend stands where the text has it, the default one too", () => {
  const ingress = objects.find((object): object is Ingress => object.kind === "Ingress");
  const textAt = (range: Range | undefined) => TEXT.slice(range?.from, range?.to);
  expect(textAt(ingress?.routes[1]?.backend.range)).toBe("{service: {name: one, port: {number: 81}}}");
  expect(textAt(ingress?.defaultBackend?.range)).toBe("{service: {name: fallback, port: {number: 80}}}");
});

test.each([
  ["ingressClassName: nginx", "", "nginx"],
  ["", "kubernetes.io/ingress.class: old", "old"],
  ["ingressClassName: nginx", "kubernetes.io/ingress.class: old", "nginx"],
  ["", "", null],
])("with “%s” and the annotation “%s” the class of an Ingress is %s", (field, annotation, className) => {
  const text = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, annotations: {${annotation}}}\nspec: {${field}}\n`;
  const read = readScenario([{ name: "i.yaml", text }]).objects.find(
    (object): object is Ingress => object.kind === "Ingress",
  );
  expect(read?.className).toBe(className);
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
