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

const pod = (spec: string) => errorsIn(`apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {${spec}}\n`);
const container = (fields: string) => pod(`containers: [{name: c, image: x, ${fields}}]`);
const AT = "spec.containers[0]";

test.each([
  ["image: x", ["Required", "name", "image"]],
  ['name: "", image: x', ["Required", "name", '""']],
  ["name: c", ["Required", "image", "name"]],
  ['name: c, image: ""', ["Required", "image", '""']],
  ["name: My_App, image: x", ["Invalid", "name", "My_App", "my-app"]],
  ["name: web.0, image: x", ["Invalid", "name", "web.0"]],
  ['name: c, image: " x"', ["Invalid", "image", '" x"']],
  ["name: c, image: x, imagePullPolicy: always", ["NotSupported", "imagePullPolicy", "always", "Always"]],
  ["name: c, image: x, imagePullPolicy: Sometimes", ["NotSupported", "imagePullPolicy", "Sometimes"]],
  ["name: c, image: x, terminationMessagePolicy: file", ["NotSupported", "terminationMessagePolicy", "file", "File"]],
  ["name: c, image: x, restartPolicy: never", ["NotSupported", "restartPolicy", "never", "Never"]],
  ["name: c, image: x, env: [{value: v}]", ["Required", "env[0].name", "value"]],
  ["name: c, image: x, env: [{name: a=b}]", ["Invalid", "env[0].name", "a=b"]],
  [
    "name: c, image: x, env: [{name: a, value: v, valueFrom: {fieldRef: {fieldPath: f}}}]",
    ["Invalid", "env[0].valueFrom", "{fieldRef: {fieldPath: f}}"],
  ],
  ["name: c, image: x, volumeMounts: [{name: v}]", ["Required", "volumeMounts[0].mountPath", "name"]],
  ["name: c, image: x, ports: [{containerPort: 80, hostPort: 70000}]", ["Invalid", "ports[0].hostPort", "70000"]],
  ["name: c, image: x, ports: [{containerPort: 80, hostPort: -1}]", ["Invalid", "ports[0].hostPort", "-1"]],
])("the container {%s} is refused", (fields, [type, field, ...rest]) => {
  expect(pod(`containers: [{${fields}}]`)).toEqual([[type, `${AT}.${field}`, ...rest]]);
});

test("an address of a nameserver that is none is told once, of a pod and of pods to be made", () => {
  const server = "dnsConfig: {nameservers: [10.0.0.256]}";
  const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: x}], ${server}}\n`;
  const made = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {${server}}}}\n`;
  const told = (each: string) =>
    readScenario([{ name: "a.yaml", text: each }]).diagnostics.flatMap(({ severity, message }) =>
      message.includes("10.0.0.256") ? severity : [],
    );
  expect([text, made].map(told)).toEqual([["error"], ["warning"]]);
});

test("a container that is null lacks what every container needs", () => {
  expect(pod("containers: [~]")).toEqual([
    ["Required", `${AT}.name`, "~"],
    ["Required", `${AT}.image`, "~"],
  ]);
});

test("containers of all kinds have different names; a missing name is one as well", () => {
  const init = "initContainers: [{name: c, image: x}]";
  const debug = "ephemeralContainers: [{name: c, image: x}]";
  const own = "containers: [{name: c, image: x}]";
  expect(pod(`${own}, ${init}`)).toEqual([["Duplicate", "spec.initContainers[0].name", "c"]]);
  expect(pod(`${own}, ${debug}`)).toEqual([["Duplicate", "spec.ephemeralContainers[0].name", "c"]]);
  expect(pod("containers: [{image: x}, {image: x}]").map((one) => one.slice(0, 2))).toEqual([
    ["Required", "spec.containers[0].name"],
    ["Required", "spec.containers[1].name"],
    ["Duplicate", "spec.containers[1].name"],
  ]);
});

const ports = (...lists: readonly string[]) =>
  `containers: [${lists.map((list, i) => `{name: c${i}, image: x, ports: [${list}]}`).join(", ")}]`;

test("a port of the node is wanted by one container, for a protocol and an address", () => {
  const a = "{containerPort: 80, hostPort: 8080}";
  expect(pod(ports(a, a))).toEqual([["Duplicate", "spec.containers[1].ports[0].hostPort", "8080"]]);
  expect(pod(ports(`${a}, ${a}`))).toEqual([["Duplicate", "spec.containers[0].ports[1].hostPort", "8080"]]);
  expect(pod(ports(a, "{containerPort: 80, hostPort: 8080, protocol: UDP}"))).toEqual([]);
  expect(pod(ports(a, "{containerPort: 80, hostPort: 8080, hostIP: 127.0.0.1}"))).toEqual([]);
  expect(pod(`${ports(a)}, initContainers: [{name: i, image: x, ports: [${a}]}]`)).toEqual([]);
});

test("on the host's network a host port is the container port, given or not", () => {
  const host = (list: string, ...more: readonly string[]) => pod(`hostNetwork: true, ${ports(list, ...more)}`);
  expect(host("{containerPort: 80}")).toEqual([]);
  expect(host("{containerPort: 80, hostPort: 0}")).toEqual([]);
  expect(host("{containerPort: 80, hostPort: 81}")).toEqual([["Invalid", `${AT}.ports[0].hostPort`, "81", "80"]]);
  expect(host("{containerPort: 80}", "{containerPort: 80}").map((one) => one.slice(0, 2))).toEqual([
    ["Duplicate", "spec.containers[1].ports[0].hostPort"],
  ]);
});

