import { expect, test } from "vitest";
import { formatPorts } from "../net/format-ports";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { listConnections, type ReachLevel } from "./reachability";

const pod = (name: string, labels: string, status: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app, labels: {${labels}}}\nspec: {containers: [{name: c, image: x}]}\nstatus: {${status}}\n`;
const policy = (name: string, subject: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: app}\nspec: {podSelector: {${subject}}, ${spec}}\n`;

function list(level: ReachLevel, ...documents: readonly string[]): readonly string[] {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const connections = listConnections(evaluate(cluster, policies, KUBERNETES_PROFILE), level);
  return [...connections].map(({ src, dst, allowed, depends, family, mixed }) => {
    const perhaps = formatPorts(depends) === "" ? "" : ` (perhaps ${formatPorts(depends)})`;
    return `${src} > ${dst}: ${formatPorts(allowed)}${perhaps}${family === null ? "" : ` IPv${family}`}${mixed ? " mixed" : ""}`;
  });
}

const IPV4 = "0.0.0.0-255.255.255.255";
const [a, b] = [pod("a", "app: a", "podIP: 10.0.0.1"), pod("b", "app: b", "podIP: 10.0.0.2")];

test("without policies everything connects, but outside to outside and a pod to itself", () => {
  expect(list("pod", a, b)).toEqual([
    "app/a > app/b: all ports",
    `app/a > ${IPV4}: all ports`,
    "app/b > app/a: all ports",
    `app/b > ${IPV4}: all ports`,
    `${IPV4} > app/a: all ports`,
    `${IPV4} > app/b: all ports`,
  ]);
});

test("pairs that let nothing through are left out, and both sides have to allow the same port", () => {
  const isolate = policy("in", "", "policyTypes: [Ingress, Egress]");
  const out = policy(
    "out",
    "matchLabels: {app: a}",
    "policyTypes: [Egress], egress: [{ports: [{port: 80, endPort: 90}]}]",
  );
  const into = policy(
    "into",
    "matchLabels: {app: b}",
    "ingress: [{from: [{podSelector: {}}], ports: [{port: 85, endPort: 99}]}]",
  );
  expect(list("pod", a, b, isolate, out, into)).toEqual(["app/a > app/b: TCP 85–90", `app/a > ${IPV4}: TCP 80–90`]);
});

test("every range that the blocks tell apart is an end of its own", () => {
  const into = policy(
    "into",
    "",
    "ingress: [{from: [{ipBlock: {cidr: 192.0.2.0/24, except: [192.0.2.128/25]}}], ports: [{port: 80}]}]",
  );
  expect(list("pod", a, into)).toEqual([
    "app/a > 0.0.0.0-192.0.1.255: all ports",
    "app/a > 192.0.2.128-255.255.255.255: all ports",
    "app/a > 192.0.2.0-192.0.2.127: all ports",
    "192.0.2.0-192.0.2.127 > app/a: TCP 80",
  ]);
});

test("of a workload is listed what connects between some of its pods, and that they do not agree", () => {
  const web = [1, 2].map((i) => pod(`web-${i}`, "app: web", `podIP: 10.0.1.${i}`));
  const into = policy(
    "into",
    "matchLabels: {app: a}",
    "ingress: [{from: [{ipBlock: {cidr: 10.0.1.1/32}}], ports: [{port: 80}]}]",
  );
  const found = list("workload", a, ...web, into);
  expect(found).toContain("app/web > app/a: TCP 80 mixed");
  expect(found).toContain("app/web > app/web: all ports");
  expect(list("pod", a, ...web, into)).toContain("app/web-1 > app/a: TCP 80");
  expect(list("pod", a, ...web, into).filter((line) => line.startsWith("app/web-2 > app/a"))).toEqual([]);
});

test("what connects in one family only is listed with it", () => {
  const dual = (name: string, n: number) =>
    pod(name, `app: ${name}`, `podIPs: [{ip: 10.0.0.${n}}, {ip: 'fd00::${n}'}]`);
  const into = policy(
    "into",
    "matchLabels: {app: b}",
    "ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 80}]}]",
  );
  const found = list("pod", dual("a", 1), dual("b", 2), into);
  expect(found).toContain("app/a > app/b: TCP 80 IPv4");
  expect(found.filter((line) => line.startsWith("app/b > app/a"))).toEqual(["app/b > app/a: all ports"]);
});

test("ports that the profile leaves open are listed apart from those that are allowed", () => {
  const into = policy(
    "into",
    "matchLabels: {app: b}",
    "ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/17}}], ports: [{port: 80}]}, {ports: [{port: 443}]}]",
  );
  expect(list("pod", pod("a", "app: a", ""), b, into)).toContain("app/a > app/b: TCP 443 (perhaps TCP 80)");
});

test("finished pods connect to nobody", () => {
  expect(list("pod", a, pod("done", "app: b", "phase: Succeeded, podIP: 10.0.0.2"))).toEqual([
    `app/a > ${IPV4}: all ports`,
    `${IPV4} > app/a: all ports`,
  ]);
});
