const TIERS = ["frontend", "backend", "cache", "database", "worker", "queue"];

/**
 * A cluster that takes seconds: every pod is a workload of its own, and every other one has a policy. A text of the same
 * size is the same text.
 */
export function largeCluster(pods: number): string {
  const objects: string[] = [];
  for (let index = 0; index < pods; index++) {
    objects.push(pod(index));
    if (index % 2 === 0) objects.push(policy(index, pods));
  }
  return objects.join("");
}

const home = (index: number) => `team-${index % 40}`;

function pod(index: number): string {
  return `---
apiVersion: v1
kind: Pod
metadata:
  name: app-${index}
  namespace: ${home(index)}
  labels:
    app: app-${index}
    tier: ${TIERS[index % TIERS.length]}
spec:
  containers:
  - name: main
    image: registry.example.com/app-${index}:1.0
    ports:
    - containerPort: ${8000 + (index % 7)}
      name: http
status:
  phase: Running
  podIP: 10.244.${Math.floor(index / 250)}.${(index % 250) + 2}
`;
}

function policy(index: number, pods: number): string {
  return `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: app-${index}
  namespace: ${home(index)}
spec:
  podSelector:
    matchLabels:
      app: app-${index}
  policyTypes: [Ingress, Egress]
  ingress:
  - from:
    - podSelector:
        matchExpressions:
        - key: tier
          operator: In
          values: [${TIERS[index % 5]}, worker]
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: ${home(index * 7)}
    ports:
    - port: http
  egress:
  - to:
    - namespaceSelector: {}
      podSelector:
        matchLabels:
          app: app-${(index * 31 + 1) % pods}
`;
}
