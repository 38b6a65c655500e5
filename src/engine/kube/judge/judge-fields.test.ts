import { expect, test } from "vitest";
import { readScenario } from "../../read-scenario";

function errorsIn(text: string) {
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ type, field, place, fix }) => {
      const found = [type, field, text.slice(place.from, place.to)];
      return fix === undefined ? found : [...found, fix.edits.map((edit) => edit.text).join("|")];
    });
}

const pod = (fields: string) =>
  errorsIn(`apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: x}], ${fields}}\n`);
const container = (fields: string) =>
  errorsIn(`apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: x, ${fields}}]}\n`);

test.each([
  ["prots: []", "prots", "prots", "ports"],
  ["Ports: []", "Ports", "Ports", "ports"],
  ["volumeMount: []", "volumeMount", "volumeMount", "volumeMounts"],
  ["targetContainerName: a", "targetContainerName", "targetContainerName"],
  ["ports: [{containerPort: 80, port: 80}]", "ports[0].port", "port"],
  ["env: [{name: a, valueForm: {}}]", "env[0].valueForm", "valueForm", "valueFrom"],
  ["env: [{name: a, valueFrom: {fieldRef: {path: p}}}]", "env[0].valueFrom.fieldRef.path", "path"],
  ["livenessProbe: {httpGet: {port: 80, url: /}}", "livenessProbe.httpGet.url", "url"],
  ["resources: {limit: {cpu: 1}}", "resources.limit", "limit", "limits"],
  ["securityContext: {fsGroup: 1}", "securityContext.fsGroup", "fsGroup"],
  ["lifecycle: {preStop: {grpc: {}}}", "lifecycle.preStop.grpc", "grpc"],
  ["volumeMounts: [{name: a, mountpath: /a, mountPath: /b}]", "volumeMounts[0].mountpath", "mountpath"],
])("a container knows no field as in {%s} (339)", (fields, field, ...rest) => {
  expect(container(fields)).toEqual([["UnknownField", `spec.containers[0].${field}`, ...rest]]);
});

test.each([
  ["hostnetwork: true", "hostnetwork", "hostnetwork", "hostNetwork"],
  ["container: []", "container", "container"],
  ["replicas: 1", "replicas", "replicas"],
  ["volumes: [{name: a, configmap: {}}]", "volumes[0].configmap", "configmap", "configMap"],
  ["volumes: [{name: a, secret: {name: s}}]", "volumes[0].secret.name", "name"],
  [
    "volumes: [{name: a, projected: {sources: [{secret: {secretName: s}}]}}]",
    "volumes[0].projected.sources[0].secret.secretName",
    "secretName",
  ],
  ["securityContext: {privileged: true}", "securityContext.privileged", "privileged"],
  ["affinity: {nodeAffinity: {required: {}}}", "affinity.nodeAffinity.required", "required"],
  ["tolerations: [{keys: a}]", "tolerations[0].keys", "keys", "key"],
  ["initContainers: [{name: i, image: x, prots: []}]", "initContainers[0].prots", "prots", "ports"],
])("a Pod's spec knows no field as in {%s}", (fields, field, ...rest) => {
  const [found] = pod(fields).filter(([type]) => type === "UnknownField");
  expect(found?.slice(0, 3)).toEqual(["UnknownField", `spec.${field}`, rest[0]]);
  if (rest[1] !== undefined) expect(found?.[3]).toBe(rest[1]);
});

test.each([
  ["stdin: yes please", "stdin", "yes please"],
  ["command: sleep", "command", "sleep"],
  ["args: [1]", "args[0]", "1"],
  ["env: {a: b}", "env", "{a: b}"],
  ["env: [{name: a, value: 1}]", "env[0].value", "1"],
  ["env: [{name: a, value: true}]", "env[0].value", "true"],
  ["resources: {limits: {cpu: much}}", "resources.limits.cpu", "much"],
  ["resources: {limits: {cpu: true}}", "resources.limits.cpu", "true"],
  ["resources: {limits: {memory: 1GB}}", "resources.limits.memory", "1GB"],
  ["resources: {limits: []}", "resources.limits", "[]"],
  ["livenessProbe: {httpGet: {port: 1.5}}", "livenessProbe.httpGet.port", "1.5"],
  ['livenessProbe: {periodSeconds: "5", exec: {command: [a]}}', "livenessProbe.periodSeconds", '"5"'],
  ["securityContext: {runAsUser: root}", "securityContext.runAsUser", "root"],
  ["securityContext: {runAsUser: 1.5}", "securityContext.runAsUser", "1.5"],
  ["securityContext: {privileged: 1}", "securityContext.privileged", "1"],
])("a container's value in {%s} cannot be decoded", (fields, field, text) => {
  expect(container(fields).map((one) => one.slice(0, 3))).toEqual([
    ["TypeInvalid", `spec.containers[0].${field}`, text],
  ]);
});

