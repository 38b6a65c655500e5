import type { Profile } from "../policy/profile";
import { withoutDoubledPorts } from "./host-ports";
import type { Json } from "./json";
import type { Random } from "./random";
import { mapOf, optional, randomNamespaceName, randomPolicy, type Vocabulary } from "./random-policy";
import { randomAnswers } from "./random-profile";
import { randomWorkload } from "./random-workload";

/** A small cluster as Kubernetes objects, and who enforces its policies. */
export interface RandomWorld {
  readonly objects: readonly Json[];
  readonly profile: Profile;
  /** False where a label has a key that no API server accepts (`__proto__`): such a world cannot be written as text. */
  readonly isWritable: boolean;
}

const NAMESPACES = ["a", "b", "default"];
const NODES = ["n1", "n2", "n3"];
const NODE_ADDRESSES = new Map([
  ["n1", ["192.168.0.1", "fd00:99::1"]],
  ["n2", ["192.168.0.2"]],
  ["n3", []],
]);
/** Pods' addresses, some inside and some outside the default pod CIDRs, and around the ends of blocks. */
const IPV4 = [
  "10.0.0.0",
  "10.0.0.3",
  "10.0.0.4",
  "10.0.0.7",
  "10.0.0.8",
  "10.244.0.0",
  "10.244.127.255",
  "10.244.128.0",
];
const IPV6 = [
  "fd00::",
  "fd00::3",
  "fd00::4",
  "fd00::7",
  "fd00::8",
  "fd00:10:244::",
  "fd00:10:244:7f::1",
  "fd00:10:244:80::",
];

/** The names and numbers of all worlds. */
export const WORDS: Vocabulary = {
  namespaces: NAMESPACES,
  keys: ["app", "constructor", "toString", "example.com/tier"],
  values: ["", "x", "X", "y", "constructor"],
  portNames: ["http", "dns", "constructor"],
  ports: [1, 53, 80, 81, 8080, 65534, 65535],
};

/** A world of everything that section 1 speaks of, equal for equal choices. */
export function randomWorld(random: Random, chooseProfile = randomAnswers): RandomWorld {
  const isWritable = random.chance(0.85);
  const words = isWritable ? WORDS : { ...WORDS, keys: [...WORDS.keys, "__proto__"] };
  const offset = random.int(IPV4.length);
  const objects = [
    ...random.some(NAMESPACES, 0.75).map((name) => randomNamespace(random, words, name)),
    ...random.some(["n1", "n2", "n3"], 0.6).map((name) => randomNode(name)),
    ...random.times(1, 5, (index) => randomPod(random, words, index, (index + offset) % IPV4.length)),
    ...(random.chance(0.2) ? [randomWorkload(random, words, 0)] : []),
    ...random.times(0, 4, (index) => randomPolicy(random, words, index)),
    ...(random.chance(0.05) ? [OTHER_POLICY] : []),
  ];
  return { objects, profile: chooseProfile(random), isWritable };
}

const OTHER_POLICY: Json = {
  apiVersion: "policy.networking.k8s.io/v1alpha1",
  kind: "AdminNetworkPolicy",
  metadata: { name: "other" },
  spec: { priority: 1, subject: { namespaces: {} } },
};

function randomLabels(random: Random, words: Vocabulary): Json {
  return mapOf(random.some(words.keys, 0.45).map((key) => [key, random.pick(words.values)] as const));
}

function randomNamespace(random: Random, words: Vocabulary, name: string): Json {
  const labels = randomLabels(random, words);
  const misnamed = { "kubernetes.io/metadata.name": random.pick(words.namespaces) };
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, ...optional("labels", random.pick([undefined, null, labels, labels, labels, misnamed])) },
  };
}

function randomNode(name: string): Json {
  const addresses = (NODE_ADDRESSES.get(name) ?? []).map((address) => ({ type: "InternalIP", address }));
  return { apiVersion: "v1", kind: "Node", metadata: { name }, status: { addresses } };
}

