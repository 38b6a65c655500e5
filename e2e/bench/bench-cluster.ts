/** Ports that the caller may reach on the callee: the one that the bench types in. */
export const typedPort = "- port: 8001";
export const callerToCallee = {
  small: "bench-a/caller→bench-b/callee",
  collapsed: "namespace bench-a→namespace bench-b",
};

const PODS_PER_WORKLOAD = 5;
const WORKLOADS_PER_NAMESPACE = 12;

/**
 * A cluster of about this many pods, as hand-written documents: namespaces of a dozen workloads, each of which admits
 * the one before it in its namespace and the gateway of the next namespace; every namespace denies the rest. Two small
 * namespaces more hold the caller and the callee whose connection the bench opens and closes. The same text every time.
 */
export function benchCluster(pods: number): { readonly policies: string; readonly cluster: string } {
  const workloads = Math.max(0, Math.round(pods / PODS_PER_WORKLOAD) - 2);
  const namespaces = Math.ceil(workloads / WORKLOADS_PER_NAMESPACE);
  const cluster: string[] = [];
  const policies: string[] = [allow("bench-b", "callee", "bench-a", "caller")];
  for (const [namespace, app] of [
    ["bench-a", "caller"],
    ["bench-b", "callee"],
  ] as const) {
    cluster.push(namespaceOf(namespace), ...podsOf(namespace, app));
  }
  for (let n = 0; n < namespaces; n++) {
    cluster.push(namespaceOf(`team-${n}`));
    policies.push(denyAll(`team-${n}`));
  }
  for (let w = 0; w < workloads; w++) {
    const namespace = `team-${w % namespaces}`;
    cluster.push(...podsOf(namespace, `app-${w}`));
    if (w % 2 === 0) continue;
    const neighbour = w - namespaces >= 0 ? w - namespaces : w;
    policies.push(allow(namespace, `app-${w}`, `team-${neighbour % namespaces}`, `app-${neighbour}`));
  }
  return { policies: policies.join("---\n"), cluster: cluster.join("---\n") };
}

function namespaceOf(name: string): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels:\n    team: ${name}\n`;
}

function podsOf(namespace: string, app: string): string[] {
  return Array.from(
    { length: PODS_PER_WORKLOAD },
    (_, i) => `apiVersion: v1
kind: Pod
metadata:
  name: ${app}-${i}
  namespace: ${namespace}
  labels:
    app: ${app}
spec:
  containers:
    - name: main
      image: example.com/${app}:1
      ports:
        - containerPort: 8001
`,
  );
}

function denyAll(namespace: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: ${namespace}
spec:
  podSelector: {}
  policyTypes:
    - Ingress
`;
}

function allow(namespace: string, app: string, fromNamespace: string, fromApp: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-to-${app}
  namespace: ${namespace}
spec:
  podSelector:
    matchLabels:
      app: ${app}
  policyTypes:
    - Ingress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              team: ${fromNamespace}
          podSelector:
            matchLabels:
              app: ${fromApp}
      ports:
        - port: 8001
`;
}