test.each([
  ['terminationGracePeriodSeconds: "30"', "terminationGracePeriodSeconds", '"30"'],
  ["hostPID: 1", "hostPID", "1"],
  ["volumes: {}", "volumes", "{}"],
  ["nodeSelector: {a: 1}", "nodeSelector.a", "1"],
  ["imagePullSecrets: [regcred]", "imagePullSecrets[0]", "regcred"],
  ["priority: 3000000000", "priority", "3000000000"],
  ["serviceAccountName: 5", "serviceAccountName", "5"],
  ["tolerations: [{tolerationSeconds: soon, key: a, effect: NoExecute}]", "tolerations[0].tolerationSeconds", "soon"],
])("a Pod's value in {%s} cannot be decoded", (fields, field, text) => {
  expect(pod(fields).map((one) => one.slice(0, 3))).toEqual([["TypeInvalid", `spec.${field}`, text]]);
});

test("a Pod's status is decoded as well, and its times are times", () => {
  const status = (fields: string) =>
    errorsIn(
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: x}]}\nstatus: {${fields}}\n`,
    );
  expect(status("phase: Running, startTime: 2026-02-28T00:00:00Z, containerStatuses: [{ready: true}]")).toEqual([]);
  expect(status("phases: Running")).toEqual([["UnknownField", "status.phases", "phases", "phase"]]);
  expect(status("startTime: 2026-02-30T00:00:00Z")[0]?.slice(0, 3)).toEqual([
    "TypeInvalid",
    "status.startTime",
    "2026-02-30T00:00:00Z",
  ]);
  expect(status("containerStatuses: [{restartCount: many}]")[0]?.slice(0, 2)).toEqual([
    "TypeInvalid",
    "status.containerStatuses[0].restartCount",
  ]);
});

test("a Namespace has a spec with finalizers, a status, and nothing else", () => {
  const namespace = (fields: string) => errorsIn(`apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n${fields}\n`);
  expect(namespace("spec: {finalizers: [kubernetes, example.com/f]}\nstatus: {phase: Active}")).toEqual([]);
  expect(namespace("spec: {finalizers: [x y]}")).toEqual([
    ["Invalid", "spec.finalizers", "x y"],
    ["Invalid", "spec.finalizers", "x y"],
  ]);
  expect(namespace("spec: {finalizers: orphan}").map((one) => one.slice(0, 3))).toEqual([
    ["TypeInvalid", "spec.finalizers", "orphan"],
  ]);
  expect(namespace("spec: {finalizer: []}")).toEqual([["UnknownField", "spec.finalizer", "finalizer", "finalizers"]]);
  expect(namespace("status: {phase: 1}").map((one) => one.slice(0, 3))).toEqual([["TypeInvalid", "status.phase", "1"]]);
  expect(namespace("labels: {}").map((one) => one.slice(0, 3))).toEqual([["UnknownField", "labels", "labels"]]);
});

test("a pod that only the server would refuse takes part, a policy does not", () => {
  const pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, prots: []}]}\n";
  const policy =
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, annotations: {"b c": d}}\nspec: {podSelector: {}}\n';
  const { objects, diagnostics } = readScenario([{ name: "a.yaml", text: `${pod}---\n${policy}` }]);
  expect(objects.filter(({ kind }) => kind !== "Namespace").map(({ kind }) => kind)).toEqual(["Pod"]);
  expect(
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ field }) => field)
      .toSorted(),
  ).toEqual(["metadata.annotations", "spec.containers[0].image", "spec.containers[0].prots"]);
});
