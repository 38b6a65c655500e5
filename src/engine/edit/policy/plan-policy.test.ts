import { describe, expect, test } from "vitest";
import { createSession } from "../../session";
import type { EditWish } from "../edit-wish";
import type { PolicyIntent } from "./policy-intent";
import type { PortDraft } from "./rule-draft";

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
const subject = { of: "subject" } as const;
const pods = { of: "podSelector", peer: 0, ...rule } as const;
const namespaces = { of: "namespaceSelector", peer: 0, ...rule } as const;

function preview(text: string, wish: EditWish) {
  const session = createSession();
  session.analyze([{ name: "a.yaml", text }], options);
  return session.previewEdit(wish, options);
}

const plan = (text: string, ...intents: readonly PolicyIntent[]) =>
  preview(text, { kind: "change-policy", policy: "shop/api", intents });

/** Lines that go (−) and come (+). */
function lines(...intents: readonly PolicyIntent[]): readonly string[] {
  const done = plan(written, ...intents);
  if (done.kind === "refused") throw new Error(done.reason);
  const [before, after] = [written.split("\n"), (done.files[0]?.text ?? written).split("\n")];
  const first = before.findIndex((line, i) => line !== after[i]);
  if (first < 0) return [];
  let same = 0;
  while (before.at(-1 - same) === after.at(-1 - same) && same < Math.min(before.length, after.length) - first) same++;
  return [
    ...before.slice(first, before.length - same).map((line) => `-${line}`),
    ...after.slice(first, after.length - same).map((line) => `+${line}`),
  ];
}

function reason(...intents: readonly PolicyIntent[]): string {
  const done = plan(written, ...intents);
  return done.kind === "refused" ? done.reason : "done";
}

const label = (...intents: readonly PolicyIntent[]) => {
  const done = plan(written, ...intents);
  return done.kind === "refused" ? done.reason : done.label;
};

const tcp = (port: string | null, endPort = "") => ({ protocol: "TCP", port, endPort }) as const;