test.each([
  ["restartPolicy: always", ["NotSupported", "restartPolicy", "always", "Always"]],
  ["dnsPolicy: clusterfirst", ["NotSupported", "dnsPolicy", "clusterfirst", "ClusterFirst"]],
  ["preemptionPolicy: Sometimes", ["NotSupported", "preemptionPolicy", "Sometimes"]],
  ["nodeName: Node_1", ["Invalid", "nodeName", "Node_1", "node-1"]],
  ["serviceAccountName: A", ["Invalid", "serviceAccountName", "A", "a"]],
  ["hostname: a.b", ["Invalid", "hostname", "a.b"]],
  ["subdomain: a_b", ["Invalid", "subdomain", "a_b", "a-b"]],
  ["priorityClassName: A", ["Invalid", "priorityClassName", "A", "a"]],
  ["nodeSelector: {a b: c}", ["Invalid", "nodeSelector", "a b"]],
  ["nodeSelector: {a: b c}", ["Invalid", "nodeSelector", "b c"]],
  ["volumes: [{emptyDir: {}}]", ["Required", "volumes[0].name", "emptyDir"]],
  ["volumes: [{name: A}]", ["Invalid", "volumes[0].name", "A", "a"]],
  ["volumes: [{name: a}, {name: a}]", ["Duplicate", "volumes[1].name", "a"]],
  ["dnsPolicy: None", ["Required", "dnsConfig", "None"]],
  ["dnsPolicy: None, dnsConfig: {nameservers: []}", ["Required", "dnsConfig.nameservers", "[]"]],
  ["dnsConfig: {nameservers: [10.0.0.256]}", ["Invalid", "dnsConfig.nameservers[0]", "10.0.0.256"]],
  [
    "dnsConfig: {nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4]}",
    ["Invalid", "dnsConfig.nameservers", "[10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4]"],
  ],
  ["hostAliases: [{ip: nowhere}]", ["Invalid", "hostAliases[0].ip", "nowhere"]],
  ["activeDeadlineSeconds: 0", ["Invalid", "activeDeadlineSeconds", "0"]],
  ["tolerations: [{key: a b}]", ["Invalid", "tolerations[0].key", "a b", "a-b"]],
  [
    "tolerations: [{key: a, effect: noschedule}]",
    ["NotSupported", "tolerations[0].effect", "noschedule", "NoSchedule"],
  ],
  ["tolerations: [{key: a, operator: In}]", ["NotSupported", "tolerations[0].operator", "In"]],
  ["tolerations: [{operator: Equal}]", ["Invalid", "tolerations[0].operator", "Equal"]],
  ["tolerations: [{key: a, operator: Exists, value: b}]", ["Invalid", "tolerations[0].operator", "b"]],
  ["tolerations: [{key: a, tolerationSeconds: 5}]", ["Invalid", "tolerations[0].effect", "key"]],
])("a Pod with {%s} is refused", (fields, [type, field, ...rest]) => {
  expect(pod(`containers: [{name: c, image: x}], ${fields}`)).toEqual([[type, `spec.${field}`, ...rest]]);
});

test.each([
  'restartPolicy: "", dnsPolicy: "", nodeName: "", hostname: null',
  "restartPolicy: OnFailure, dnsPolicy: None, dnsConfig: {nameservers: [fd00::10], options: [{name: ndots, value: '2'}]}",
  "tolerations: [{operator: Exists}, {key: a, value: b, effect: NoExecute, tolerationSeconds: 300}]",
  "volumes: [{name: a, emptyDir: {sizeLimit: 1Gi}}, {name: b, secret: {secretName: s, defaultMode: 0644}}]",
  "securityContext: {runAsUser: 4000000000, sysctls: []}, terminationGracePeriodSeconds: 30, priority: 5",
  "hostAliases: [{ip: 10.0.0.1, hostnames: [a]}], nodeSelector: {a/b: c}, hostUsers: false",
])("a Pod with {%s} is accepted", (fields) => {
  expect(pod(`containers: [{name: c, image: x}], ${fields}`)).toEqual([]);
});

test.each([
  'ports: [{containerPort: 80, protocol: ""}], imagePullPolicy: "", terminationMessagePolicy: ""',
  "env: [{name: a}, {name: a.b-c}, {name: a, valueFrom: {fieldRef: {fieldPath: status.podIP}}}], envFrom: []",
  "resources: {limits: {cpu: 1, memory: 1.5Gi}, requests: {cpu: 500m, nvidia.com/gpu: 1e3}}",
  "livenessProbe: {httpGet: {port: http, path: /}, periodSeconds: 5}, readinessProbe: {tcpSocket: {port: 80}}",
  "volumeMounts: [{name: v, mountPath: /v, readOnly: true}], workingDir: /, stdin: true",
])("a container with {%s} is accepted", (fields) => {
  expect(container(fields)).toEqual([]);
});
