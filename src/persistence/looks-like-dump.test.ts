import { expect, test } from "vitest";
import { looksLikeDump } from "./looks-like-dump";

test("a list at the top, or a field of the server, looks like a dump", () => {
  const dumps = [
    'apiVersion: v1\nitems:\n- kind: Pod\nkind: List\nmetadata:\n  resourceVersion: ""\n',
    "kind: NetworkPolicyList # of all\nitems: []\n",
    '{\n    "apiVersion": "v1",\n    "items": [],\n    "kind": "List"\n}',
    '{"kind":"PodList","items":[]}',
    "kind: Pod\nmetadata:\n  managedFields:\n  - manager: kubectl\n",
    'kind: Pod\r\nmetadata:\r\n  resourceVersion: "4711"\r\n',
    '{"kind": "Pod",\n "metadata": {\n  "resourceVersion": "1"}}',
    '{"kind":"Pod","metadata":{"name":"p","uid":"3f2a0000-0000-4000-8000-000000000001"}}',
    "kind: Pod\nmetadata:\n  uid: 3f2a0000-0000-4000-8000-000000000001\n",
    'kind: Namespace\nmetadata:\n  creationTimestamp: "2026-03-01T08:00:00Z"\n',
    "kind: Deployment\nstatus:\n  observedGeneration: 3\n",
    "kind: Deployment\nstatus:\n  conditions:\n  - lastTransitionTime: 2026-03-01T08:00:00Z\n",
    "kind: Pod\nstatus:\n  containerStatuses:\n  - ready: true\n",
  ];
  for (const text of dumps) expect(looksLikeDump(text), text).toBe(true);
});

test("what people write does not look like a dump", () => {
  const texts = [
    "kind: NetworkPolicy\nspec:\n  kind: List\n",
    "# kind: List\nkind: Pod\n",
    "kind: Listing\n",
    "note: the managedFields: and resourceVersion: fields\n",
    'metadata:\n  resourceVersion: ""\n',
    '{"kind": "Pod"}',
    "- podSelector: {}\n",
    "",
  ];
  for (const text of texts) expect(looksLikeDump(text), text).toBe(false);
});

const WRITTEN = ["Namespace", "Deployment", "Service", "Ingress", "ConfigMap", "Pod", "NetworkPolicy"].map(
  (kind) => `# ours\napiVersion: v1\nkind: ${kind}\nmetadata:\n  name: web\n  creationTimestamp: null\nstatus: {}\n`,
);

test("documents of many kinds that somebody wrote do not look like a dump", () => {
  expect(looksLikeDump(WRITTEN.join("---\n"))).toBe(false);
  expect(looksLikeDump(WRITTEN.join("---\n").replaceAll("\n", "\r\n"))).toBe(false);
  expect(looksLikeDump(JSON.stringify({ kind: "Pod", metadata: { name: "p", creationTimestamp: null } }))).toBe(false);
});

test("a word of the server does not make a dump where it means something else", () => {
  const texts = [
    "kind: IPAllowList\nspec:\n  kind: List\n",
    '{"kind": "IPAllowList", "spec": {}}',
    "datasources:\n- uid: prometheus\n",
    "metadata:\n  creationTimestamp:\n  resourceVersion:\n  managedFields: []\n",
    "kind: Pod\nstatus: {podIP: 10.0.0.1}\n",
    "spec:\n  startTime: soon\n",
  ];
  for (const text of texts) expect(looksLikeDump(text), text).toBe(false);
});

test("a long text takes no long look", () => {
  const blank = `${" \n".repeat(500_000)}${" ".repeat(500_000)}kind`;
  const begin = performance.now();
  expect(looksLikeDump(blank)).toBe(false);
  expect(looksLikeDump(`{${blank}`)).toBe(false);
  expect(performance.now() - begin).toBeLessThan(1000);
});
