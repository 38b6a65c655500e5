import { buildCluster } from "../cluster/build-cluster";
import type { Cluster } from "../cluster/cluster";
import { NAMESPACE_NAME_LABEL } from "../kube/namespace-name-label";
import type {
  LabelRequirement,
  LabelSelector,
  Labels,
  Namespace,
  NetworkPolicy,
  Peer,
  Pod,
  PolicyPort,
  PolicyRule,
} from "../kube/objects";
import { parseCidr } from "../net/cidr";
import { createRandom, type SeededRandom } from "./seeded-random";

/** How large a world for judging alone is. */
export interface VerdictWorldSize {
  /** Pods, each of a class of its own: every one has a label that a policy could tell it by. */
  readonly classes: number;
  readonly policies: number;
  /** Into how many parts that some rule tells apart all ports are cut, at least 3: single ports, DNS, and the rest. */
  readonly atoms: number;
  readonly seed: number;
}

/** A decoded cluster and its policies: what is judged once the text is read. */
export interface VerdictWorld {
  readonly cluster: Cluster;
  readonly policies: readonly NetworkPolicy[];
}

const NOWHERE = { from: 0, to: 0 };
const HEAD = { nameRange: NOWHERE, range: NOWHERE, document: 0, origin: { file: "bench.yaml", offset: 0 } };
const TIERS = ["frontend", "backend", "cache", "database", "worker", "queue"];
const PODS_OF_NAMESPACE = 12;

/**
 * Makes the objects of a cluster as a company has it: namespaces of a dozen apps, a denial of everything in each as long
 * as policies last, and policies of single apps and of tiers that name apps, tiers of other namespaces, blocks and DNS.
 */
export function seedVerdictWorld({ classes, policies, atoms, seed }: VerdictWorldSize): VerdictWorld {
  const random = createRandom(seed);
  const namespaces = Math.max(1, Math.ceil(classes / PODS_OF_NAMESPACE));
  const denials = Math.min(namespaces, policies >> 1);
  const objects = [
    ...Array.from({ length: namespaces }, (_, n) => namespace(n)),
    ...Array.from({ length: classes }, (_, i) => pod(i, i % namespaces, 8000 + 10 * (i % (atoms - 2)))),
  ];
  const made = Array.from({ length: policies }, (_, p) =>
    p < denials
      ? policy(`deny-${p}`, p, everything, [], [])
      : appPolicy(random, p, { namespaces, classes, ports: atoms - 2 }),
  );
  return { cluster: buildCluster([...objects, ...made]).cluster, policies: made };
}

const everything: LabelSelector = { requirements: [], range: NOWHERE };

function namespace(n: number): Namespace {
  const labels = new Map([
    [NAMESPACE_NAME_LABEL, `team-${n}`],
    ["env", n % 3 === 0 ? "prod" : "dev"],
  ]);
  return { kind: "Namespace", name: `team-${n}`, labels, implied: false, ...HEAD };
}

function pod(serial: number, home: number, port: number): Pod {
  const labels = new Map([
    ["app", `app-${serial}`],
    ["tier", TIERS[serial % TIERS.length] ?? ""],
    ["pod-template-hash", (serial * 7919).toString(36)],
  ]);
  const ports = [{ name: "http", protocol: "TCP", port, range: NOWHERE }] as const;
  return {
    kind: "Pod",
    name: `app-${serial}`,
    namespace: `team-${home}`,
    labels,
    containers: [{ name: "main", image: null, command: [], args: [], ports }],
    ports,
    hostNetwork: false,
    nodeName: `node-${serial % 20}`,
    hostname: null,
    subdomain: null,
    dnsPolicy: null,
    nameservers: [],
    owner: null,
    status: {
      phase: "Running",
      podIPs: [{ family: 4, value: 0x0af4_0000n + BigInt(serial) }],
      hostIPs: [],
      ready: true,
    },
    ...HEAD,
  };
}

interface Extent {
  readonly namespaces: number;
  readonly classes: number;
  /** How many different ports rules name. */
  readonly ports: number;
}

function appPolicy(random: SeededRandom, serial: number, extent: Extent): NetworkPolicy {
  const subject = random.below(extent.classes);
  const selector = random.next() < 0.7 ? labelled("app", `app-${subject}`) : labelled("tier", random.pick(TIERS));
  const some = (): PolicyRule => ({
    peers: [randomPeer(random, extent), randomPeer(random, extent)],
    ports: [randomPort(random, extent), randomPort(random, extent)],
    range: NOWHERE,
  });
  const dns: PolicyRule = {
    peers: [],
    ports: [{ protocol: "UDP", port: 53, endPort: null, range: NOWHERE }],
    range: NOWHERE,
  };
  return policy(`app-${serial}`, subject % extent.namespaces, selector, [some(), some()], [some(), dns]);
}

function policy(
  name: string,
  home: number,
  podSelector: LabelSelector,
  ingress: readonly PolicyRule[],
  egress: readonly PolicyRule[],
): NetworkPolicy {
  const policyTypes = { ingress: true, egress: true };
  const labels: Labels = new Map();
  return {
    kind: "NetworkPolicy",
    name,
    namespace: `team-${home}`,
    labels,
    podSelector,
    policyTypes,
    typesRange: null,
    ingress,
    egress,
    ...HEAD,
  };
}

function randomPeer(random: SeededRandom, { namespaces, classes }: Extent): Peer {
  const dice = random.next();
  const pods = (podSelector: LabelSelector | null, namespaceSelector: LabelSelector | null): Peer => {
    return { kind: "pods", podSelector, namespaceSelector, range: NOWHERE };
  };
  if (dice < 0.3) return pods(labelled("tier", random.pick(TIERS)), null);
  if (dice < 0.55) return pods(null, labelled(NAMESPACE_NAME_LABEL, `team-${random.below(namespaces)}`));
  if (dice < 0.75) return pods(labelled("tier", "frontend", "worker"), labelled("env", "prod"));
  if (dice < 0.9) return pods(labelled("app", `app-${random.below(classes)}`), everything);
  return block(`10.244.${random.below(64)}.0/24`);
}

function block(text: string): Peer {
  const cidr = parseCidr(text);
  if (cidr === null) throw new Error(`no block: ${text}`);
  return { kind: "ipBlock", cidr, except: [], range: NOWHERE };
}

function randomPort(random: SeededRandom, { ports }: Extent): PolicyPort {
  if (random.next() < 0.1) return { protocol: "TCP", port: "http", endPort: null, range: NOWHERE };
  const port = 8000 + 10 * random.below(ports);
  return { protocol: "TCP", port, endPort: null, range: NOWHERE };
}

function labelled(key: string, ...values: readonly string[]): LabelSelector {
  const requirement: LabelRequirement = { key, operator: "In", values, range: NOWHERE };
  return { requirements: [requirement], range: NOWHERE };
}