/** @param place - which of the addresses are its own; no two pods share them */
function randomPod(random: Random, words: Vocabulary, index: number, place: number): Json {
  const hostNetwork = random.chance(0.15);
  const nodeName = random.chance(0.5) ? random.pick(NODES) : undefined;
  const status = hostNetwork ? hostStatus(random, nodeName) : ordinaryStatus(random, place, nodeName);
  const containers = random.times(1, 3, (container) => randomContainer(random, words, `c${container}`));
  if (random.chance(0.25)) containers.push(...doubledName(random, words));
  const initContainers = random.times(1, 2, (container) => ({
    ...randomContainer(random, words, `i${container}`),
    ...optional("restartPolicy", random.chance(0.5) ? "Always" : undefined),
  }));
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: `p${index}`,
      ...randomNamespaceName(random, words),
      ...optional("labels", random.chance(0.1) ? undefined : randomLabels(random, words)),
    },
    spec: {
      ...optional("hostNetwork", hostNetwork ? true : undefined),
      ...optional("nodeName", nodeName),
      ...optional("initContainers", random.chance(0.3) ? initContainers : undefined),
      containers: hostNetwork ? withoutDoubledPorts(containers) : containers,
    },
    ...optional("status", status),
  };
}

/** One port a container, since a container cannot give two ports the same name, but a pod can. */
function randomContainer(random: Random, words: Vocabulary, name: string) {
  const port = {
    containerPort: random.pick(words.ports),
    ...optional("name", random.chance(0.8) ? random.pick(words.portNames) : undefined),
    ...optional("protocol", random.pick([undefined, "TCP", "UDP", "SCTP"])),
  };
  return { name, image: "x", ...optional("ports", random.chance(0.75) ? [port] : undefined) };
}

/** Two containers that give two numbers the same name, for the same protocol or not. */
function doubledName(random: Random, words: Vocabulary) {
  const name = random.pick(words.portNames);
  const protocols = random.pick([
    ["TCP", "TCP"],
    ["UDP", "UDP"],
    ["TCP", "UDP"],
  ]);
  return protocols.map((protocol, index) => ({
    name: `d${index}`,
    image: "x",
    ports: [{ name, protocol, containerPort: random.pick(words.ports) }],
  }));
}

function ordinaryStatus(random: Random, place: number, nodeName: string | undefined): Json | undefined {
  const hostIP = random.chance(0.3) ? nodeAddress(random, nodeName) : undefined;
  const host = optional("hostIP", hostIP);
  const [ipv4 = "", ipv6 = ""] = [IPV4[place], IPV6[place]];
  const single = (phase: string, ip: string): Json => ({ phase, podIP: ip, ...host });
  const dual = (first: string, second: string): Json => ({
    phase: "Running",
    podIP: first,
    podIPs: [{ ip: first }, { ip: second }],
    ...host,
  });
  switch (random.int(14)) {
    case 0:
      return undefined;
    case 1:
      return random.chance(0.5) ? {} : { phase: "Running" };
    case 2:
      return { phase: "Pending" };
    case 3:
      return single(random.pick(["Succeeded", "Failed"]), ipv4);
    case 4:
      return single("Pending", ipv4);
    case 5:
    case 6:
      return single("Running", ipv6);
    case 7:
    case 8:
      return dual(ipv4, ipv6);
    case 9:
      return dual(ipv6, ipv4);
    default:
      return single(random.pick(["Running", "Running", "Unknown"]), ipv4);
  }
}

/** An address of the node; of some node where the pod does not say which. */
function nodeAddress(random: Random, nodeName: string | undefined): string | undefined {
  return NODE_ADDRESSES.get(nodeName ?? random.pick(["n1", "n2"]))?.[0];
}

/** A hostNetwork pod that runs states its node's address. */
function hostStatus(random: Random, nodeName: string | undefined): Json | undefined {
  const address = nodeAddress(random, nodeName);
  if (address === undefined || random.chance(0.4)) return undefined;
  return { phase: "Running", podIP: address, hostIP: address };
}
