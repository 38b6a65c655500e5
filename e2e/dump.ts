/**
 * A cluster's dump as `kubectl get … -A -o yaml` prints it: one `kind: List` with everything that a real one carries.
 * 12 namespaces, 150 pods of 50 Deployments with their ReplicaSets and Services, 60 policies. The same text every time.
 */
export function clusterDump(): string {
  const items: Plain[] = [];
  for (let n = 0; n < NAMESPACES; n++) items.push(namespace(n));
  for (let w = 0; w < WORKLOADS; w++) items.push(...workload(w));
  for (let p = 0; p < POLICIES; p++) items.push(policy(p));
  return print({ apiVersion: "v1", items, kind: "List", metadata: { resourceVersion: "" } }, "");
}

type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

const NAMESPACES = 12;
const WORKLOADS = 50;
const PODS_EACH = 3;
const POLICIES = 60;
const TEAMS = ["shop", "search", "billing", "mail", "audit", "media", "maps", "chat", "jobs", "edge", "data", "ops"];
const ROLES = ["web", "api", "worker", "cache", "db"];

const teamOf = (workload: number) => TEAMS[workload % NAMESPACES] ?? "";
const roleOf = (workload: number) => ROLES[Math.floor(workload / NAMESPACES) % ROLES.length] ?? "";
const hex = (seed: number, digits: number) =>
  (((seed + 1) * 2654435761) % 2 ** 32).toString(16).padStart(digits, "0").slice(0, digits);
const uid = (seed: number) =>
  `${hex(seed, 8)}-${hex(seed + 1, 4)}-4${hex(seed + 2, 3)}-a${hex(seed + 3, 3)}-${hex(seed, 8)}${hex(seed + 4, 4)}`;

function common(name: string, seed: number, labels: { readonly [key: string]: string }, namespaced?: string) {
  return {
    annotations: { "example.com/note": "first line\nsecond line: with a colon\n" },
    creationTimestamp: "2026-03-01T08:00:00Z",
    labels,
    managedFields: [
      {
        apiVersion: "v1",
        fieldsType: "FieldsV1",
        fieldsV1: { "f:metadata": { "f:labels": { ".": {}, "f:app": {} } } },
        manager: "kubectl-client-side-apply",
        operation: "Update",
        time: "2026-03-01T08:00:00Z",
      },
    ],
    name,
    ...(namespaced === undefined ? {} : { namespace: namespaced }),
    resourceVersion: String(100000 + seed),
    uid: uid(seed),
  };
}

function namespace(n: number): Plain {
  const name = TEAMS[n] ?? "";
  const labels = { "kubernetes.io/metadata.name": name, team: name };
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: common(name, n, labels),
    spec: { finalizers: ["kubernetes"] },
    status: { phase: "Active" },
  };
}

function workload(w: number): Plain[] {
  const [team, role] = [teamOf(w), roleOf(w)];
  const hash = hex(w, 10);
  const selector = { app: role, "pod-template-hash": hash };
  const deployment = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: common(role, 500 + w, { app: role }, team),
    spec: {
      replicas: PODS_EACH,
      selector: { matchLabels: { app: role } },
      template: { metadata: { labels: { app: role } }, spec: podSpec(role) },
    },
    status: { availableReplicas: PODS_EACH, replicas: PODS_EACH },
  };
  const replicaSet = {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      ...common(`${role}-${hash}`, 1000 + w, selector, team),
      ownerReferences: [owner("Deployment", role, 500 + w)],
    },
    spec: {
      replicas: PODS_EACH,
      selector: { matchLabels: selector },
      template: { metadata: { labels: selector }, spec: podSpec(role) },
    },
    status: { availableReplicas: PODS_EACH, replicas: PODS_EACH },
  };
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: common(role, 2000 + w, { app: role }, team),
    spec: {
      clusterIP: `10.96.${w}.10`,
      ports: [{ name: "main", port: 80, protocol: "TCP", targetPort: portOf(role) }],
      selector: { app: role },
      type: "ClusterIP",
    },
    status: { loadBalancer: {} },
  };
  const pods = Array.from({ length: PODS_EACH }, (_, i) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      ...common(`${role}-${hash}-${hex(w * 10 + i, 5)}`, 3000 + w * 10 + i, selector, team),
      ownerReferences: [owner("ReplicaSet", `${role}-${hash}`, 1000 + w)],
    },
    spec: podSpec(role),
    status: {
      conditions: [{ status: "True", type: "Ready" }],
      phase: "Running",
      podIP: `10.244.${w}.${i + 5}`,
      podIPs: [{ ip: `10.244.${w}.${i + 5}` }],
    },
  }));
  return [deployment, replicaSet, service, ...pods];
}

