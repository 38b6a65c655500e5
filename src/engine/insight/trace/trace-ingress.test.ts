import { expect, test } from "vitest";
import { outcomeText } from "../../testing/naive-outcome";
import { decisiveStep, stepsOf, tracer, write } from "../../testing/trace-words";

const { pod, service, policy, ingress } = write;

const backend = (name: string, port: number | string = 80) =>
  `backend: {service: {name: ${name}, port: {${typeof port === "number" ? "number" : "name"}: ${port}}}}`;
const path = (text: string, pathType: string, name: string, port: number | string = 80) =>
  `{path: ${text}, pathType: ${pathType}, ${backend(name, port)}}`;
const rule = (host: string | null, ...paths: readonly string[]) =>
  `{${host === null ? "" : `host: "${host}", `}http: {paths: [${paths.join(", ")}]}}`;

const SHOP = ["front", "cart", "item", "other", "any"].flatMap((name) => [
  pod(`shop/${name}`, `app: ${name}`, "containers: [{name: c, image: x, ports: [{containerPort: 8080, name: web}]}]"),
  service(`shop/${name}`, `selector: {app: ${name}}, ports: [{name: http, port: 80, targetPort: web}]`),
]);
const ROUTES = ingress(
  "shop/main",
  `rules: [${[
    rule(
      "shop.example.com",
      path("/", "Prefix", "front"),
      path("/cart", "Prefix", "cart", "http"),
      path("/cart/item", "Exact", "item"),
      path("/gone", "Prefix", "missing"),
      path("/port", "Prefix", "front", 81),
      path("/empty", "Prefix", "empty"),
    ),
    rule("*.example.com", path("/wild", "ImplementationSpecific", "other")),
    rule("api.example.org", path("/v1", "Prefix", "cart")),
  ].join(", ")}]`,
);
const EMPTY = service("shop/empty", "selector: {app: nobody}, ports: [{port: 80}]");
const ALL = [...SHOP, ROUTES, EMPTY];

/** URL, outcome, the pod behind it or the deciding step, and the rule. */
type Row = readonly [url: string, outcome: string, end: string, rule: string];

test.each<Row>([
  ["http://shop.example.com", "answered", "shop/front", "host, Prefix /"],
  ["http://SHOP.example.com/", "answered", "shop/front", "hosts have no case"],
  ["http://shop.example.com/cart", "answered", "shop/cart", "the longest prefix"],
  ["http://shop.example.com/cart/", "answered", "shop/cart", "a trailing slash makes no element"],
  ["http://shop.example.com/cart/more?x=1", "answered", "shop/cart", "by path element"],
  ["http://shop.example.com/cartoon", "answered", "shop/front", "by path element, not by letters"],
  ["http://shop.example.com/cart/item", "answered", "shop/item", "Exact goes first"],
  ["http://shop.example.com/cart/item/", "answered", "shop/cart", "Exact means exactly"],
  ["http://blog.example.com/wild/x", "answered", "shop/other", "a wildcard takes one label"],
  ["http://blog.example.com/other", "answered-with-error 404", "route controller", "only the host's own paths count"],
  ["http://shop.example.com/wild", "answered", "shop/front", "the very host before a wildcard"],
  ["http://api.example.org/", "answered-with-error 404", "route controller", "no path matches: 404"],
  ["http://api.example.org/v1/x", "answered", "shop/cart", "host, Prefix"],
  ["http://shop.example.com/gone", "answered-with-error 503", "route controller", "the Service is not there"],
  ["http://shop.example.com/port", "answered-with-error 503", "route controller", "the Service has no such port"],
  ["http://shop.example.com/empty", "answered-with-error 503", "route controller", "nobody is behind the Service"],
  ["http://a.b.example.com/wild", "not-resolved no-such-name", "resolve client", "a wildcard takes exactly one label"],
  ["http://example.net/", "not-resolved no-such-name", "resolve client", "clients outside know Ingress hosts only"],
  [
    "http://shop.example.com:8080/",
    "timed-out nothing-there",
    "service client",
    "the controller's Service has 80 and 443",
  ],
  ["https://shop.example.com/cart", "answered", "shop/cart", "TLS ends at the controller"],
])("from outside %s ends as %s at %s (%s)", (url, outcome, end) => {
  const trace = tracer(ALL)("203.0.113.7", url);
  expect(outcomeText(trace.outcome)).toBe(outcome);
  expect(outcome === "answered" ? trace.ways.map(({ endpoint }) => endpoint).join() : decisiveStep(trace)).toBe(end);
});

