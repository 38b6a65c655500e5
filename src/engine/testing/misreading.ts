import type { NetworkPolicy, Peer, PolicyPort, PolicyRule } from "../kube/objects";
import { parseIpAddress } from "../net/ip-address";
import { at, items, type Json, stringMap, text } from "./json";
import { KUBERNETES } from "./kubernetes-profile";
import type { Mutant } from "./mutants";
import { blockContains } from "./naive-address";
import { readNaivePolicy } from "./naive-policy-reader";
import type { NaiveScenario } from "./naive-reader";
import { NOWHERE } from "./nowhere";

/** Wrong readings that amount to other policies: the scenario as such a reader has it. */
export function misread(scenario: NaiveScenario, objects: readonly Json[], mutant: Mutant): NaiveScenario {
  const services = objects.filter((object) => at(object, "kind") === "Service");
  const withRules = (change: (rules: readonly PolicyRule[], policy: NetworkPolicy) => readonly PolicyRule[]) => ({
    ...scenario,
    policies: scenario.policies.map((policy) => ({
      ...policy,
      ingress: change(policy.ingress, policy),
      egress: change(policy.egress, policy),
    })),
  });
  switch (mutant) {
    case "stray-dash-forgiven":
      return withRules(joinPortsOnly);
    case "service-address-counts":
      return withRules((rules) =>
        rules.map((rule) => ({
          ...rule,
          peers: rule.peers.flatMap((peer) => [peer, ...podsBehind(scenario, peer, services)]),
        })),
      );
    case "policy-sees-service-port":
      return withRules((rules) =>
        rules.map((rule) => ({ ...rule, ports: rule.ports.map((entry) => asServicePort(entry, services)) })),
      );
    case "sidecar-ports-uncovered":
      return withRules((rules, policy) => [...rules, ...initPorts(objects, policy)]);
    case "foreign-policies-applied":
      return { ...scenario, policies: [...scenario.policies, ...foreignDenials(scenario)] };
    default:
      return scenario;
  }
}

/** Every namespace closed, as far as a policy of another kind seems to close it. */
function foreignDenials({ cluster }: NaiveScenario): readonly NetworkPolicy[] {
  const { otherPolicies, namespaces } = cluster;
  return otherPolicies.flatMap((other) =>
    [...namespaces.keys()].map((namespace): NetworkPolicy => {
      const denial = { kind: "NetworkPolicy", metadata: { name: other.name, namespace }, spec: {} };
      return readNaivePolicy(denial);
    }),
  );
}

function joinPortsOnly(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  const joined: PolicyRule[] = [];
  for (const rule of rules) {
    const before = joined.at(-1);
    if (before === undefined || rule.peers.length > 0 || rule.ports.length === 0) joined.push(rule);
    else joined[joined.length - 1] = { ...before, ports: [...before.ports, ...rule.ports] };
  }
  return joined;
}

function podsBehind(scenario: NaiveScenario, peer: Peer, services: readonly Json[]): readonly Peer[] {
  if (peer.kind !== "ipBlock") return [];
  const world = { ...scenario, profile: KUBERNETES, mutant: null };
  return services
    .filter((service) => {
      const address = parseIpAddress(text(at(service, "spec", "clusterIP")) ?? "");
      return address !== null && blockContains(world, peer, address);
    })
    .map((service) => ({
      kind: "pods",
      namespaceSelector: null,
      podSelector: {
        requirements: [...stringMap(at(service, "spec", "selector"))].map(
          ([key, value]) => ({ key, operator: "In", values: [value], range: NOWHERE }) as const,
        ),
        range: NOWHERE,
      },
      range: NOWHERE,
    }));
}

function asServicePort(entry: PolicyPort, services: readonly Json[]): PolicyPort {
  const ports = services.flatMap((service) => items(at(service, "spec", "ports")));
  if (ports.some((port) => at(port, "targetPort") === entry.port)) return { ...entry, port: 0 };
  for (const port of ports) {
    const target = at(port, "targetPort");
    if (at(port, "port") === entry.port && (typeof target === "number" || typeof target === "string")) {
      return { ...entry, port: target };
    }
  }
  return entry;
}

/** A rule that admits the ports of init containers of the policy's namespace. */
function initPorts(objects: readonly Json[], policy: NetworkPolicy): readonly PolicyRule[] {
  const ports = objects
    .filter((object) => at(object, "kind") === "Pod" && at(object, "metadata", "namespace") === policy.namespace)
    .flatMap((pod) => items(at(pod, "spec", "initContainers")))
    .flatMap((container) => items(at(container, "ports")))
    .map((port) => at(port, "containerPort"))
    .flatMap((port) => (typeof port === "number" ? port : []))
    .map((port): PolicyPort => ({ protocol: "TCP", port, endPort: null, range: NOWHERE }));
  return ports.length === 0 ? [] : [{ peers: [], ports, range: NOWHERE }];
}
