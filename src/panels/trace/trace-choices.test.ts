import { expect, test } from "vitest";
import type { DoorNode, GraphNode, WorkloadNode } from "../../engine";
import { defaultSource } from "./default-source";
import { firstRequest } from "./first-request";
import { isOffered, sourceGroups } from "./source-options";
import { targetSuggestions } from "./target-suggestions";

const box = { x: 0, y: 0, width: 1, height: 1 };
const workload = (id: string, change: Partial<WorkloadNode> = {}): WorkloadNode => {
  const [namespace = "", name = ""] = id.split("/");
  return {
    ...{
      ...box,
      kind: "workload",
      id,
      namespace,
      container: namespace,
      name,
      podCount: 1,
      pods: [`${id}-1`],
      labels: [],
    },
    ...{ ingress: "open", egress: "open", excluded: null, hostNetwork: false, partOf: null, assumed: false },
    ...change,
  };
};
const service = (name: string, broken: string | null = null): DoorNode => ({
  ...{
    ...box,
    kind: "service",
    id: `service shop/${name}`,
    namespace: "shop",
    container: "shop",
    name,
    ports: "80",
    broken,
  },
});
const ingress = (hosts: string): DoorNode => ({
  ...{ ...box, kind: "ingress", id: `ingress shop/${hosts}`, namespace: "shop", name: "all", hosts, broken: null },
});
const nodes: readonly GraphNode[] = [
  workload("shop/web", { podCount: 3 }),
  workload("shop/migrate", { excluded: "finished (Succeeded)" }),
  workload("kube-system/coredns", { assumed: true }),
  workload("mail/queue"),
  { ...box, kind: "anyone", id: "anyone", name: "anyone" },
];

test("workloads that take part can ask, by namespace, and somebody outside", () => {
  const groups = sourceGroups({ nodes });
  expect(groups.map(({ name, options }) => [name, options.map(({ words }) => words)])).toEqual([
    ["kube-system", ["kube-system/coredns (assumed)"]],
    ["mail", ["mail/queue"]],
    ["shop", ["shop/web, the first of 3 pods"]],
    ["Outside the cluster", ["somebody outside (203.0.113.7)"]],
  ]);
  expect(isOffered(groups, "shop/web-1")).toBe(true);
  expect(isOffered(groups, "shop/migrate-1")).toBe(false);
});

test("at first the node asks that was selected before, else the first that is not asked itself", () => {
  const asked = { endpoints: ["shop/web-1"] };
  expect(defaultSource({ nodes }, { ...asked, preferred: "kube-system/coredns" })).toBe("kube-system/coredns-1");
  expect(defaultSource({ nodes }, { ...asked, preferred: null })).toBe("mail/queue-1");
  expect(defaultSource({ nodes }, { ...asked, preferred: "shop/web" })).toBe("mail/queue-1");
  expect(defaultSource({ nodes: nodes.slice(0, 1) }, { ...asked, preferred: null })).toBe("203.0.113.7");
});

test("a workload of the text asks before an assumed one", () => {
  const assumedFirst = [workload("kube-system/coredns", { assumed: true }), workload("mail/queue")];
  expect(defaultSource({ nodes: assumedFirst }, { preferred: null, endpoints: [] })).toBe("mail/queue-1");
});

test("names are suggested as the source would write them", () => {
  const doors = [service("web"), ingress("shop.example.com"), ingress("any host")];
  const pods = ["shop/web-1", "kube-system/coredns-1", "mail/queue-1"];
  expect(targetSuggestions({ doors, nodes }, "shop/web-1")).toEqual([
    "web",
    "http://shop.example.com/",
    ...pods.filter((pod) => pod !== "shop/web-1"),
  ]);
  expect(targetSuggestions({ doors, nodes }, "mail/queue-1")[0]).toBe("web.shop");
});

test("Services that share one pill are suggested each by its own name", () => {
  const shared = { ...service("web"), more: ["shop/web-admin", "shop/web-metrics"] };
  expect(targetSuggestions({ doors: [shared], nodes: [] }, "shop/web-1")).toEqual(["web", "web-admin", "web-metrics"]);
});

test("the first question is about the first Service that works, and from what is selected", () => {
  const doors = [service("broken", "its selector selects no pod"), service("web")];
  expect(firstRequest({ doors, nodes }, "mail/queue")).toEqual({
    ...{ source: "mail/queue-1", target: "web.shop", port: 80, protocol: "TCP" },
  });
  expect(firstRequest({ doors, nodes }, "service shop/broken")?.target).toBe("broken");
  const dns = { ...service("dns"), namespace: "mail", ports: "53/UDP → 5353" };
  expect(firstRequest({ doors: [...doors, dns], nodes }, "mail/queue")).toMatchObject({
    ...{ target: "dns", port: 53, protocol: "UDP" },
  });
  expect(firstRequest({ doors: [], nodes }, null)?.target).toBe("kube-system/coredns-1");
});

test("where nobody is, nothing is asked", () => {
  expect(firstRequest({ doors: [], nodes: [] }, null)).toBeNull();
});
