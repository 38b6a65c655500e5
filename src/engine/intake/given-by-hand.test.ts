import { expect, test } from "vitest";
import { takeApart } from "../take-apart";

const kindOf = (text: string) => takeApart([{ name: "pasted.yaml", text }]).kind;

/** Documents as somebody writes them, with what is to be known of addresses. */
const written = [
  "# the shop\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n",
  "apiVersion: v1\nkind: Node\nmetadata: {name: n}\nstatus:\n  addresses:\n  - {type: InternalIP, address: 192.168.0.1}\n",
  "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {containers: [{name: c, image: i}]}\nstatus:\n  podIP: 10.0.0.1 # so that blocks are judged\n",
  'apiVersion: v1\nkind: Pod\nmetadata: {name: api, namespace: shop, creationTimestamp: null}\nspec: {containers: [{name: c, image: i}]}\nstatus: {phase: Running, podIPs: [{ip: 10.0.0.2}], hostIP: 192.168.0.1, conditions: [{type: Ready, status: "True"}]}\n',
  "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {ports: [{port: 80}]}\nstatus: {loadBalancer: {ingress: [{ip: 203.0.113.7}]}}\n",
  "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d, namespace: shop}\nstatus: {}\n",
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: shop}\nspec: {podSelector: {}}\n",
];

test("documents that somebody wrote stay one file as they are, though they state what a server would", () => {
  const text = written.join("---\n");
  for (const each of [text, text.replaceAll("\n", "\r\n")]) {
    const apart = takeApart([{ name: "pasted.yaml", text: each }]);
    expect(apart.kind).toBe("manifests");
    expect(apart.files).toEqual([{ name: "manifests.yaml", text: each }]);
  }
});

test("what kubectl printed is a dump, by any one field of it", () => {
  const fields = [
    'metadata: {name: web, uid: "1"}\n',
    'metadata: {name: web, resourceVersion: "1"}\n',
    'metadata: {name: web, creationTimestamp: "2026-03-01T08:00:00Z"}\n',
    "metadata: {name: web, managedFields: [{manager: kubectl}]}\n",
    "metadata: {name: web}\nstatus: {podIP: 10.0.0.1, qosClass: BestEffort}\n",
    'metadata: {name: web}\nstatus: {podIP: 10.0.0.1, conditions: [{type: PodScheduled, status: "True"}]}\n',
    'metadata: {name: web}\nstatus: {podIP: 10.0.0.1, conditions: [{type: Ready, status: "True", lastProbeTime: null}]}\n',
    "metadata: {name: web}\nstatus: {qosClass: BestEffort}\n",
  ];
  for (const field of fields) expect(kindOf(`apiVersion: v1\nkind: Pod\n${field}`), field).toBe("dump");
  expect(kindOf("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nstatus: {replicas: 1}\n")).toBe("dump");
  const list = `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- {apiVersion: v1, kind: Pod, metadata: {name: b}}\n`;
  expect(kindOf(list)).toBe("dump");
});