test("the steps go through the controller, whose own connection policies judge", () => {
  const trace = tracer(ALL)("203.0.113.7", "http://shop.example.com/cart");
  expect(stepsOf(trace).map(({ kind, leg }) => `${kind} ${leg}`)).toEqual([
    "resolve client",
    "service client",
    "endpoint client",
    "egress client",
    "ingress client",
    "listening client",
    "route controller",
    "service controller",
    "endpoint controller",
    "egress controller",
    "ingress controller",
    "listening controller",
  ]);
  expect(trace.ways.map(({ endpoint, port }) => `${endpoint} ${port}`)).toEqual(["shop/cart 8080"]);
});

const onlyFrom = (peer: string) => policy("shop/p", `podSelector: {}, ingress: [{from: [${peer}]}]`);

test.each([
  [
    "the controller's namespace",
    "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}}",
    "answered",
  ],
  [
    "the controller's pods",
    "{namespaceSelector: {}, podSelector: {matchLabels: {app.kubernetes.io/component: controller}}}",
    "answered",
  ],
  ["the client's address", "{ipBlock: {cidr: 203.0.113.0/24}}", "timed-out destination"],
])("where pods accept only %s, the answer is %s → %s", (_who, peer, outcome) => {
  const trace = tracer([...ALL, onlyFrom(peer)])("203.0.113.7", "http://shop.example.com/cart");
  expect(outcomeText(trace.outcome)).toBe(outcome);
  if (outcome !== "answered") {
    expect(decisiveStep(trace)).toBe("ingress controller");
    expect(trace.sentence).toContain("the ingress controller answers 504");
  }
});

test("ImplementationSpecific is said to be read as Prefix", () => {
  const trace = tracer(ALL)("203.0.113.7", "http://blog.example.com/wild/x");
  expect(trace.steps.find(({ kind }) => kind === "route")?.sentence).toContain(
    "read as Prefix: controllers may differ",
  );
});

test("what no rule takes goes to the default backend", () => {
  const fallback = ingress("shop/fallback", `defaultBackend: {service: {name: any, port: {number: 80}}}`);
  const trace = tracer([...ALL, fallback]);
  expect(trace("203.0.113.7", "http://api.example.org/").ways[0]?.endpoint).toBe("shop/any");
  expect(trace("203.0.113.7", "http://whatever.example.net/").ways[0]?.endpoint).toBe("shop/any");
  expect(trace("203.0.113.7", "http://localhost/x").ways[0]?.endpoint).toBe("shop/any");
});

test("a pod that asks for an Ingress's host needs DNS and the way to the controller", () => {
  const client = pod("shop/client", "app: client", "containers: [{name: c, image: x}]");
  const trace = tracer([...ALL, client])("shop/client", "http://shop.example.com/cart");
  expect([outcomeText(trace.outcome), trace.ways[0]?.endpoint]).toEqual(["answered", "shop/cart"]);
  const shut = policy(
    "shop/p",
    "podSelector: {matchLabels: {app: client}}, policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}]",
  );
  const stopped = tracer([...ALL, client, shut])("shop/client", "http://shop.example.com/cart");
  expect([outcomeText(stopped.outcome), decisiveStep(stopped)]).toEqual(["timed-out source", "egress client"]);
});

const CONTROLLER = [
  pod(
    "edge/traefik",
    "app.kubernetes.io/name: traefik",
    "containers: [{name: t, image: 'traefik:v3', ports: [{containerPort: 8000, name: web}]}]",
  ),
  service(
    "edge/traefik",
    "type: LoadBalancer, selector: {app.kubernetes.io/name: traefik}, ports: [{name: web, port: 80, targetPort: web, nodePort: 30080}]",
    "loadBalancer: {ingress: [{ip: 192.0.2.7}]}",
  ),
];
const ingressClass = (name: string, controller: string, isDefault = false) =>
  `apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: ${name}, annotations: {ingressclass.kubernetes.io/is-default-class: "${isDefault}"}}\nspec: {controller: ${controller}}\n`;
const one = (className: string) =>
  ingress("shop/one", `${className}rules: [${rule(null, path("/", "Prefix", "front"))}]`);
const TRAEFIK = "traefik.io/ingress-controller";

