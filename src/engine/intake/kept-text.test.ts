import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import { takeApart } from "../take-apart";

test("a list becomes documents of the objects' own text: comments, quotes, order and blocks stay", () => {
  const dump = `apiVersion: v1
items:
# the shop's door
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    annotations:
      kubectl.kubernetes.io/last-applied-configuration: |
        {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy"}
      note: |
        first line

          # no comment
    creationTimestamp: "2026-03-01T08:00:00Z" # cut
    name: 'web' # by hand
    namespace: shop
    uid: 0000-1
  spec:
    podSelector: {matchLabels: {app: "web"}}
    # closed until spring
    policyTypes: [Ingress]
  # a last word
- apiVersion: v1
  kind: Namespace
  metadata:
    annotations:
      kubectl.kubernetes.io/last-applied-configuration: '{}'
    managedFields:
    - manager: kubectl
    name: shop
  status:
    phase: Active
kind: List
`;
  const expected = [
    {
      name: "policies.yaml",
      text: `# Namespace shop
# the shop's door
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  annotations:
    note: |
      first line

        # no comment
  name: 'web' # by hand
  namespace: shop
spec:
  podSelector: {matchLabels: {app: "web"}}
  # closed until spring
  policyTypes: [Ingress]
# a last word
`,
    },
    { name: "cluster.yaml", text: "# Cluster\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n" },
  ];
  for (const text of [dump, dump.replaceAll("\n", "\r\n")]) {
    const apart = takeApart([{ name: "dump.yaml", text }]);
    expect(apart).toEqual({
      kind: "dump",
      files: expected,
      leftOutKinds: [],
      unreadable: [],
      cleaned: 2,
      remarks: [],
      onlyExpectations: false,
    });
    expect(takeApart(apart.files).files).toEqual(apart.files);
  }
});

test("of a status only what evaluation reads stays", () => {
  const pod = `apiVersion: v1
kind: Pod
metadata: {name: p, namespace: a}
spec:
  containers: [{name: c, image: x}]
status:
  conditions:
  - lastProbeTime: null
    status: "True"
    type: PodScheduled
  - lastProbeTime: null
    lastTransitionTime: "2026-03-01T08:00:00Z"
    status: "True"
    type: Ready
  containerStatuses:
  - ready: true
  phase: Running
  podIP: 10.0.0.1
`;
  expect(clusterOf(pod)).toContain(`status:
  conditions:
  - status: "True"
    type: Ready
  phase: Running
  podIP: 10.0.0.1
`);
  const service = `apiVersion: v1
kind: Service
metadata: {name: s, namespace: a}
spec: {ports: [{port: 80}]}
status:
  loadBalancer:
    ingress:
    - hostname: only.example
    - ip: 203.0.113.7
      ipMode: VIP
`;
  expect(clusterOf(service)).toContain("status:\n  loadBalancer:\n    ingress:\n    - ip: 203.0.113.7\n");
  const node = `apiVersion: v1
kind: Node
metadata: {name: n}
status:
  addresses:
  - address: 192.168.0.1
    type: InternalIP
  - address: n
    type: Hostname
  capacity: {cpu: "4"}
`;
  expect(clusterOf(node)).toContain("status:\n  addresses:\n  - address: 192.168.0.1\n    type: InternalIP\n");
  const empty = "apiVersion: v1\nkind: Service\nmetadata: {name: s, uid: x}\nstatus: {loadBalancer: {}}\n";
  expect(clusterOf(empty)).toBe("# Namespace default\napiVersion: v1\nkind: Service\nmetadata:\n  name: s\n");
  const deployment =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d, namespace: a}\nstatus:\n  replicas: 3\n";
  expect(clusterOf(deployment)).not.toContain("status");
});

test("a pod whose status says nothing that evaluation reads is still no pod without a status", () => {
  const pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: x}]}\n";
  const text = `${pod}status: {qosClass: BestEffort}\n`;
  expect(clusterOf(text)).toContain("status: {qosClass: BestEffort}");
});

test("JSON is printed as YAML, as kubectl would", () => {
  const json = JSON.stringify({
    kind: "List",
    items: [
      {
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicy",
        metadata: { name: "web", namespace: "shop", resourceVersion: "1", labels: { on: "yes", version: "1.0" } },
        spec: {
          podSelector: {},
          ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/8", except: [] } }], ports: [{ port: 80 }] }, {}],
        },
      },
    ],
  });
  expect(takeApart([{ name: "dump.json", text: json }]).files).toEqual([
    {
      name: "policies.yaml",
      text: `# Namespace shop
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
  labels:
    "on": "yes"
    version: "1.0"
spec:
  podSelector: {}
  ingress:
  - from:
    - ipBlock:
        cidr: 10.0.0.0/8
        except: []
    ports:
    - port: 80
  - {}
`,
    },
  ]);
});

test("anchors that reach beyond an object are written out; those inside of it stay", () => {
  const list = `kind: List
items:
- &pod
  apiVersion: v1
  kind: Pod
  metadata: {name: p, namespace: a}
  spec: &spec
    containers: [{name: c, image: x}]
- apiVersion: v1
  kind: Pod
  metadata: {name: q, namespace: a}
  spec: *spec
- apiVersion: v1
  kind: Pod
  metadata:
    name: r
    namespace: a
    labels: &own {app: r}
    annotations: *own
  spec: {containers: [{name: c, image: x}]}
`;
  const cluster = clusterOf(list);
  expect(cluster).toContain("name: q\n  namespace: a\nspec:\n  containers:\n  - name: c\n    image: x\n");
  expect(cluster).toContain("    labels: &own {app: r}\n    annotations: *own\n".replaceAll("    ", "  "));
  expect(podsOf(cluster)).toEqual(podsOf(list));
});

test("items of a typed list get the kind that the list gave them", () => {
  const list =
    "apiVersion: v1\nkind: PodList\nitems:\n- metadata:\n    name: p\n    uid: x\n  spec: {containers: [{name: c, image: x}]}\n";
  expect(clusterOf(list)).toBe(
    "# Namespace default\napiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec: {containers: [{name: c, image: x}]}\n",
  );
});

test("a number that only JSON can say keeps its object as it is", () => {
  const text =
    '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "s"}, "spec": {"ports": [{"port": 80.0}]}}';
  const apart = takeApart([{ name: "dump.json", text }]);
  expect(apart.files).toEqual([{ name: "cluster.yaml", text: `---\n# Could not be read\n---\n${text}` }]);
  expect(apart.unreadable).toMatchObject([{ reason: "it holds a value that YAML cannot say in the same way" }]);
});

function clusterOf(text: string): string {
  const [only, ...more] = takeApart([{ name: "dump.yaml", text }]).files;
  expect(more).toEqual([]);
  expect(only?.name).toBe("cluster.yaml");
  return only?.text ?? "";
}

function podsOf(text: string): readonly string[] {
  const { objects } = readScenario([{ name: "a.yaml", text }]);
  return objects.map((object) => `${object.kind} ${object.name} ${[...object.labels].join()}`);
}
