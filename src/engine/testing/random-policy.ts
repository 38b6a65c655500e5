import type { Json, JsonMap } from "./json";
import type { Random } from "./random";
import { HALVES, randomBlock } from "./random-block";

/** The names from which objects of one world are made, so that selectors often meet something. */
export interface Vocabulary {
  readonly namespaces: readonly string[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly portNames: readonly string[];
  readonly ports: readonly number[];
}

/** A map with keys of any name, `__proto__` included. */
export function mapOf(entries: Iterable<readonly [string, Json]>): JsonMap {
  return Object.fromEntries(entries);
}

/** The member, or nothing where it is left out. */
export function optional(key: string, value: Json | undefined): JsonMap {
  return value === undefined ? {} : mapOf([[key, value]]);
}

/** A valid NetworkPolicy with any mixture of absent, empty and filled members. */
export function randomPolicy(random: Random, words: Vocabulary, index: number): Json {
  const ingress = randomRules(random, words, "from");
  const egress = randomRules(random, words, "to");
  const policyTypes = random.pick<Json | undefined>([
    undefined,
    null,
    [],
    ["Ingress"],
    ["Egress"],
    ["Ingress", "Egress"],
    ["Egress", "Ingress"],
    ["Ingress", "Ingress"],
  ]);
  const podSelector = random.chance(0.1) ? undefined : randomSelector(random, words);
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: `np${index}`, ...randomNamespaceName(random, words) },
    spec: {
      ...optional("podSelector", podSelector),
      ...optional("policyTypes", policyTypes),
      ...optional("ingress", ingress),
      ...optional("egress", egress),
    },
  };
}

/** Which namespace an object is in; sometimes it says nothing and is in `default`. */
export function randomNamespaceName(random: Random, words: Vocabulary): JsonMap {
  const namespace = random.pick(words.namespaces);
  return namespace === "default" && random.chance(0.5) ? {} : { namespace };
}

function randomRules(random: Random, words: Vocabulary, side: "from" | "to"): Json | undefined {
  if (random.chance(0.35)) return random.pick([undefined, undefined, null]);
  const nothing = () => random.pick([undefined, undefined, null]);
  return random.times(0, 2, () => ({
    ...optional(side, random.chance(0.2) ? nothing() : randomPeers(random, words)),
    ...optional("ports", random.chance(0.3) ? nothing() : random.times(0, 3, () => randomPort(random, words))),
  }));
}

/** Now and then two blocks that only together cover a range in which a pod may lie. */
function randomPeers(random: Random, words: Vocabulary): Json {
  const peers = random.times(0, 3, () => randomPeer(random, words));
  if (random.chance(0.9)) return peers;
  return [...peers, ...random.pick(HALVES).map((cidr) => ({ ipBlock: { cidr } }))];
}

function randomPeer(random: Random, words: Vocabulary): Json {
  switch (random.int(5)) {
    case 0:
      return { podSelector: randomSelector(random, words) };
    case 1:
      return { namespaceSelector: randomNamespaceSelector(random, words) };
    case 2:
      return { podSelector: randomSelector(random, words), namespaceSelector: randomNamespaceSelector(random, words) };
    default:
      return { ipBlock: randomBlock(random) };
  }
}

/** Often by the name label that every namespace has (N34). */
function randomNamespaceSelector(random: Random, words: Vocabulary): Json {
  if (random.chance(0.6)) return randomSelector(random, words);
  const key = random.pick(["kubernetes.io/metadata.name", "kubernetes.io/metadata.name", "name"]);
  if (random.chance(0.5)) return { matchLabels: { [key]: random.pick(words.namespaces) } };
  const operator = random.pick(["In", "NotIn", "Exists", "DoesNotExist"]);
  return { matchExpressions: [randomExpression(random, key, operator, words.namespaces)] };
}

function randomSelector(random: Random, words: Vocabulary): Json {
  if (random.chance(0.25)) return {};
  const labels = random.some(words.keys, 0.25).map((key) => [key, random.pick(words.values)] as const);
  const expressions = random.times(0, 2, () =>
    randomExpression(
      random,
      random.pick(words.keys),
      random.pick(["In", "NotIn", "Exists", "DoesNotExist"]),
      words.values,
    ),
  );
  return {
    ...(random.chance(0.3) ? {} : { matchLabels: mapOf(labels) }),
    ...(random.chance(0.4) ? {} : { matchExpressions: expressions }),
  };
}

function randomExpression(random: Random, key: string, operator: string, values: readonly string[]): Json {
  if (operator === "Exists" || operator === "DoesNotExist") return { key, operator };
  return { key, operator, values: random.times(1, 2, () => random.pick(values)) };
}

function randomPort(random: Random, words: Vocabulary): Json {
  const protocol = random.pick([undefined, "TCP", "TCP", "UDP", "SCTP"]);
  const number = random.pick(words.ports);
  const shape = random.int(10);
  if (shape === 0) return { ...optional("protocol", protocol) };
  if (shape <= 3) return { ...optional("protocol", protocol), port: random.pick(words.portNames) };
  if (shape <= 6) return { ...optional("protocol", protocol), port: number };
  const endPort = random.pick([number, number + 1, number + 2, Math.min(number + 100, 65535), 65535]);
  return { ...optional("protocol", protocol), port: number, endPort: Math.min(endPort, 65535) };
}
