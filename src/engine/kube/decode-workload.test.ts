import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import type { WorkloadObject } from "./objects";

const TEMPLATE =
  "{metadata: {labels: {app: web}}, spec: {nodeName: n1, containers: [{name: c, image: x, ports: [{containerPort: 80, name: http}]}]}}";

function read(apiVersion: string, kind: string, spec: string) {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web, namespace: app}\nspec: ${spec}\n`;
  const { objects, diagnostics } = readScenario([{ name: "w.yaml", text }]);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return {
    workload: objects.find((object): object is WorkloadObject => object.kind === kind),
    errors: errors.map(({ type, field, place }) => [type, field, text.slice(place.from, place.to)]),
  };
}

test.each([
  ["apps/v1", "Deployment", "replicas"],
  ["apps/v1", "ReplicaSet", "replicas"],
  ["apps/v1", "StatefulSet", "replicas"],
  ["v1", "ReplicationController", "replicas"],
  ["batch/v1", "Job", "parallelism"],
])("%s %s makes as many pods as %s says, one where it is absent, none for 0", (apiVersion, kind, field) => {
  const replicas = (members: string) => read(apiVersion, kind, `{${members}template: ${TEMPLATE}}`).workload?.replicas;
  expect(replicas(`${field}: 3, `)).toBe(3);
  expect(replicas("")).toBe(1);
  expect(replicas(`${field}: null, `)).toBe(1);
  expect(replicas(`${field}: 0, `)).toBe(0);
});

test("the template of a workload is read as a pod is", () => {
  const { workload } = read("apps/v1", "DaemonSet", `{template: ${TEMPLATE}}`);
  expect(workload?.template).toMatchObject({
    ports: [{ name: "http", protocol: "TCP", port: 80 }],
    hostNetwork: false,
    nodeName: "n1",
  });
  expect([...(workload?.template.labels ?? [])]).toEqual([["app", "web"]]);
});

test("the template of a CronJob is that of its Job", () => {
  const { workload, errors } = read("batch/v1", "CronJob", `{jobTemplate: {spec: {template: ${TEMPLATE}}}}`);
  expect(errors).toEqual([]);
  expect(workload?.replicas).toBe(1);
  expect(workload?.template.ports).toMatchObject([{ port: 80 }]);
});

test("a template's container may say nothing of its image", () => {
  const { workload } = read("apps/v1", "Deployment", "{template: {spec: {containers: [{name: c}]}}}");
  expect(workload?.template.containers).toMatchObject([{ name: "c", image: null }]);
});

test("a StatefulSet names the Service of its pods, other kinds do not", () => {
  const spec = `{serviceName: db, template: ${TEMPLATE}}`;
  expect(read("apps/v1", "StatefulSet", spec).workload?.serviceName).toBe("db");
  expect(read("apps/v1", "StatefulSet", `{template: ${TEMPLATE}}`).workload?.serviceName).toBeNull();
  expect(read("apps/v1", "Deployment", spec).workload?.serviceName).toBeNull();
});

test.each([
  [`{replicas: "2", template: ${TEMPLATE}}`, ["TypeInvalid", "spec.replicas"]],
  [`{replicas: -1, template: ${TEMPLATE}}`, ["Invalid", "spec.replicas"]],
  [
    "{template: {metadata: {labels: {a: 1}}, spec: {containers: [{}]}}}",
    ["TypeInvalid", "spec.template.metadata.labels.a"],
  ],
])("a Deployment with the spec %s takes no part", (spec, error) => {
  const { workload, errors } = read("apps/v1", "Deployment", spec);
  expect(workload).toBeUndefined();
  expect(errors.map((one) => one.slice(0, 2))).toEqual([error]);
});

test.each(["{}", "{template: null}"])("a Deployment with the spec %s is left out with a warning", (spec) => {
  const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: ${spec}\n`;
  const { objects, diagnostics } = readScenario([{ name: "w.yaml", text }]);
  expect(objects.some(({ kind }) => kind === "Deployment")).toBe(false);
  expect(diagnostics.map(({ severity, field }) => [severity, field])).toContainEqual(["warning", "spec.template"]);
});

// the issue: of workloads, Services, Ingresses and Nodes only type errors of the fields that evaluation reads
test.each([
  "{template: {spec: {containers: []}}}",
  "{template: {metadata: {labels: {a: b}}}}",
  `{strategy: {type: Odd}, minReadySeconds: "9", template: {metadata: {unknown: 1}, spec: {restartPolicy: Odd, containers: [{image: 5m, ports: [{containerPort: 80, hostPort: 81}], env: what, livenessProbe: []}], hostNetwork: true, volumes: {}}}}`,
])("nothing is said of a Deployment with the spec %s", (spec) => {
  const { workload, errors } = read("apps/v1", "Deployment", spec);
  expect(errors).toEqual([]);
  expect(workload).toBeDefined();
});
