import { expect, test } from "vitest";
import { createSession } from "../session";
import { type DraftFile, draftsOf, type EditedFile } from "./draft-files";
import type { EditWish } from "./edit-wish";
import { objectsElsewhere } from "./objects-elsewhere";
import { mapOf } from "./text/edit-value";

const pod = (namespace: string, list: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: ${namespace}
spec:
  containers:
${list}- name: web
${list}  image: web
`;

const denied = (namespace: string, list: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny-all
  namespace: ${namespace}
spec:
  podSelector: {}
  policyTypes:
${list}- Ingress
${list}- Egress
`;

function newPolicies(files: readonly EditedFile[], namespace: string): string | undefined {
  const session = createSession();
  const options = { profile: "kubernetes", defaultNamespace: "default" } as const;
  session.analyze(files, options);
  const wish: EditWish = {
    kind: "add-policy",
    namespaces: [namespace],
    pods: new Map(),
    policy: { kind: "default-deny", directions: ["ingress", "egress"] },
  };
  const preview = session.previewEdit(wish, options);
  return preview.kind === "refused" ? preview.reason : preview.files.find(({ name }) => name === "policies.yaml")?.text;
}

test("a new file is written as the others are, first as those of the policy's namespace", () => {
  const shop = { name: "shop.yaml", text: pod("shop", "  ") };
  const ops = { name: "ops.yaml", text: pod("ops", "    ") };
  expect(newPolicies([shop], "shop")).toBe(denied("shop", "  "));
  expect(newPolicies([ops], "ops")).toBe(denied("ops", "    "));
  expect(newPolicies([shop, ops], "shop")).toBe(denied("shop", "  "));
  expect(newPolicies([shop, ops], "ops")).toBe(denied("ops", "    "));
});

test("a policy of another namespace shows more than a Pod of its own", () => {
  const shop = { name: "shop.yaml", text: pod("shop", "    ") };
  const ops = { name: "ops.yaml", text: denied("ops", "  ") };
  expect(newPolicies([ops, shop], "shop")).toBe(denied("shop", "  "));
});

test("JSON shows nothing for a new file, and CRLF goes on", () => {
  const json = {
    name: "a.json",
    text: '{"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a", "namespace": "shop"}}\n',
  };
  expect(newPolicies([json], "shop")).toBe(denied("shop", "    "));
  const crlf = { name: "shop.yaml", text: pod("shop", "  ").replaceAll("\n", "\r\n") };
  expect(newPolicies([crlf], "shop")).toBe(denied("shop", "  ").replaceAll("\n", "\r\n"));
});

test("for many new objects of many files each file is looked at once", () => {
  const looks = new Map<string, number>();
  const counted = ({ name, draft }: DraftFile): DraftFile => ({
    name,
    draft: {
      ...draft,
      get objects() {
        looks.set(name, (looks.get(name) ?? 0) + 1);
        return draft.objects;
      },
    },
  });
  const names = ["a", "b", "c", "d"];
  const files = draftsOf(names.map((name) => ({ name, text: `${pod(name, "  ")}---\nkind: [\n` }))).map(counted);
  const shown = files.map((home) =>
    objectsElsewhere(files, home, mapOf(["metadata", mapOf(["namespace", "b"])])).map(({ text }) =>
      names.find((name) => text === files.find((file) => file.name === name)?.draft.text),
    ),
  );
  expect(shown).toEqual([
    ["c", "d", "b"],
    ["a", "c", "d"],
    ["a", "d", "b"],
    ["a", "c", "b"],
  ]);
  expect([...looks.values()]).toEqual([1, 1, 1, 1]);
});
