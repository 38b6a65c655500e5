/** Each would say so in `window.__pwned` if it were ever more than text. */
export const MARKUP = {
  image: "<img src=x onerror=window.__pwned=1>",
  script: "<script>window.__pwned=2</script>",
  link: "[see](javascript:window.__pwned=3)",
  picture: "![see](https://hostile.example/a.png)",
  attribute: `" onmouseover="window.__pwned=4`,
  code: "`</code><svg onload=window.__pwned=5>`",
} as const;

const quoted = Object.fromEntries(Object.entries(MARKUP).map(([kind, words]) => [kind, `'${words}'`]));
const { image, script, link, picture, attribute, code } = quoted;
const notes = `  annotations: {a: ${image}, b: ${script}, c: ${link}, d: ${picture}, e: ${attribute}, f: ${code}}\n`;

const workload = (name: string) => `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
${notes}spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: main, image: ${script}, ports: [{containerPort: 80}]}]}
`;

/** Markup where it is taken: names of what the evaluation only passes on, annotations, images, messages, hosts. */
export const taken = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
${notes}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
${notes}spec:
  podSelector: {matchLabels: {app: web}}
  ingress: [{from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 80}]}]
${workload("web")}${workload("api")}${workload("db")}---
apiVersion: v1
kind: Service
metadata: {name: front, namespace: shop}
spec: {selector: {app: web}, ports: [{name: ${attribute}, port: 80}, {name: ${image}, port: 81}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: entry, namespace: shop}
spec:
  rules: [{host: ${image}, http: {paths: [{path: ${image}, pathType: Prefix, backend: {service: {name: front, port: {number: 80}}}}]}}]
---
apiVersion: hostile.example/v1
kind: ${image}
metadata: {name: odd}
---
apiVersion: sallyport.dev/v1
kind: Expectation
metadata: {name: doors, namespace: shop}
spec:
  connections:
    - {from: {workload: api}, to: {workload: web}, expect: Allowed, message: ${image}}
    - {from: {workload: db}, to: {workload: web}, expect: Allowed, message: ${script}}
    - {from: {workload: ${image}}, to: {url: "http://<img/src=x/onerror=window.__pwned=9>/"}, expect: Allowed, message: ${link}}
`;

const broken = (kind: string, metadata: string, spec = "  podSelector: {}") =>
  `---\napiVersion: networking.k8s.io/v1\nkind: ${kind}\nmetadata: ${metadata}\nspec:\n${spec}\n`;

/** Markup where it is refused, so that a message repeats it. */
export const refused = [
  broken("NetworkPolicy", `{name: ${image}, namespace: ${script}}`),
  broken("NetworkPolicy", "{name: field}", `  ${image}: 1\n  podSelector: {matchLabels: {a: ${script}}}`),
  broken(
    "NetworkPolicy",
    "{name: port}",
    `  podSelector: {}\n  ingress: [{ports: [{port: ${attribute}, protocol: ${code}}]}]`,
  ),
  broken("NetworkPolicy", "{name: block}", `  podSelector: {}\n  egress: [{to: [{ipBlock: {cidr: ${link}}}]}]`),
  broken(`${image}Policy`, "{name: kind}"),
  "---\na: [<img src=x onerror=window.__pwned=6>, *missing, !<script> b\n",
].join("");

/** Names of files. */
export const fileNames = ["<img src=x onerror=window.__pwned=7>.yaml", "](javascript:window.__pwned=8) `code`.yaml"];