// the class decides whose Ingress it is
test.each([
  ["no class and no IngressClass", [one("")], "answered"],
  ["a class of that controller's name", [one("ingressClassName: traefik, ")], "answered"],
  ["a class of another controller's name, which is then assumed", [one("ingressClassName: nginx, ")], "answered"],
  ["an IngressClass of that controller", [one("ingressClassName: edge, "), ingressClass("edge", TRAEFIK)], "answered"],
  [
    "an IngressClass of another controller, which is then assumed",
    [one("ingressClassName: edge, "), ingressClass("edge", "k8s.io/ingress-nginx")],
    "answered",
  ],
  [
    "an IngressClass of a controller that nobody knows",
    [one("ingressClassName: edge, "), ingressClass("edge", "example.com/own")],
    "timed-out nothing-there",
  ],
  [
    "a class that is not there",
    [one("ingressClassName: gone, "), ingressClass("edge", TRAEFIK)],
    "timed-out nothing-there",
  ],
  ["the default class", [one(""), ingressClass("edge", TRAEFIK, true)], "answered"],
  ["no class where none is the default", [one(""), ingressClass("edge", TRAEFIK)], "timed-out nothing-there"],
])("with %s a request ends so", (_what, documents, outcome) => {
  const trace = tracer([...SHOP, ...CONTROLLER, ...documents])("203.0.113.7", "http://localhost/");
  expect(outcomeText(trace.outcome)).toBe(outcome);
});

test("a stated controller is used instead of an assumed one, by the address of its load balancer too", () => {
  const trace = tracer([...SHOP, ...CONTROLLER, one("")])("203.0.113.7", "http://192.0.2.7/x");
  expect(outcomeText(trace.outcome)).toBe("answered");
  expect(trace.ways.map(({ endpoint }) => endpoint)).toEqual(["shop/front"]);
  const dialled = trace.steps.find(({ kind, leg }) => kind === "endpoint" && leg === "client");
  expect(dialled?.sentence).toContain("TCP 8000 of the pod edge/traefik");
});

test("a controller whose own namespace lets nobody in is never reached", () => {
  const shut = policy("edge/deny", "podSelector: {}, policyTypes: [Ingress]");
  const trace = tracer([...SHOP, ...CONTROLLER, one(""), shut])("203.0.113.7", "http://localhost/");
  expect([outcomeText(trace.outcome), decisiveStep(trace)]).toEqual(["timed-out destination", "ingress client"]);
});

test("an Ingress before an ExternalName Service leaves the cluster, or reaches the Service that it names", () => {
  const routes = ingress(
    "shop/away",
    `rules: [${rule("away.example.com", path("/x", "Prefix", "away", 443), path("/y", "Prefix", "near"))}]`,
  );
  const names = [
    service("shop/away", "type: ExternalName, externalName: api.example.net"),
    service("shop/near", "type: ExternalName, externalName: front.shop.svc.cluster.local"),
  ];
  const trace = tracer([...SHOP, routes, ...names]);
  expect(trace("203.0.113.7", "http://away.example.com/x").ways[0]?.endpoint).toBe("api.example.net");
  expect(trace("203.0.113.7", "http://away.example.com/y").ways[0]?.endpoint).toBe("shop/front");
});

test("the annotation names a controller, and needs no IngressClass of that name", () => {
  const annotated = (className: string) =>
    one("").replace("namespace: shop}", `namespace: shop, annotations: {kubernetes.io/ingress.class: ${className}}}`);
  const ask = (className: string) =>
    tracer([...SHOP, ...CONTROLLER, annotated(className), ingressClass("edge", "example.com/own")])(
      "203.0.113.7",
      "http://localhost/",
    );
  expect(outcomeText(ask("traefik").outcome)).toBe("answered");
});

test("a controller's Service without a ready pod does what the profile says of empty Services", () => {
  const other = service(
    "edge/first",
    "type: LoadBalancer, selector: {app.kubernetes.io/name: traefik}, ports: [{port: 80, targetPort: nowhere}]",
  );
  const ask = (emptyServiceRefuses: "yes" | "no" | "depends") =>
    outcomeText(
      tracer([...SHOP, other, ...CONTROLLER, one("")], { emptyServiceRefuses })("203.0.113.7", "http://localhost/")
        .outcome,
    );
  expect(ask("yes")).toBe("refused no-endpoint");
  expect(ask("no")).toBe("timed-out nothing-there");
  expect(ask("depends")).toBe("depends service-without-endpoints");
});

test("of a UDP and a TCP port of one number an Ingress means the TCP one", () => {
  const both = service(
    "shop/both",
    "selector: {app: front}, ports: [{name: quic, port: 443, protocol: UDP, targetPort: web}, {name: tls, port: 443, targetPort: web}]",
  );
  const routes = ingress("shop/both", `rules: [${rule("both.example.com", path("/", "Prefix", "both", 443))}]`);
  expect(outcomeText(tracer([...SHOP, both, routes])("203.0.113.7", "http://both.example.com/").outcome)).toBe(
    "answered",
  );
});