function owner(kind: string, name: string, seed: number): Plain {
  return { apiVersion: "apps/v1", blockOwnerDeletion: true, controller: true, kind, name, uid: uid(seed) };
}

function podSpec(role: string) {
  return {
    containers: [
      {
        image: `registry.example/${role}:1.0`,
        name: role,
        ports: [{ containerPort: portOf(role), name: "main", protocol: "TCP" }],
      },
    ],
    restartPolicy: "Always",
  };
}

function portOf(role: string): number {
  return 8000 + ROLES.indexOf(role);
}

/** Each namespace denies by default, lets its web reach its api, its api its db, its neighbour's web its api, and DNS out. */
function policy(p: number): Plain {
  const team = TEAMS[p % NAMESPACES] ?? "";
  const neighbour = TEAMS[(p + 1) % NAMESPACES] ?? "";
  const kinds: readonly { readonly name: string; readonly spec: Plain }[] = [
    { name: "default-deny", spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
    { name: "web-to-api", spec: rule("api", [{ podSelector: { matchLabels: { app: "web" } } }], 8001) },
    { name: "api-to-db", spec: rule("db", [{ podSelector: { matchLabels: { app: "api" } } }], 8004) },
    {
      name: "neighbour-to-api",
      spec: rule(
        "api",
        [{ namespaceSelector: { matchLabels: { team: neighbour } }, podSelector: { matchLabels: { app: "web" } } }],
        8001,
      ),
    },
    {
      name: "web-out",
      spec: {
        egress: [
          { ports: [{ port: 53, protocol: "UDP" }] },
          {
            ports: [{ port: 8001, protocol: "TCP" }],
            to: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "api" } } }],
          },
        ],
        podSelector: { matchLabels: { app: "web" } },
        policyTypes: ["Egress"],
      },
    },
  ];
  const { name, spec } = kinds[Math.floor(p / NAMESPACES)] ?? { name: "none", spec: {} };
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: common(name, 9000 + p, { team }, team),
    spec,
  };
}

function rule(to: string, from: readonly Plain[], port: number): Plain {
  return {
    ingress: [{ from, ports: [{ port, protocol: "TCP" }] }],
    podSelector: { matchLabels: { app: to } },
    policyTypes: ["Ingress"],
  };
}

/** YAML as kubectl prints it: two spaces, items of a list not indented, multi-line strings as blocks. */
function print(value: Plain, indent: string): string {
  if (Array.isArray(value)) {
    return value.map((item: Plain) => `${indent}- ${print(item, `${indent}  `).trimStart()}`).join("");
  }
  if (typeof value !== "object") return `${indent}${scalar(value, indent)}\n`;
  return Object.entries(value)
    .map(([key, member]: [string, Plain]) => {
      const name = /^[A-Za-z][\w./:-]*$/.test(key) && !key.includes(": ") ? key : JSON.stringify(key);
      if (typeof member !== "object") return `${indent}${name}: ${scalar(member, indent)}\n`;
      const isEmpty = Array.isArray(member) ? member.length === 0 : Object.keys(member).length === 0;
      if (isEmpty) return `${indent}${name}: ${Array.isArray(member) ? "[]" : "{}"}\n`;
      return `${indent}${name}:\n${print(member, Array.isArray(member) ? indent : `${indent}  `)}`;
    })
    .join("");
}

function scalar(value: string | number | boolean, indent: string): string {
  if (typeof value !== "string") return String(value);
  if (value.includes("\n"))
    return `|\n${value
      .trimEnd()
      .split("\n")
      .map((line) => `${indent}  ${line}`)
      .join("\n")}`;
  return /^[A-Za-z][\w./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