describe("what changes in the text", () => {
  test("another value of a label is that value, and nothing beside it", () => {
    expect(
      lines({ kind: "set-requirement", at: subject, which: { kind: "label", key: "app" }, text: "app=v2" }),
    ).toEqual(["-      app: api # the API", "+      app: v2 # the API"]);
  });

  test("a second label and an expression stand below the first", () => {
    expect(
      lines(
        { kind: "set-requirement", at: subject, which: null, text: "tier=back" },
        { kind: "set-requirement", at: subject, which: null, text: "track in (a, b)" },
      ),
    ).toEqual([
      "+      tier: back",
      "+    matchExpressions:",
      "+    - key: track",
      "+      operator: In",
      "+      values:",
      "+      - a",
      "+      - b",
    ]);
  });

  test("a label that becomes an expression leaves no empty matchLabels", () => {
    expect(lines({ kind: "set-requirement", at: pods, which: { kind: "label", key: "app" }, text: "!app" })).toEqual([
      "-    - podSelector: {matchLabels: {app: web}}",
      "+    - podSelector: {matchExpressions: [{key: app, operator: DoesNotExist}]}",
    ]);
  });

  test("a namespace beside the pods makes one peer of both", () => {
    expect(lines({ kind: "set-requirement", at: namespaces, which: null, text: "team=x" })).toEqual([
      "+      namespaceSelector: {matchLabels: {team: x}}",
    ]);
  });

  test("every pod is written only where it is chosen", () => {
    expect(lines({ kind: "select-everything", at: pods })).toEqual([
      "-    - podSelector: {matchLabels: {app: web}}",
      "+    - podSelector: {}",
    ]);
    expect(reason({ kind: "remove-requirement", at: pods, which: { kind: "label", key: "app" } })).toMatch(
      /last requirement/,
    );
  });

  test("another port leaves the protocol that is not written, and the comment", () => {
    expect(lines({ kind: "set-port", ...rule, index: 0, port: tcp("9000", "9009") })).toEqual([
      "-    - port: 8080 # http",
      "+    - port: 9000 # http",
      "+      endPort: 9009",
    ]);
    expect(lines({ kind: "set-port", ...rule, index: 1, port: tcp(null) })).toEqual([
      "-    - protocol: UDP",
      "-      port: 53",
      "+    - protocol: TCP",
    ]);
  });

  test("of a port only what is meant changes, whatever else was changed a moment before", () => {
    const port = (part: Partial<PortDraft>) => ({ kind: "set-port", ...rule, index: 0, port: part }) as const;
    expect(lines(port({ port: "9000" }), port({ endPort: "9009" }), port({ protocol: "SCTP" }))).toEqual([
      "-    - port: 8080 # http",
      "+    - port: 9000 # http",
      "+      endPort: 9009",
      "+      protocol: SCTP",
    ]);
  });

  test("a peer of each kind comes behind the others", () => {
    const peer = { kind: "write-peer", ...rule, narrows: false } as const;
    expect(
      lines(
        { ...peer, peer: { kind: "pods", namespace: { kind: "named", name: "ops" }, requirements: ["app=prom"] } },
        { ...peer, peer: { kind: "pods", namespace: { kind: "any" }, requirements: [] } },
        { ...peer, peer: { kind: "addresses", cidr: "2001:db8::/64" } },
      ),
    ).toEqual([
      "+    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}",
      "+      podSelector: {matchLabels: {app: prom}}",
      "+    - namespaceSelector: {}",
      "+    - ipBlock:",
      "+        cidr: 2001:db8::/64",
    ]);
  });

  test("a block and what is excepted of it change in place", () => {
    expect(lines({ kind: "set-cidr", ...rule, peer: 1, cidr: "10.0.0.0/9" })).toEqual([
      "-        cidr: 10.0.0.0/8   # the office",
      "+        cidr: 10.0.0.0/9   # the office",
    ]);
    expect(lines({ kind: "set-except", ...rule, peer: 1, index: 0, value: " 10.2.0.0/16 " })).toEqual([
      "-        - 10.1.0.0/16",
      "+        - 10.2.0.0/16",
    ]);
  });

  test("a rule for everyone, on a port, says no peer", () => {
    expect(lines({ kind: "write-rule", direction: "ingress", peer: null, port: tcp("http") })).toEqual([
      "+  - ports:",
      "+    - port: http",
    ]);
  });

  test("everyone is written where it is chosen, and one peer instead of everyone again", () => {
    const everyone: PolicyIntent = { kind: "admit-everyone", ...rule };
    const after = plan(written, everyone);
    expect(after).toMatchObject({ kind: "planned", label: "admit everyone in ingress rule 1 of shop/api" });
    const only: PolicyIntent = {
      kind: "write-peer",
      ...rule,
      narrows: true,
      peer: { kind: "pods", namespace: { kind: "own" }, requirements: ["app=web"] },
    };
    expect(reason(only)).toBe("the rule has others by now");
    expect(reason(everyone, { ...only, narrows: false })).toMatch(/admits all/);
    expect(plan(written, everyone, only)).toMatchObject({ kind: "planned" });
  });
});

