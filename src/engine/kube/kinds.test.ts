import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import { classifyKind } from "./kinds";

test.each([
  ["v1", "Pod"],
  ["v1", "Namespace"],
  ["v1", "Node"],
  ["v1", "Service"],
  ["v1", "Endpoints"],
  ["v1", "ReplicationController"],
  ["apps/v1", "Deployment"],
  ["apps/v1", "ReplicaSet"],
  ["apps/v1", "StatefulSet"],
  ["apps/v1", "DaemonSet"],
  ["batch/v1", "Job"],
  ["batch/v1", "CronJob"],
  ["networking.k8s.io/v1", "NetworkPolicy"],
  ["networking.k8s.io/v1", "Ingress"],
  ["networking.k8s.io/v1", "IngressClass"],
  ["discovery.k8s.io/v1", "EndpointSlice"],
])("%s %s is decoded", (apiVersion, kind) => {
  expect(classifyKind(apiVersion, kind)).toEqual({ use: "decode", kind });
});

// N52
test.each([
  ["policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy"],
  ["policy.networking.k8s.io/v1alpha1", "BaselineAdminNetworkPolicy"],
  ["policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy"],
  ["cilium.io/v2", "CiliumNetworkPolicy"],
  ["cilium.io/v2", "CiliumClusterwideNetworkPolicy"],
  ["crd.projectcalico.org/v1", "NetworkPolicy"],
  ["projectcalico.org/v3", "GlobalNetworkPolicy"],
  ["crd.antrea.io/v1beta1", "ClusterNetworkPolicy"],
  ["crd.antrea.io/v1beta1", "NetworkPolicy"],
  ["k8s.ovn.org/v1", "EgressFirewall"],
])("%s %s can change verdicts and is not evaluated", (apiVersion, kind) => {
  expect(classifyKind(apiVersion, kind)).toEqual({ use: "other-policy" });
});

test.each([
  ["extensions/v1beta1", "NetworkPolicy", "1.16", "networking.k8s.io/v1"],
  ["extensions/v1beta1", "Deployment", "1.16", "apps/v1"],
  ["apps/v1beta1", "StatefulSet", "1.16", "apps/v1"],
  ["apps/v1beta2", "DaemonSet", "1.16", "apps/v1"],
  ["networking.k8s.io/v1beta1", "Ingress", "1.22", "networking.k8s.io/v1"],
  ["batch/v1beta1", "CronJob", "1.25", "batch/v1"],
  ["discovery.k8s.io/v1beta1", "EndpointSlice", "1.25", "discovery.k8s.io/v1"],
])("%s %s was removed in %s, and the hint names its successor", (apiVersion, kind, release, successor) => {
  expect(classifyKind(apiVersion, kind)).toEqual({
    use: "unknown",
    hint: `${apiVersion} was removed in Kubernetes ${release}; use apiVersion: ${successor}`,
    isRemoved: true,
    apiVersion: successor,
    kind: null,
  });
});

test.each([
  ["v1", "pod", "the kind is written Pod"],
  ["v1", "Pods", "the kind is written Pod"],
  ["v1", "PODS", "the kind is written Pod"],
  ["apps/v1", "deployment", "the kind is written Deployment"],
  ["networking.k8s.io/v1", "networkpolicy", "the kind is written NetworkPolicy"],
  ["networking.k8s.io/v1", "NetworkPolicies", "the kind is written NetworkPolicy"],
  ["networking.k8s.io/v1", "ingress", "the kind is written Ingress"],
  ["networking.k8s.io/v1", "Ingresses", "the kind is written Ingress"],
  ["networking.k8s.io/v1", "ingressclass", "the kind is written IngressClass"],
  ["networking.k8s.io/v1", "IngressClasses", "the kind is written IngressClass"],
  ["v1", "NetworkPolicy", "NetworkPolicy has apiVersion: networking.k8s.io/v1"],
  ["networking/v1", "NetworkPolicy", "NetworkPolicy has apiVersion: networking.k8s.io/v1"],
  ["networking.k8s.io/v2", "networkpolicy", "NetworkPolicy has apiVersion: networking.k8s.io/v1"],
  ["v1", "Deployment", "Deployment has apiVersion: apps/v1"],
  ["apps/v1", "Pod", "Pod has apiVersion: v1"],
  ["networking.k8s/v1", "NetworkPolicy", "NetworkPolicy has apiVersion: networking.k8s.io/v1"],
  ["networking.k8s.io", "NetworkPolicy", "NetworkPolicy has apiVersion: networking.k8s.io/v1"],
  ["networking.k8s.io/v1", "NetworkPolcy", "did you mean NetworkPolicy?"],
  ["apps/v1", "Deploymnt", "did you mean Deployment?"],
  ["v1", "ConfgMap", "did you mean ConfigMap?"],
  ["v1", "NetworkPolcy", "did you mean NetworkPolicy of networking.k8s.io/v1?"],
  ["v1", "Wheel", "Kubernetes has no such kind there; look at its spelling and at the apiVersion"],
  ["apps/v1", "Wheel", "the group apps of Kubernetes has no such kind; look at its spelling and at the apiVersion"],
])("%s %s is unknown: %s", (apiVersion, kind, hint) => {
  expect(classifyKind(apiVersion, kind)).toMatchObject({ use: "unknown", hint, isRemoved: false });
});

