import { expect, test } from "vitest";
import { readScenario } from "../../read-scenario";

function errorsIn(apiVersion: string, kind: string, rest: string) {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, unknown: 1, generation: x}\n${rest}\n`;
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ type, field, place }) => [type, field, text.slice(place.from, place.to)]);
}

// the issue: of these kinds only type errors of the fields that evaluation reads, and nothing about the rest
test.each([
  [
    "v1",
    "Service",
    "spec: {sessionAffinity: [], ports: [{port: 80, appProtocol: 5, nam: x}], unknown: {}, ipFamilies: 4}",
  ],
  ["v1", "Service", "spec: {type: Odd, externalTrafficPolicy: Odd, clusterIP: None, allocateLoadBalancerNodePorts: 5}"],
  ["v1", "Service", "status: {conditions: 5, loadBalancer: {ingress: [{hostname: 5}]}}"],
  ["networking.k8s.io/v1", "Ingress", "spec: {tls: 5, unknown: 5, rules: [{http: {paths: [], unknown: 1}}]}"],
  [
    "v1",
    "Node",
    "spec: {podCIDR: 5, taints: 5}\nstatus: {capacity: [], addresses: [{type: Hostname, address: a, b: 1}]}",
  ],
  [
    "discovery.k8s.io/v1",
    "EndpointSlice",
    "addressType: IPv4\nendpoints: [{addresses: [10.0.0.1], zone: 5, hints: 5}]",
  ],
  ["apps/v1", "StatefulSet", "spec: {volumeClaimTemplates: 5, podManagementPolicy: 5, template: {spec: {volumes: 5}}}"],
  [
    "batch/v1",
    "Job",
    "spec: {backoffLimit: many, template: {spec: {restartPolicy: Odd, initContainers: [{name: 1, image: 5}]}}}",
  ],
  ["batch/v1", "CronJob", "spec: {schedule: 5, jobTemplate: {metadata: 5, spec: {template: {spec: {affinity: 5}}}}}"],
])("nothing is said of %s %s with %s", (apiVersion, kind, rest) => {
  expect(errorsIn(apiVersion, kind, rest)).toEqual([]);
});

test.each([
  ["v1", "Service", 'spec: {ports: [{port: "80"}]}', "spec.ports[0].port", '"80"'],
  ["v1", "Service", "spec: {selector: {app: 1}}", "spec.selector.app", "1"],
  ["networking.k8s.io/v1", "Ingress", "spec: {rules: {}}", "spec.rules", "{}"],
  ["v1", "Node", "status: {addresses: {}}", "status.addresses", "{}"],
  ["apps/v1", "Deployment", "spec: {replicas: two, template: {}}", "spec.replicas", "two"],
  [
    "apps/v1",
    "DaemonSet",
    "spec: {template: {spec: {containers: [{ports: {}}]}}}",
    "spec.template.spec.containers[0].ports",
    "{}",
  ],
])("a wrong type that evaluation meets is told of %s %s: %s", (apiVersion, kind, rest, field, text) => {
  expect(errorsIn(apiVersion, kind, rest)).toEqual([["TypeInvalid", field, text]]);
});
