import { test } from "vitest";
import { createSession } from "./session";
const pod = (ns: string, name: string, labels: string, ports = "8080") => `---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${ns}, labels: {${labels}}}
spec:
  containers: [{name: c, image: x, ports: [${ports.split(",").map((p) => `{containerPort: ${p}}`).join(", ")}]}]
`;
const policy = (ns: string, name: string, selector: string, spec: string) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: ${ns}
spec:
  podSelector:
    matchLabels: {${selector}}
${spec}`;
const svc = (selector: string, ports: string) => `---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec:
  selector: {${selector}}
  ports: [${ports}]
`;
const ns = (name: string, labels = "") => `---
apiVersion: v1
kind: Namespace
metadata: {name: ${name}, labels: {${labels}}}
`;
const base = ns("shop") + ns("front", "team: web") + pod("shop", "api", "app: api") + pod("shop", "web", "app: web") + pod("front", "frontend", "app: frontend");
const out = (rules: string) => policy("shop", "web-out", "app: web", `  policyTypes: [Egress]\n  egress:\n${rules}`);
const toApi = (port: number) => `    - to:\n        - podSelector:\n            matchLabels: {app: api}\n      ports:\n        - port: ${port}\n`;
const dns = (proto: string) => `    - to:\n        - namespaceSelector: {}\n          podSelector:\n            matchLabels: {k8s-app: kube-dns}\n      ports:\n        - {protocol: ${proto}, port: 53}\n`;
const cases: Record<string, string> = {
  ok: base + svc("app: api", "{port: 80, targetPort: 8080}"),
  selector: base + svc("app: apo", "{port: 80, targetPort: 8080}"),
  target: base + svc("app: api", "{port: 80, targetPort: 80}"),
  missing: base + svc("app: api", "{port: 81, targetPort: 8080}"),
  named: base + svc("app: api", "{port: 80, targetPort: http}"),
  dns: base + svc("app: api", "{port: 80, targetPort: 8080}") + out(toApi(8080)),
  tcp: base + svc("app: api", "{port: 80, targetPort: 8080}") + out(toApi(8080) + dns("TCP")),
  svcport: base + svc("app: api", "{port: 80, targetPort: 8080}") + out(toApi(80) + dns("UDP")),
  dnsAndPort: base + svc("app: api", "{port: 80, targetPort: 8080}") + out(toApi(80)),
  noname: base,
};
test("scratch", () => {
  const options = { profile: "kubernetes", defaultNamespace: "default" } as const;
  for (const [name, text] of Object.entries(cases)) {
    const session = createSession();
    session.analyze([{ name: "a.yaml", text }], options);
    const t = performance.now();
    const found = session.nearMisses({ kind: "trace", request: { source: "shop/web", target: "http://api", port: null, protocol: "TCP" } }, options);
    console.log(name, Math.round(performance.now() - t), found?.none ?? "", found?.misses.map((m) => `\n  ${m.kind} | ${m.sentence}\n     ${m.action} | +${m.effects.opened.count} -${m.effects.closed.count}`).join(""));
  }
});
test("joined", () => {
  const options = { profile: "kubernetes", defaultNamespace: "default" } as const;
  const text = base + policy("shop", "p", "app: api", `  ingress:
    - from:
        - namespaceSelector:
            matchLabels: {team: web}
        - podSelector:
            matchLabels: {app: web}
`);
  const session = createSession();
  session.analyze([{ name: "a.yaml", text }], options);
  for (const edgeId of ["shop/web→shop/api", "front/frontend→shop/api"]) {
    const found = session.nearMisses({ kind: "edge", edgeId }, options);
    console.log(found?.none, found?.misses.map(({ sentence, action, wish, effects }) => [sentence, action, JSON.stringify(effects), JSON.stringify(session.previewEdit(wish, options)).slice(0, 300)]));
  }
});
