import { expect, test } from "vitest";
import { askNearPair, naiveSays, policyText, SHOP } from "./testing/near-case";

/** The pod `api` with ports of these names, a Service that leads 80 to `http`, and rules of both sides. */
function shop(egress: string, ingress: string): string {
  const api = SHOP.replace(
    "name: api, image: api, ports: [{containerPort: 8080}]",
    "name: api, image: api, ports: [{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]",
  );
  const service = `---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec:
  selector: {app: api}
  ports: [{port: 80, targetPort: http}]
`;
  const out = policyText(
    "out",
    `podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n- to: [{podSelector: {matchLabels: {app: api}}}]\n  ports:\n  - port: ${egress}`,
  );
  const into = policyText(
    "into",
    `podSelector: {matchLabels: {app: api}}\ningress:\n- from: [{podSelector: {matchLabels: {app: web}}}]\n  ports:\n  - port: ${ingress}`,
  );
  return `${api}${service}${out}${into}`;
}

test("of the ports that matter the one to which the Service leads, and that the other side opens, is let through by itself", () => {
  const text = shop("80", "http");
  const { answer, after } = askNearPair(text, "web → api");
  const [miss] = answer.misses;
  expect(miss?.action).toBe("Change TCP 80 to TCP 8080 in egress rule 1 of out");
  expect(miss?.sentence).toBe(
    "Egress rule 1 of `out` opens TCP 80, which is the port of the Service `api`; its pods are reached at TCP 8080, and that is what policies see. Of the ports asked about, this lets TCP 8080 through.",
  );
  if (miss === undefined) return;
  const edited = after(miss);
  expect(edited).toBe(text.replace("  - port: 80\n", "  - port: 8080\n"));
  expect(naiveSays(text, "shop/web", "shop/api", 8080)).toBe("denied");
  expect(naiveSays(edited, "shop/web", "shop/api", 8080)).toBe("allowed");
  expect(naiveSays(edited, "shop/web", "shop/api", 9090)).toBe("denied");
  // What opens all that is asked about is there still, behind it.
  expect(answer.misses.some(({ action }) => /9090/.test(action))).toBe(true);
});

test("a side that opens all ports tells none from the others, and a port on which nobody listens is not meant", () => {
  const actions = (text: string) => askNearPair(text, "web → api").answer.misses.map(({ sentence }) => sentence);
  const unled = shop("7070", "1\n    endPort: 65535").replace("targetPort: http", "targetPort: 7071");
  expect(actions(unled).length).toBeGreaterThan(0);
  for (const sentence of actions(unled)) expect(sentence).not.toMatch(/Of the ports asked about/);
});
