import { expect, test } from "vitest";
import { kindsIn, looksLikeDump } from "./looks-like-dump";

test("a list at the top, or a field of the server, looks like a dump", () => {
  const dumps = [
    'apiVersion: v1\nitems:\n- kind: Pod\nkind: List\nmetadata:\n  resourceVersion: ""\n',
    "kind: NetworkPolicyList # of all\nitems: []\n",
    '{\n    "apiVersion": "v1",\n    "items": [],\n    "kind": "List"\n}',
    '{"kind":"PodList","items":[]}',
    "kind: Pod\nmetadata:\n  managedFields:\n  - manager: kubectl\n",
    'kind: Pod\r\nmetadata:\r\n  resourceVersion: "4711"\r\n',
    '{"kind": "Pod",\n "metadata": {\n  "resourceVersion": "1"}}',
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

test("the kinds of a text are those of the objects at its top", () => {
  const documents = "kind: Pod\nspec:\n  kind: Deployment\n---\n\"kind\": 'Service'\n---\nkind: Pod\n";
  expect(kindsIn(documents)).toEqual(["Pod", "Service"]);
  expect(kindsIn('{\n  "spec": {\n    "kind": "Deployment"\n  },\n  "kind": "Pod"\n}')).toEqual(["Pod"]);
  expect(kindsIn('{"kind":"Job","spec":{"kind":"Deployment"}}')).toEqual(["Job"]);
  expect(kindsIn("  - podSelector: {}\n")).toEqual([]);
});

test("a long text takes no long look", () => {
  const blank = `${" \n".repeat(500_000)}${" ".repeat(500_000)}kind`;
  const begin = performance.now();
  expect(looksLikeDump(blank)).toBe(false);
  expect(kindsIn(`{${blank}`)).toEqual([]);
  expect(performance.now() - begin).toBeLessThan(1000);
});
