import { describe, expect, test } from "vitest";
import { createSession } from "../../session";
import type { EditWish } from "../edit-wish";
import type { PolicyIntent } from "./policy-intent";

const options = { profile: "kubernetes", defaultNamespace: "default" } as const;
const written = `# who may ask the API
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api   # our name
  namespace: shop
  annotations: {owner: "team-a"}
spec:
  podSelector:
    matchLabels:
      app: api # the API
  policyTypes: [Ingress]
  ingress:
  # the shop's front
  - from:
    - podSelector: {matchLabels: {app: web}}
    - ipBlock:
        cidr: 10.0.0.0/8   # the office
        except:
        - 10.1.0.0/16
    ports:
    - port: 8080 # http
    - protocol: UDP
      port: 53
`;
const rule = { direction: "ingress", rule: 0 } as const;

function preview(text: string, wish: EditWish) {
  const session = createSession();
  session.analyze([{ name: "a.yaml", text }], options);
  return session.previewEdit(wish, options);
}

const plan = (text: string, ...intents: readonly PolicyIntent[]) =>
  preview(text, { kind: "change-policy", policy: "shop/api", intents });

describe("a policy with fields that the server does not know", () => {
  const odd = written
    .replace("spec:\n", "color:  {a: 1,   b: 'x'}  # ours\nspec:\n  priority: 7 # of the old tool\n")
    .replace("  annotations:", "  owners: [ me ]\n  annotations:");
  const port = { kind: "set-port", index: 0, ...rule, port: { port: "9090" } } as const;

  test("is shown with them, and the rest of it is edited without a change of theirs", () => {
    const session = createSession();
    session.analyze([{ name: "a.yaml", text: odd }], options);
    const request = { kind: "policy", policy: "shop/api", namespace: "shop", draft: null } as const;
    const offer = session.offerEdit(request, options);
    const form = offer?.kind === "policy" ? offer.policy : null;
    expect(form).toMatchObject({ kind: "sound", unknown: ["metadata.owners", "color", "spec.priority"] });
    const kept = form?.kind === "sound" ? form.kept.map(({ field, text }) => [field, text]) : [];
    expect(kept).toEqual([
      ["metadata.annotations", 'annotations: {owner: "team-a"}'],
      ["metadata.owners", "owners: [ me ]"],
      ["color", "color:  {a: 1,   b: 'x'}"],
      ["spec.priority", "priority: 7"],
    ]);
    const done = plan(odd, port);
    expect(done.kind === "planned" && done.files[0]?.text).toBe(odd.replace("port: 8080 # http", "port: 9090 # http"));
  });

  test("is still not given another fault", () => {
    expect(plan(odd, { ...port, port: { port: "99999" } }).kind).toBe("refused");
    expect(plan(odd, { ...port, port: { port: "9090", endPort: "80" } }).kind).toBe("refused");
  });

  test.each([
    ["in a selector, where it may be what narrows it", "      app: api # the API", "      app: api\n    app: api"],
    ["in a rule", "    ports:\n    - port: 8080", "    whom: []\n    ports:\n    - port: 8080"],
    ["that is misspelt", "policyTypes: [Ingress]", "policytypes: [Ingress]"],
    ["that belongs elsewhere", "policyTypes: [Ingress]", "policyTypes: [Ingress]\n  ports: []"],
    ["beside another error", "    - port: 8080", "    - port: 80800"],
  ])("is not edited where one stands %s", (_, from, to) => {
    const text = odd.replace(from, to);
    expect(text).not.toBe(odd);
    expect(plan(text, port)).toMatchObject({ kind: "refused", reason: expect.stringMatching(/has errors/) });
  });
});