test.each([
  ["v1", "Secret"],
  ["v1", "ConfigMap"],
  ["policy/v1", "PodDisruptionBudget"],
  ["rbac.authorization.k8s.io/v1", "Role"],
  ["gateway.networking.k8s.io/v1", "Gateway"],
  ["metrics.k8s.io/v1beta1", "PodMetrics"],
  ["snapshot.storage.k8s.io/v1", "VolumeSnapshot"],
  ["v1", "PodList"],
  ["policy/v1beta1", "PodSecurityPolicy"],
  ["autoscaling/v2", "HorizontalPodAutoscaler"],
  ["example.com/v1", "Deploymnt"],
  ["kustomize.config.k8s.io/v1beta1", "Kustomization"],
])("%s %s says nothing about connections", (apiVersion, kind) => {
  expect(classifyKind(apiVersion, kind)).toEqual({ use: "ignore" });
});

test.each([
  ["serving.knative.dev/v1", "Service"],
  ["cluster.x-k8s.io/v1beta1", "Node"],
  ["networking.istio.io/v1", "Ingress"],
  ["apps.kruise.io/v1alpha1", "StatefulSet"],
])("%s %s is somebody's own kind of that name, and no mistake", (apiVersion, kind) => {
  expect(classifyKind(apiVersion, kind)).toEqual({ use: "ignore" });
});

function errorsIn(head: string) {
  const text = `${head}\nmetadata: {name: a}\n`;
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  return diagnostics.map(({ type, field, place, fix }) => {
    const fixed = [...(fix?.edits ?? [])].sort((a, b) => b.from - a.from);
    const after = fixed.reduce((so, edit) => so.slice(0, edit.from) + edit.text + so.slice(edit.to), head);
    return [type, field, text.slice(place.from, place.to), ...(fix === undefined ? [] : [fix.title, after])];
  });
}

test.each([
  [
    "apiVersion: networking.k8s.io/v1\nkind: networkpolicy",
    [
      "NotRegistered",
      "",
      "networkpolicy",
      "write NetworkPolicy",
      "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy",
    ],
  ],
  [
    "apiVersion: networking.k8s.io/v1beta1\nkind: NetworkPolicy",
    [
      "NotRegistered",
      "",
      "NetworkPolicy",
      "write networking.k8s.io/v1",
      "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy",
    ],
  ],
  [
    'apiVersion: "extensions/v1beta1"\nkind: NetworkPolicy',
    [
      "NotRegistered",
      "",
      '"extensions/v1beta1"',
      "write networking.k8s.io/v1",
      'apiVersion: "networking.k8s.io/v1"\nkind: NetworkPolicy',
    ],
  ],
  [
    "kind: networkpolicys\napiVersion: v1",
    [
      "NotRegistered",
      "",
      "networkpolicys",
      "write NetworkPolicy of networking.k8s.io/v1",
      "kind: NetworkPolicy\napiVersion: networking.k8s.io/v1",
    ],
  ],
  ["apiVersion: v1\nkind: Wheel", ["NotRegistered", "", "Wheel"]],
  ["apiVersion: 1\nkind: Pod", ["DecodeError", "", "1"]],
  ["apiVersion: v1\nkind: [Pod]", ["DecodeError", "", "[Pod]"]],
  ["apiVersion: v1\nkind: {}", ["DecodeError", "", "{}"]],
  ["apiVersion: a/b/c\nkind: Pod", ["DecodeError", "", "a/b/c"]],
  ["apiVersion: apps/\nkind: Deployment", ["MissingVersion", "", "apps/"]],
  ["kind: Pod", ["MissingVersion", "", "kind"]],
  ["kind: Pod\napiVersion:", ["MissingVersion", "", "apiVersion"]],
  ["apiVersion: v1", ["MissingKind", "", "apiVersion"]],
])("the head %j is refused", (head, error) => {
  expect(errorsIn(head)).toEqual([error]);
});

test("an item of a list whose kind is its list's has nothing to be written anew", () => {
  const text = "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: pod\n  metadata: {name: a}\n";
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  expect(diagnostics.map(({ fix }) => fix?.edits.map((edit) => [text.slice(edit.from, edit.to), edit.text]))).toEqual([
    [["pod", "Pod"]],
  ]);
});

test.each([
  ["apiVersion: v1\nkind: List\nitems: abc", ["TypeInvalid", "items", "abc"]],
  ["apiVersion: v1\nkind: PodList\nitems: {a: b}", ["TypeInvalid", "items", "{a: b}"]],
  ["apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems: 1", ["TypeInvalid", "items", "1"]],
])("the items of a list are a list: %j", (text, error) => {
  expect(errorsIn(text).map(([type, field, at]) => [type, field, at])).toEqual([error]);
});

test("a custom kind that only ends in List has what items it likes", () => {
  expect(errorsIn("apiVersion: example.com/v1\nkind: PriceList\nitems: {a: b}")).toEqual([]);
});
