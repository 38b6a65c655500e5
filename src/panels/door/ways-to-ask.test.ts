import { expect, test } from "vitest";
import type { IngressExplanation, ServiceExplanation } from "../../engine";
import { waysToAsk } from "./ways-to-ask";

const place = { file: "cluster.yaml", from: 0, to: 1 };
const ingress = (...routes: readonly (readonly [url: string, pathType: string])[]): IngressExplanation => ({
  ...{ kind: "ingress", id: "ingress shop/entry", namespace: "shop", name: "entry", className: "nginx" },
  controllers: ["ingress-nginx/controller-1"],
  routes: routes.map(([url, pathType]) => ({ url, pathType, service: "shop/web:80", problem: null, place, line: 1 })),
  ...{ problem: null, place, line: 1 },
});
const asked = (door: IngressExplanation) => waysToAsk(door, "203.0.113.7").map(({ words }) => words);

test("routes of one URL are ways of their own", () => {
  const ways = waysToAsk(ingress(["http://h/a", "Exact"], ["http://h/a", "Prefix"], ["http://h/a", "Exact"]), "x");
  expect(new Set(ways.map(({ id }) => id)).size).toBe(3);
});

test("a prefix is asked for below its path where an exact path takes the path itself", () => {
  expect(asked(ingress(["http://h/a", "Prefix"], ["http://h/a", "Exact"]))).toEqual([
    "http://h/a/any-path",
    "http://h/a",
  ]);
  expect(asked(ingress(["http://h/", "Exact"], ["http://h/", "Prefix"]))).toEqual(["http://h/", "http://h/any-path"]);
  expect(asked(ingress(["http://h/a", "Prefix"], ["http://other/a", "Exact"]))).toEqual([
    "http://h/a",
    "http://other/a",
  ]);
});

test("an address that the text states twice is asked for once", () => {
  const service: ServiceExplanation = {
    ...{ kind: "service", id: "service shop/web", namespace: "shop", name: "web", type: "LoadBalancer" },
    ...{ names: ["web"], selector: "app=web", endpoints: [], problem: null, ingresses: [], place, line: 1 },
    ports: [
      {
        ...{ words: "80", port: 80, protocol: "TCP", target: "8080", listening: 1 },
        outside: ["198.51.100.1:80", "198.51.100.1:80"],
      },
      { words: "80/UDP", port: 80, protocol: "UDP", target: "8080", listening: 1, outside: ["198.51.100.1:80"] },
    ],
  };
  expect(waysToAsk(service, "203.0.113.7").map(({ words }) => words)).toEqual([
    "198.51.100.1:80",
    "198.51.100.1:80/UDP",
  ]);
});
