/** A Namespace; `labels` as YAML puts them between braces. */
export const namespace = (name: string, labels = "") =>
  `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}, labels: {${labels}}}\n`;
/** A pod of `shop` with the label `app`: its name without a number. */
export const pod = (name: string, rest = "", more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${name.replace(/-\d+$/, "")}}}\nspec: {containers: [{name: c, image: x, ports: [${rest}]}]${more}}\n`;
/** A policy of `shop`. */
export const policy = (name: string, subject: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec: {podSelector: {${subject}}, ${spec}}\n`;
/** An expectation of `shop`. */
export const expectation = (spec: string, name = "doors") =>
  `apiVersion: sallyport.dev/v1\nkind: Expectation\nmetadata: {name: ${name}, namespace: shop}\nspec: ${spec}\n`;
/** A peer: pods of the policy's namespace with the label `app`. */
export const only = (app: string) => `{podSelector: {matchLabels: {app: ${app}}}}`;

/** Web reaches db on 5432 only; nobody else reaches db. */
export const SHOP = [
  namespace("shop"),
  pod("web-1"),
  pod("web-2"),
  pod("db", "{name: pg, containerPort: 5432}"),
  pod("intruder"),
  policy("db", "matchLabels: {app: db}", `ingress: [{from: [${only("web")}], ports: [{port: 5432}]}]`),
];
