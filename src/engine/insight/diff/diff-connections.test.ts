import { expect, test } from "vitest";
import { formatPorts } from "../../net/format-ports";
import { evaluate } from "../../policy/evaluate";
import { KUBERNETES_PROFILE } from "../../policy/profiles";
import { readScenario } from "../../read-scenario";
import { namespace, only, pod, policy } from "../../testing/expectation-shop";
import { listConnections } from "../reachability";
import { type ChangedConnection, diffConnections } from "./diff-connections";

function evaluated(documents: readonly string[]) {
  const { cluster, policies } = readScenario([{ name: "all.yaml", text: documents.join("---\n") }]);
  return evaluate(cluster, policies, KUBERNETES_PROFILE);
}

function diff(old: readonly string[], now: readonly string[]) {
  const words = ({ src, dst, allowed, depends, family, mixed }: ChangedConnection) =>
    [
      `${src} → ${dst}`,
      formatPorts(allowed),
      depends.TCP.length > 0 ? `depends ${formatPorts(depends)}` : "",
      family === null ? "" : `IPv${family}`,
      mixed ? "some pods" : "",
    ]
      .filter((word) => word !== "")
      .join(" ");
  const { opened, closed } = diffConnections(evaluated(old), evaluated(now));
  return { opened: opened.map(words), closed: closed.map(words) };
}

const PODS = [namespace("shop"), pod("web"), pod("db")];
const toDb = (ports: string) =>
  policy("db", "matchLabels: {app: db}", `ingress: [{from: [${only("web")}], ports: [${ports}]}]`);

test("the same scenario differs in nothing", () => {
  expect(diff([...PODS, toDb("{port: 80}")], [...PODS, toDb("{port: 80}")])).toEqual({ opened: [], closed: [] });
});

test("a policy closes what it does not admit, and taking it away opens that again", () => {
  const closed = [
    "shop/web → shop/db TCP 1–79, 81–65535; all UDP ports; all SCTP ports",
    "0.0.0.0-255.255.255.255 → shop/db all ports",
  ];
  expect(diff(PODS, [...PODS, toDb("{port: 80}")])).toEqual({ opened: [], closed });
  expect(diff([...PODS, toDb("{port: 80}")], PODS)).toEqual({ opened: closed, closed: [] });
});

test("only the ports that changed are told", () => {
  expect(diff([...PODS, toDb("{port: 80}, {port: 81}")], [...PODS, toDb("{port: 81}, {port: 82}")])).toEqual({
    opened: ["shop/web → shop/db TCP 82"],
    closed: ["shop/web → shop/db TCP 80"],
  });
});

test("a workload that is not there lets nothing through", () => {
  const lonely = [namespace("shop"), pod("db"), toDb("{port: 80}")];
  expect(diff(lonely, [...lonely, pod("web")]).opened).toContain("shop/web → shop/db TCP 80");
  expect(diff([...lonely, pod("web")], lonely).closed).toContain("shop/db → shop/web all ports");
});

test("addresses are told apart where either side does", () => {
  const out = (cidr: string) =>
    policy(
      "out",
      "matchLabels: {app: web}",
      `policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: ${cidr}}}], ports: [{port: 443}]}]`,
    );
  expect(diff([...PODS, out("10.0.0.0/9")], [...PODS, out("10.64.0.0/10")])).toEqual({
    opened: [],
    closed: ["shop/web → 10.0.0.0-10.63.255.255 TCP 443"],
  });
});

test("what only some pods of a workload lose is told as such", () => {
  const loose = (name: string, more = "") =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: api${more}}, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: api, uid: x, controller: true}]}\nspec: {containers: [{name: c, image: x}]}\n`;
  const base = [namespace("shop"), pod("db"), toDb("{port: 80}").replace("app: web", "app: api")];
  expect(
    diff(
      [...base, loose("api-0"), loose("api-1")],
      [...base, loose("api-0"), loose("api-1").replace("app: api", "app: other")],
    ),
  ).toEqual({
    opened: [],
    closed: ["shop/api → shop/db TCP 80 some pods"],
  });
});

test("what depends now is neither open nor shut", () => {
  const block = (cidr: string) =>
    policy("db", "matchLabels: {app: db}", `ingress: [{from: [{ipBlock: {cidr: ${cidr}}}], ports: [{port: 80}]}]`);
  const some = diff([...PODS, block("10.244.0.0/16")], [...PODS, block("10.244.0.0/17")]);
  expect(some.closed).toContain("shop/web → shop/db depends TCP 80");
  expect(diff([...PODS, block("192.0.2.0/24")], [...PODS, block("10.244.0.0/17")]).opened).toContain(
    "shop/web → shop/db depends TCP 80",
  );
});

test("a family that changes alone is named", () => {
  const dual = (name: string, last: number) =>
    `${pod(name).trimEnd()}\nstatus: {podIPs: [{ip: 10.244.0.${last}}, {ip: 'fd00:10:244::${last}'}]}\n`;
  const base = [namespace("shop"), dual("web", 1), dual("db", 2)];
  const block = (cidrs: string) =>
    policy("db", "matchLabels: {app: db}", `ingress: [{from: [${cidrs}], ports: [{port: 80}]}]`);
  const four = "{ipBlock: {cidr: 10.244.0.0/16}}";
  const six = "{ipBlock: {cidr: 'fd00:10:244::/56'}}";
  const { opened, closed } = diff([...base, block(four)], [...base, block(`${four}, ${six}`)]);
  expect(closed).toEqual([]);
  expect(opened).toContain("shop/web → shop/db TCP 80 IPv6");
});

test("from nothing everything that is reachable is opened", () => {
  const now = evaluated([...PODS, toDb("{port: 80}")]);
  const { opened, closed } = diffConnections(evaluated([]), now);
  expect(closed).toEqual([]);
  const reach = Array.from(listConnections(now, "workload"), ({ src, dst, allowed }) => ({ src, dst, allowed }));
  const key = ({ src, dst }: { src: string; dst: string }) => `${src} ${dst}`;
  const sorted = <T extends { src: string; dst: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  expect(sorted(opened.map(({ src, dst, allowed }) => ({ src, dst, allowed })))).toEqual(sorted(reach));
});
