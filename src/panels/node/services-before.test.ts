import { expect, test } from "vitest";
import type { GraphLink, ServiceNode } from "../../engine";
import { servicesBefore } from "./services-before";

const service = (name: string, change: Partial<ServiceNode> = {}): ServiceNode => ({
  ...{ kind: "service", id: `service shop/${name}`, namespace: "shop", container: "shop/", name, ports: "80" },
  ...{ broken: null, x: 0, y: 0, width: 0, height: 0, ...change },
});
const link = (source: string, target: string): GraphLink => ({
  id: `${source}⇢${target}`,
  source,
  target,
  broken: false,
});

test("a workload is behind the Services that lead to it: drawn, without a pill, or sharing one; Ingresses are none", () => {
  const doors = [service("web", { more: ["shop/admin"] }), service("api", { isDrawn: false }), service("other")];
  const links = [
    link("ingress shop/entry", "shop/web"),
    link("service shop/api", "shop/web"),
    link("service shop/web", "shop/web"),
    link("service shop/other", "shop/db"),
  ];
  const ids = servicesBefore({ doors, links }, "shop/web");
  expect(ids).toEqual(["service shop/web", "service shop/admin", "service shop/api"]);
  expect(servicesBefore({ doors, links }, "shop/mail")).toEqual([]);
});