describe("what the server would refuse is not written", () => {
  const cases: readonly (readonly [PolicyIntent, RegExp])[] = [
    [{ kind: "set-requirement", at: subject, which: null, text: "a b=c" }, /label key “a b”/],
    [{ kind: "set-requirement", at: subject, which: null, text: "tier=-x" }, /label value “-x”/],
    [{ kind: "set-requirement", at: subject, which: null, text: "tier in ()" }, /needs at least one value/],
    [{ kind: "set-requirement", at: subject, which: null, text: " " }, /write a label/],
    [{ kind: "set-requirement", at: subject, which: null, text: "app=x" }, /app=api is asked for already/],
    [{ kind: "set-cidr", ...rule, peer: 1, cidr: "10.0.0.0" }, /no prefix length/],
    [
      { kind: "set-cidr", ...rule, peer: 1, cidr: "10.128.0.0/9" },
      /except 10.1.0.0\/16 must be a part of 10.128.0.0\/9/,
    ],
    [{ kind: "add-except", ...rule, peer: 1, value: "11.0.0.0/16" }, /must be a part of 10.0.0.0\/8/],
    [{ kind: "set-except", ...rule, peer: 1, index: 0, value: "x" }, /“x” is no address block|is a name/],
    [{ kind: "set-port", ...rule, index: 0, port: tcp("0") }, /port 0 must be from 1 to 65535/],
    [{ kind: "set-port", ...rule, index: 0, port: tcp("65536") }, /port 65536 must be/],
    [{ kind: "set-port", ...rule, index: 0, port: tcp("90", "80") }, /endPort 80 is below port 90/],
    [{ kind: "set-port", ...rule, index: 0, port: tcp("http", "80") }, /endPort needs a numeric port/],
    [{ kind: "write-port", ...rule, narrows: false, port: tcp("HTTP") }, /lower case/],
    [{ kind: "write-port", ...rule, narrows: false, port: tcp("") }, /write a port/],
    [{ kind: "set-isolation", direction: "ingress", isOn: false }, /one direction at least/],
    [{ kind: "write-rule", direction: "egress", peer: null, port: null }, /does not isolate egress/],
  ];
  test.each(cases)("%j", (intent, why) => expect(reason(intent)).toMatch(why));

  test("a policy that is broken, or gone, is left alone, and the broken one is led to", () => {
    const broken = written.replace("policyTypes:", "policytypes:");
    expect(plan(broken, { kind: "remove-rule", ...rule })).toMatchObject({
      kind: "refused",
      place: { file: "a.yaml" },
    });
    expect(plan(written.replace("name: api", "name: other"), { kind: "remove-rule", ...rule })).toMatchObject({
      kind: "refused",
      reason: "the policy shop/api is gone",
    });
  });
});

test("the history tells each change by the part that it is about", () => {
  expect(label({ kind: "write-port", ...rule, narrows: false, port: tcp("443") })).toBe(
    "add port TCP 443 to ingress rule 1 of shop/api",
  );
  expect(label({ kind: "remove-port", ...rule, index: 1 })).toBe("remove port UDP 53 from ingress rule 1 of shop/api");
  expect(label({ kind: "set-isolation", direction: "egress", isOn: true })).toBe("isolate egress in shop/api");
  expect(label({ kind: "set-requirement", at: subject, which: null, text: "tier=x" })).toBe(
    "select by tier=x in shop/api",
  );
});

test("a rule that loses its last peer goes, and that is said", () => {
  const once = { kind: "remove-peer", ...rule, index: 0 } as const;
  const done = plan(written, once, once);
  expect(done).toMatchObject({
    kind: "planned",
    steps: ["The rule goes with its last peer: without any it would be for everyone."],
  });
  if (done.kind === "planned") expect(done.files[0]?.text).toContain("policyTypes: [Ingress]\n  ingress: []");
});

test("policyTypes that names a direction twice, and a rule that is a mere hyphen, are edited as well", () => {
  const odd = written.replace("[Ingress]", "[Ingress, Ingress]").replace(/ {2}- from:[\s\S]*$/, "  -\n");
  const done = plan(
    odd,
    { kind: "set-isolation", direction: "egress", isOn: true },
    { kind: "write-port", ...rule, narrows: true, port: tcp("80") },
  );
  if (done.kind === "refused") throw new Error(done.reason);
  expect(done.files[0]?.text).toContain("policyTypes: [Ingress, Egress]");
  expect(done.files[0]?.text).toMatch(/- ports:\n\s*- protocol: TCP\n\s*port: 80\n$/);
});

test("what an alias stood for is written out, and that is said", () => {
  const text = `${written}---\nkind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: b, namespace: shop}\nspec:\n  podSelector: &s {matchLabels: {a: b}}\n  ingress:\n  - from: [{podSelector: *s}]\n`;
  const done = preview(text, {
    kind: "change-policy",
    policy: "shop/b",
    intents: [{ kind: "set-requirement", at: pods, which: null, text: "c=d" }],
  });
  expect(done).toMatchObject({ kind: "planned", steps: ["What an alias stood for is written out in its place."] });
  if (done.kind === "planned") expect(done.files[0]?.text).toContain("podSelector: &s {matchLabels: {a: b}}");
});
