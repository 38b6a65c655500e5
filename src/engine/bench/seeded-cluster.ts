import { type PodText, podIdOf, seededPod } from "./seeded-pod";
import { createRandom, type SeededRandom } from "./seeded-random";

/** A cluster's objects as YAML texts, one an object, each without a document marker. */
export interface SeededCluster {
  readonly objects: readonly string[];
  /** `namespace/name` of each pod. */
  readonly podIds: readonly string[];
  readonly pods: number;
  readonly policies: number;
}

/** What a seeded cluster is like; what is absent is as in a company's cluster. */
export interface ClusterShape {
  /** Absent: five. */
  readonly podsPerWorkload?: number;
  /** Absent: one for every other workload, and a denial for each namespace. These denials are of the number, too. */
  readonly policies?: number;
  /** False: no namespace has a default denial; absent: each has one. */
  readonly hasDenials?: boolean;
  /** Absent: `short`. */
  readonly podText?: PodText;
}

const TIERS = ["frontend", "backend", "cache", "database", "worker", "queue"];

/**
 * Makes a cluster that looks like one of a company: namespaces of a dozen workloads, some pods each with what kubectl
 * prints of them, and policies: default denials, tiers, other namespaces, blocks, DNS. The same text for the same seed.
 */
export function seedCluster(pods: number, seed: number, shape: ClusterShape = {}): SeededCluster {
  const { podsPerWorkload = 5, podText = "short", hasDenials = true } = shape;
  const random = createRandom(seed);
  const workloads = Math.max(1, Math.ceil(pods / podsPerWorkload));
  const namespaces = Math.max(1, Math.ceil(workloads / 12));
  const policies = shape.policies ?? namespaces + Math.ceil(workloads / 2);
  const step = shape.policies === undefined ? 2 : 1;
  const objects: string[] = [];
  const podIds: string[] = [];
  for (let n = 0; n < namespaces; n++) objects.push(namespace(n));
  for (let made = 0; made < pods; made++) {
    const workload = Math.floor(made / podsPerWorkload);
    const tier = TIERS[workload % TIERS.length] ?? "";
    const replica = made % podsPerWorkload;
    const pod = { workload, replica, tier, home: workload % namespaces, serial: made };
    objects.push(seededPod(pod, podText));
    podIds.push(podIdOf(pod));
  }
  const denials = hasDenials ? namespaces : 0;
  for (let n = 0; n < Math.min(denials, policies); n++) objects.push(denyAll(n));
  for (let p = 0; p < policies - denials; p++) {
    const workload = (p * step) % workloads;
    const round = Math.floor((p * step) / workloads);
    const name = round === 0 ? `app-${workload}` : `app-${workload}-${round}`;
    objects.push(policy(random, name, { workload, home: workload % namespaces, namespaces, workloads }));
  }
  return { objects, podIds, pods, policies };
}

/** As `---` documents. */
export function asDocuments({ objects }: SeededCluster): string {
  return objects.map((object) => `---\n${object}`).join("");
}

/** As `kubectl get -o yaml` prints it: one List. */
export function asList({ objects }: SeededCluster): string {
  const items = objects.map((object) => `- ${object.trimEnd().replaceAll("\n", "\n  ")}\n`).join("");
  return `apiVersion: v1\nitems:\n${items}kind: List\nmetadata:\n  resourceVersion: ""\n`;
}

function namespace(n: number): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team-${n}\n  labels:\n    kubernetes.io/metadata.name: team-${n}\n    env: ${n % 3 === 0 ? "prod" : "dev"}\n`;
}

function denyAll(n: number): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny-all\n  namespace: team-${n}\nspec:\n  podSelector: {}\n  policyTypes:\n  - Ingress\n  - Egress\n`;
}

/** Where a policy applies, and how many there are of what it may name. */
interface PolicyPlace {
  readonly workload: number;
  readonly home: number;
  readonly namespaces: number;
  readonly workloads: number;
}

function policy(random: SeededRandom, name: string, { workload, home, namespaces, workloads }: PolicyPlace): string {
  const peers = [
    `    - podSelector:\n        matchLabels:\n          app: app-${random.below(workloads)}\n`,
    `    - namespaceSelector:\n        matchLabels:\n          kubernetes.io/metadata.name: team-${random.below(namespaces)}\n`,
    `    - namespaceSelector:\n        matchLabels:\n          env: prod\n      podSelector:\n        matchExpressions:\n        - key: tier\n          operator: In\n          values: [frontend, worker]\n`,
    `    - ipBlock:\n        cidr: 10.${random.below(200)}.0.0/16\n        except:\n        - 10.${random.below(200)}.1.0/24\n`,
  ];
  const block = `    - ipBlock:\n        cidr: 192.168.${random.below(250)}.0/24\n`;
  const pick = () => random.pick(peers.slice(0, 3));
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: team-${home}
spec:
  podSelector:
    matchLabels:
      app: app-${workload}
  policyTypes:
  - Ingress
  - Egress
  ingress:
  - from:
${pick()}${pick()}    ports:
    - port: http
    - protocol: TCP
      port: 9090
  - from:
${random.next() < 0.3 ? block : pick()}  egress:
  - to:
${pick()}${pick()}    ports:
    - port: ${8000 + random.below(7)}
      endPort: ${8010 + random.below(7)}
  - ports:
    - protocol: UDP
      port: 53
`;
}
