import type { Endpoint, Verdict } from "../policy/verdict";
import { at, items, type Json, stringMap, text } from "./json";
import { KUBERNETES } from "./kubernetes-profile";
import type { Mutant } from "./mutants";
import { naiveEndpoint } from "./naive-endpoint";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";

/** A question from outside to an exposed Service, and what N49 answers. */
export interface ExposedCase {
  readonly client: string;
  /** `namespace/name`. */
  readonly service: string;
  /** The Service's TCP port. */
  readonly port: number;
  readonly verdict: Verdict;
}

/**
 * N49 for one question: with `externalTrafficPolicy: Cluster` the policies see the client or some node, so both have to
 * be allowed; `Local` keeps the client. The objects have to state their nodes.
 */
export function naiveExposed(objects: readonly Json[], asked: ExposedCase, mutant: Mutant | null = null): Verdict {
  const scenario = readNaively(objects, mutant ?? undefined);
  const world = { ...scenario, profile: KUBERNETES };
  const service = objects.find(
    (object) =>
      at(object, "kind") === "Service" &&
      `${text(at(object, "metadata", "namespace"))}/${text(at(object, "metadata", "name"))}` === asked.service,
  );
  const written = items(at(service ?? null, "spec", "ports")).find((port) => at(port, "port") === asked.port);
  const target = at(written ?? null, "targetPort") ?? asked.port;
  const selector = stringMap(at(service ?? null, "spec", "selector"));
  const client = naiveEndpoint(scenario.cluster, asked.client);
  const nodes = [...scenario.cluster.nodes.values()].flatMap(({ name, addresses }) =>
    addresses.map((address): Endpoint => ({ kind: "node", node: name, address })),
  );
  const isLocal = at(service ?? null, "spec", "externalTrafficPolicy") === "Local";
  const isClientOnly = mutant === "client-always-kept" || (isLocal && mutant !== "node-always-seen");
  const clients = client === null || mutant === "node-always-seen" ? [] : [client];
  const verdicts: Verdict[] = [];
  for (const { id, namespace, pod } of scenario.cluster.pods.values()) {
    if (namespace !== asked.service.split("/")[0]) continue;
    if ([...selector].some(([key, value]) => pod.labels.get(key) !== value)) continue;
    const named = pod.ports.find((port) => port.name === target && port.protocol === "TCP")?.port;
    const port = typeof target === "number" ? target : (named ?? 0);
    const connection = { destination: { kind: "pod", pod: id, address: null }, protocol: "TCP", port } as const;
    const sources = isClientOnly ? clients : [...clients, ...nodes];
    for (const source of sources) verdicts.push(naiveVerdict(world, { ...connection, source }, mutant).verdict);
  }
  if (mutant === "either-source-suffices" && verdicts.includes("allowed")) return "allowed";
  const [first = "denied"] = verdicts;
  return verdicts.every((verdict) => verdict === first) ? first : "depends";
}
