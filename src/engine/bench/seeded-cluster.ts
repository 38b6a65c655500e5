import { createRandom, type SeededRandom } from "./seeded-random";

/** A cluster's objects as YAML texts, one an object, each without a document marker. */
export interface SeededCluster {
  readonly objects: readonly string[];
  readonly pods: number;
  readonly policies: number;
}

const PODS_PER_WORKLOAD = 5;
const TIERS = ["frontend", "backend", "cache", "database", "worker", "queue"];

/**
 * Makes a cluster that looks like one of a company: namespaces of a dozen workloads, five pods each with what kubectl
 * prints of them, half as many policies as workloads: default denials, tiers, other namespaces, blocks, DNS.
 */
export function seedCluster(pods: number, seed: number): SeededCluster {
  const random = createRandom(seed);
  const workloads = Math.max(1, Math.ceil(pods / PODS_PER_WORKLOAD));
  const namespaces = Math.max(1, Math.ceil(workloads / 12));
  const objects: string[] = [];
  for (let n = 0; n < namespaces; n++) objects.push(namespace(n));
  let made = 0;
  for (let w = 0; w < workloads; w++) {
    for (let p = 0; p < PODS_PER_WORKLOAD && made < pods; p++, made++) objects.push(pod(w, p, w % namespaces, made));
  }
  let policies = 0;
  for (let n = 0; n < namespaces; n++, policies++) objects.push(denyAll(n));
  for (let w = 0; w < workloads; w += 2, policies++)
    objects.push(policy(random, w, w % namespaces, namespaces, workloads));
  return { objects, pods: made, policies };
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

function pod(workload: number, replica: number, home: number, serial: number): string {
  const tier = TIERS[workload % TIERS.length];
  const hash = (workload * 7919 + 104729).toString(36);
  return `apiVersion: v1
kind: Pod
metadata:
  annotations:
    checksum/config: ${hash.repeat(6)}
  creationTimestamp: "2026-11-22T08:00:00Z"
  generateName: app-${workload}-${hash}-
  labels:
    app: app-${workload}
    pod-template-hash: ${hash}
    tier: ${tier}
  name: app-${workload}-${hash}-${replica}
  namespace: team-${home}
  ownerReferences:
  - apiVersion: apps/v1
    controller: true
    kind: ReplicaSet
    name: app-${workload}-${hash}
spec:
  containers:
  - image: registry.example.com/app-${workload}:1.${replica}
    name: main
    ports:
    - containerPort: ${8000 + (workload % 7)}
      name: http
      protocol: TCP
    - containerPort: 9090
      name: metrics
      protocol: TCP
    resources: {}
  nodeName: node-${serial % 20}
  restartPolicy: Always
status:
  hostIP: 172.18.0.${(serial % 20) + 2}
  phase: Running
  podIP: 10.244.${Math.floor(serial / 250)}.${(serial % 250) + 2}
  podIPs:
  - ip: 10.244.${Math.floor(serial / 250)}.${(serial % 250) + 2}
`;
}

function denyAll(n: number): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny-all\n  namespace: team-${n}\nspec:\n  podSelector: {}\n  policyTypes:\n  - Ingress\n  - Egress\n`;
}

function policy(random: SeededRandom, workload: number, home: number, namespaces: number, workloads: number): string {
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
  name: app-${workload}
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
