import { expect, test } from "vitest";
import type { IngressExplanation, ServiceExplanation } from "../../engine";
import {
  asSentence,
  carrierWords,
  endpointCount,
  kindWords,
  listeningWords,
  readyCount,
  selectorWords,
  serviceOfRoute,
} from "./door-words";
import { notOutsideWords, waysToAsk } from "./ways-to-ask";

const place = { file: "cluster.yaml", from: 0, to: 1 };
const web: ServiceExplanation = {
  ...{ kind: "service", id: "service shop/web", namespace: "shop", name: "web", type: "NodePort" },
  names: ["web", "web.shop", "web.shop.svc", "web.shop.svc.cluster.local"],
  selector: "app=web",
  ports: [
    { words: "http 80", port: 80, protocol: "TCP", target: "8080", listening: 2, outside: ["192.168.10.1:30080"] },
    { words: "53/UDP", port: 53, protocol: "UDP", target: "53", listening: 0, outside: [] },
  ],
  endpoints: [
    { name: "shop/web-1", isReady: true },
    { name: "shop/web-2", isReady: false },
  ],
  ...{ problem: null, ingresses: [], place, line: 1 },
};
const entry: IngressExplanation = {
  ...{ kind: "ingress", id: "ingress shop/entry", namespace: "shop", name: "entry", className: "nginx" },
  controllers: ["ingress-nginx/controller-1"],
  routes: ["http://shop.example.com/cart", "http://*.example.com/", "http://*/", "http://*"].map((url) => ({
    ...{ url, pathType: "Prefix", service: "shop/web:80", problem: null, place, line: 1 },
  })),
  ...{ problem: null, place, line: 1 },
};

test("a door is called by what it is", () => {
  expect(kindWords(web)).toBe("NodePort Service in namespace shop");
  expect(kindWords({ ...web, type: "headless" })).toBe("Headless Service in namespace shop");
  expect(kindWords(entry)).toBe("Ingress of class nginx in namespace shop");
  expect(kindWords({ ...entry, className: null })).toBe("Ingress without a class in namespace shop");
});

test("ports say how many of the ready pods listen", () => {
  expect(listeningWords({ listening: 0 }, 3)).toBe("nobody listens");
  expect(listeningWords({ listening: 1 }, 3)).toBe("1 of 3 ready pods listens");
  expect(listeningWords({ listening: 2 }, 3)).toBe("2 of 3 ready pods listen");
  expect(listeningWords({ listening: 3 }, 3)).toBe("3 pods listen");
  expect(listeningWords({ listening: 1 }, 1)).toBe("1 pod listens");
});

test("endpoints are counted, ready or not", () => {
  expect(readyCount(web)).toBe(1);
  expect(endpointCount(web)).toBe("1 of 2 ready");
  expect(endpointCount({ endpoints: web.endpoints.slice(0, 1) })).toBe("1 ready");
  expect(endpointCount({ endpoints: [] })).toBe("none");
});

test("a Service without a selector says where its endpoints come from, an alias has none", () => {
  expect(selectorWords(web)).toBe("app=web");
  expect(selectorWords({ type: "ClusterIP", selector: null })).toBe("no selector: what EndpointSlices say");
  expect(selectorWords({ type: "ExternalName", selector: null })).toBeNull();
});

test("an Ingress that nobody carries says so", () => {
  expect(carrierWords(entry)).toBe("Carried by 1 pod");
  expect(carrierWords({ controllers: [] })).toBe("Nobody carries it.");
});

test("a reason becomes a sentence", () => {
  expect(asSentence("its selector app=wbe selects no pod; 3 pods have app=web")).toBe(
    "Its selector app=wbe selects no pod; 3 pods have app=web.",
  );
  expect(asSentence("Done.")).toBe("Done.");
});

test("a route leads to its Service by name", () => {
  expect(serviceOfRoute({ service: "shop/web:http" })).toBe("service shop/web");
});

test("a pod asks for a Service by the shortest name that it knows, port by port", () => {
  expect(waysToAsk(web, "shop/api-1").map(({ words }) => words)).toEqual(["web:80", "web:53/UDP"]);
  expect(waysToAsk(web, "mail/queue").map(({ request }) => request)).toEqual([
    { target: "web.shop", port: 80, protocol: "TCP" },
    { target: "web.shop", port: 53, protocol: "UDP" },
  ]);
});

test("somebody outside asks for addresses, where there are any", () => {
  expect(waysToAsk(web, "203.0.113.7").map(({ request }) => request)).toEqual([
    { target: "192.168.10.1:30080", port: null, protocol: "TCP" },
  ]);
  const inner = { ...web, type: "ClusterIP", ports: web.ports.map((port) => ({ ...port, outside: [] })) };
  expect(waysToAsk(inner, "203.0.113.7")).toEqual([]);
  expect(notOutsideWords(inner)).toMatch(/has no address outside/);
  expect(notOutsideWords(web)).toMatch(/^No Node in the text states an address/);
  expect(notOutsideWords({ type: "LoadBalancer" })).toMatch(/no address of its load balancer/);
});

test("an alias without ports can still be asked for", () => {
  const alias = { ...web, type: "ExternalName", ports: [] };
  expect(waysToAsk(alias, "shop/api-1").map(({ request }) => request)).toEqual([
    { target: "web", port: null, protocol: "TCP" },
  ]);
});

test("each route of an Ingress is asked for by a URL that it takes", () => {
  expect(waysToAsk(entry, "203.0.113.7").map(({ words }) => words)).toEqual([
    "http://shop.example.com/cart",
    "http://www.example.com/",
    "http://any-host.example/",
    "http://any-host.example",
  ]);
});
