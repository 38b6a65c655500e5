import { expect, test } from "vitest";
import { readScenario } from "../../read-scenario";
import { freeName } from "../policy/policy-value";
import { writeBlock } from "../text/write-value";
import { type ReadyPolicy, readyPolicy } from "./ready-policies";

const style = { lineBreak: "\n", indent: 2, dash: 2, afterDash: 2, quote: '"', isJson: false } as const;
const place = { namespace: "shop", pods: new Map([["app", "web"]]), taken: new Set<string>() };
const written = (policy: ReadyPolicy) => writeBlock(readyPolicy(policy, place), 0, style);

const policies: readonly ReadyPolicy[] = [
  { kind: "default-deny", directions: ["ingress"] },
  { kind: "default-deny", directions: ["egress"] },
  { kind: "default-deny", directions: ["ingress", "egress"] },
  { kind: "allow-dns", to: "kube-system", labels: new Map([["k8s-app", "kube-dns"]]), ports: [53] },
  { kind: "allow-from-namespace", from: "web" },
  { kind: "allow-from-pods", from: "ingress", labels: new Map([["app.kubernetes.io/name", "ingress-nginx"]]) },
  { kind: "allow-from-outside", cidrs: ["0.0.0.0/0", "::/0"] },
];

test("every ready policy is one that the API server takes", () => {
  for (const policy of policies) {
    const text = written(policy);
    const { diagnostics, policies: read } = readScenario([{ name: "a.yaml", text }]);
    expect(
      diagnostics.filter(({ severity }) => severity !== "info"),
      text,
    ).toEqual([]);
    expect(read.length, text).toBe(1);
  }
});

test("a default deny isolates and admits nothing", () => {
  expect(written({ kind: "default-deny", directions: ["ingress", "egress"] })).toBe(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny-all
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
    - Egress`);
});

test("DNS is asked by UDP and TCP, of DNS pods only", () => {
  expect(written(policies[3] ?? { kind: "default-deny", directions: [] })).toContain(`  policyTypes:
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53`);
});

test("a name that is taken gets a number", () => {
  expect(freeName("a", new Set())).toBe("a");
  expect(freeName("a", new Set(["a", "a-2"]))).toBe("a-3");
});
