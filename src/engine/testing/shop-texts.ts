import type { EditWish } from "../edit/edit-wish";
import { planned, type Texts } from "./planned-text";

/** A namespace with a workload and its Service, as people write it: comments, quotes, brackets here and there. */
export const shop = `# the shop
apiVersion: v1
kind: Namespace
metadata:
  name: shop # all of it
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector:
    matchLabels: {app: web} # chosen by app
  template:
    metadata:
      labels:
        app: web # who
        tier: front
    spec:
      containers:
        - name: app
          image: nginx:1.27
          ports:
            - containerPort: 8080 # plain
              name: http
            - {containerPort: 9090}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
`;

/** What names it from another namespace. */
export const policies = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: data}
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: "shop" # the shop
        - namespaceSelector:
            matchExpressions:
              - {key: kubernetes.io/metadata.name, operator: In, values: [ops, shop]}
---
apiVersion: sallyport.dev/v1
kind: Expectation
metadata: {name: doors, namespace: data}
spec:
  connections:
    - {from: shop/web, to: {service: shop/web}, expect: Allowed}
    - {from: {workload: web, namespace: shop}, to: "http://web:80/x", expect: Allowed}
    - {from: {address: 10.0.0.1}, to: {url: web.shop.svc.cluster.local}, expect: Denied}
`;

/** Both files. */
export const both = { "shop.yaml": shop, "policies.yaml": policies };

/** The lines that differ, `-` before and `+` after, of all files. */
export function changed(files: Texts, wish: EditWish): readonly string[] {
  const plan = planned(files, wish);
  if (plan.kind === "refused") return [`refused: ${plan.reason}`];
  return Object.entries(plan.texts).flatMap(([name, text]) => {
    const [old, now] = [(files[name] ?? "").split("\n"), text.split("\n")];
    let start = 0;
    while (start < old.length && old[start] === now[start]) start++;
    let end = 0;
    while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
    const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
    if (gone.length !== come.length) return [...gone.map((line) => `-${line}`), ...come.map((line) => `+${line}`)];
    return gone.flatMap((line, i) => (line === come[i] ? [] : [`-${line}`, `+${come[i]}`]));
  });
}
