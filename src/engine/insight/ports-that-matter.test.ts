import { expect, test } from "vitest";
import type { Service } from "../kube/objects";
import { formatAddressRange } from "../net/cidr";
import { formatPorts } from "../net/format-ports";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { findPortsThatMatter } from "./ports-that-matter";

const pod = (name: string, ports = "", namespace = "app") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x, ports: [${ports}]}]}\n`;
const policy = (subject: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p-${subject}, namespace: app}\nspec: {podSelector: {matchLabels: {app: ${subject}}}, ${spec}}\n`;
const service = (selector: string, ports: string, namespace = "app") =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: ${namespace}}\nspec: {${selector}ports: [${ports}]}\n`;
const selector = (app: string) => `selector: {app: ${app}}, `;
const peer = (app: string) => `{podSelector: {matchLabels: {app: ${app}}}}`;

function matter(...documents: readonly string[]) {
  const { cluster, policies, objects } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const { compiled } = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const services = objects.filter((object): object is Service => object.kind === "Service");
  const { ofPod, ofGroup } = findPortsThatMatter(compiled, services);
  return {
    of: (name: string) => formatPorts(ofPod(`app/${name}`)),
    ofRange: (first: string) =>
      formatPorts(
        ofGroup(
          compiled.space.groups.findIndex(({ ranges }) => ranges.some((one) => formatAddressRange(one) === first)),
        ),
      ),
    ofAnyone: formatPorts(ofGroup(compiled.space.groups.length)),
  };
}

test("the ports that a pod's containers declare matter", () => {
  const found = matter(pod("web", "{containerPort: 80}, {containerPort: 53, protocol: UDP}"), pod("mute"));
  expect(found.of("web")).toBe("TCP 80; UDP 53");
  expect(found.of("mute")).toBe("");
});

test("the ports that a Service targets on a pod matter, not the Service's own", () => {
  const web = pod("web", "{containerPort: 8443, name: tls}");
  const found = matter(
    web,
    pod("other"),
    service(selector("web"), "{port: 80, targetPort: 8080}, {port: 443, targetPort: tls}"),
  );
  expect(found.of("web")).toBe("TCP 8080, 8443");
  expect(found.of("other")).toBe("");
});

test("a Service without selector, or of another namespace, targets nothing", () => {
  expect(matter(pod("web"), service("", "{port: 80}")).of("web")).toBe("");
  expect(matter(pod("web"), service(selector("web"), "{port: 80}", "else")).of("web")).toBe("");
});

test("the ports that an ingress rule names for its subjects matter, and only there", () => {
  const found = matter(
    pod("web"),
    pod("db"),
    policy("web", `ingress: [{from: [${peer("db")}], ports: [{port: 80}, {port: 90, endPort: 99}]}]`),
  );
  expect(found.of("web")).toBe("TCP 80, 90–99");
  expect(found.of("db")).toBe("");
  expect(found.ofAnyone).toBe("");
});

test("the ports that an egress rule names for its peers matter, and only there", () => {
  const found = matter(
    pod("web"),
    pod("db"),
    policy("web", `policyTypes: [Egress], egress: [{to: [${peer("db")}], ports: [{protocol: SCTP, port: 7}]}]`),
  );
  expect(found.of("db")).toBe("SCTP 7");
  expect(found.of("web")).toBe("");
});

test("a named port is the number that the destination gives it", () => {
  const found = matter(
    pod("web", "{containerPort: 8080, name: http}"),
    pod("api", "{containerPort: 9090, name: http}"),
    pod("ui"),
    policy("ui", `policyTypes: [Egress], egress: [{to: [${peer("web")}, ${peer("api")}], ports: [{port: http}]}]`),
  );
  expect(found.of("web")).toBe("TCP 8080");
  expect(found.of("api")).toBe("TCP 9090");
});

test("a rule without ports, or with a protocol alone, names no port", () => {
  const found = matter(pod("web"), policy("web", "ingress: [{ports: [{protocol: UDP}, {port: 80}]}, {}]"));
  expect(found.of("web")).toBe("TCP 80");
});

test("a rule that its policy's types switch off names no port", () => {
  const off = `policyTypes: [Ingress], egress: [{to: [${peer("db")}], ports: [{port: 5432}]}]`;
  expect(matter(pod("web"), pod("db"), policy("web", off)).of("db")).toBe("");
});

test("for a range matter the ports that rules name for it, for anyone those of rules without peers", () => {
  const found = matter(
    pod("web"),
    policy(
      "web",
      "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 443}]}, {ports: [{protocol: UDP, port: 53}]}]",
    ),
  );
  expect(found.ofRange("10.0.0.0-10.255.255.255")).toBe("TCP 443");
  expect(found.ofAnyone).toBe("UDP 53");
  expect(found.of("web")).toBe("");
});
