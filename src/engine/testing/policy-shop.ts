import type { AnalyzeOptions } from "../analysis";
import type { DirectionView, PolicyView } from "../insight/policy-view/policy-view";
import { createSession } from "../session";

const CLUSTER = `
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: a}}
---
apiVersion: v1
kind: Namespace
metadata: {name: ops, labels: {team: b}}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: shop, labels: {app: api}}
spec: {containers: [{name: c, image: x, ports: [{name: http, containerPort: 8080}]}]}
status: {phase: Running, podIP: 10.1.0.1}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web, tier: front}}
spec: {containers: [{name: c, image: x, ports: [{name: http, containerPort: 80}]}]}
status: {phase: Running, podIP: 10.1.0.2}
---
apiVersion: v1
kind: Pod
metadata: {name: prometheus, namespace: ops, labels: {app: prometheus}}
spec: {containers: [{name: c, image: x}]}
status: {phase: Running, podIP: 10.2.0.1}
`;

/** A policy of the namespace `shop`. */
export const policyOf = (spec: string, name = "p") =>
  `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec: ${spec}\n`;

export const usual: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };

/** The shop with some policies, read by a session. */
export function openShop(text: string, options = usual) {
  const session = createSession();
  session.analyze([{ name: "a.yaml", text: CLUSTER + text }], options);
  return session;
}

/** The view of one policy on the shop. */
export function viewOf(spec: string, options = usual): PolicyView {
  const shown = openShop(policyOf(spec), options).policyView({ policy: "shop/p", node: null })?.shown;
  if (shown == null) throw new Error(`not shown: ${spec}`);
  return shown;
}

/** The first rule of a direction. */
export const first = ({ rules: [rule] }: DirectionView) => {
  if (rule === undefined) throw new Error("no rule");
  return rule;
};
