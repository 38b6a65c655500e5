import { expect, test } from "vitest";
import type { ContainerPort, PolicyPort, PolicyRule } from "../kube/objects";
import { ALL_PORTS, NO_PORTS, portsOf, unionPorts } from "../net/port-set";
import type { Protocol } from "../net/protocol";
import { compileRulePorts, lookUpNamedPort, namedPortKey, namePodPorts } from "./rule-ports";

const range = { from: 0, to: 0 };

function ruleOf(...ports: readonly Omit<PolicyPort, "range">[]): PolicyRule {
  return { peers: [], ports: ports.map((port) => ({ ...port, range })), range };
}

const port = (number: number | string | null, endPort: number | null = null, protocol: Protocol = "TCP") => ({
  protocol,
  port: number,
  endPort,
});

test("a rule without ports covers all (N18), one without a number all of its protocol (N22)", () => {
  expect(compileRulePorts(ruleOf(), "yes")).toEqual({ sure: ALL_PORTS, possible: ALL_PORTS, named: [] });
  const udp = portsOf("UDP", 1, 65535);
  expect(compileRulePorts(ruleOf(port(null, null, "UDP")), "no")).toEqual({ sure: udp, possible: udp, named: [] });
});

test("endPort closes a range where it is honoured, else only port counts; where that is open the rest is possible (N25)", () => {
  const rule = ruleOf(port(8080, 8090));
  const [whole, first] = [portsOf("TCP", 8080, 8090), portsOf("TCP", 8080, 8080)];
  expect(compileRulePorts(rule, "yes")).toEqual({ sure: whole, possible: whole, named: [] });
  expect(compileRulePorts(rule, "no")).toEqual({ sure: first, possible: first, named: [] });
  expect(compileRulePorts(rule, "depends")).toEqual({ sure: first, possible: whole, named: [] });
});

test("the ports of a rule are alternatives; names are kept for the pod that is the destination (N24)", () => {
  const { sure, named } = compileRulePorts(ruleOf(port(80), port("web"), port(53, null, "UDP")), "yes");
  expect(sure).toEqual(unionPorts(portsOf("TCP", 80, 80), portsOf("UDP", 53, 53)));
  expect(named).toEqual([{ protocol: "TCP", name: "web" }]);
});

function containerPort(name: string | null, number: number, protocol: Protocol = "TCP"): ContainerPort {
  return { name, port: number, protocol, range };
}

test("a name is looked up together with its protocol; a pod without it is not reached by it (N24)", () => {
  const names = namePodPorts([containerPort("dns", 53, "UDP"), containerPort(null, 80)]);
  const dns = portsOf("UDP", 53, 53);
  expect(lookUpNamedPort({ protocol: "UDP", name: "dns" }, names)).toEqual({ sure: dns, possible: dns });
  expect(lookUpNamedPort({ protocol: "TCP", name: "dns" }, names)).toEqual({ sure: NO_PORTS, possible: NO_PORTS });
  expect(names.size).toBe(1);
});

test("a name that a pod has twice with different numbers may be either, and is surely none (N24)", () => {
  const names = namePodPorts([containerPort("web", 80), containerPort("web", 9), containerPort("web", 80)]);
  expect(names.get(namedPortKey({ protocol: "TCP", name: "web" }))).toEqual([9, 80]);
  expect(lookUpNamedPort({ protocol: "TCP", name: "web" }, names)).toEqual({
    sure: NO_PORTS,
    possible: unionPorts(portsOf("TCP", 9, 9), portsOf("TCP", 80, 80)),
  });
});

test("a name that a pod has twice with the same number is that number", () => {
  const names = namePodPorts([containerPort("web", 80), containerPort("web", 80)]);
  const web = portsOf("TCP", 80, 80);
  expect(lookUpNamedPort({ protocol: "TCP", name: "web" }, names)).toEqual({ sure: web, possible: web });
});
