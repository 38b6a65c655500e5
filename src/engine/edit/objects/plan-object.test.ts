import { expect, test } from "vitest";
import { planned, read, type Texts } from "../../testing/planned-text";
import { both, changed, policies, shop } from "../../testing/shop-texts";
import type { ContainerPortWish } from "../edit-wish";
import type { NewObject } from "./new-objects";

const workload = (id: string) => ({ kind: "workload", id }) as const;
test("a label of a workload is that of its pods, and its selector goes on matching them", () => {
  const set = { kind: "set-labels", target: workload("shop/web"), remove: ["tier"] } as const;
  expect(changed(both, { ...set, set: new Map([["app", "shop"]]) })).toEqual([
    "-    matchLabels: {app: web} # chosen by app",
    "-  template:",
    "-    metadata:",
    "-      labels:",
    "-        app: web # who",
    "-        tier: front",
    "+    matchLabels: {app: shop} # chosen by app",
    "+  template:",
    "+    metadata:",
    "+      labels:",
    "+        app: shop # who",
  ]);
  const plan = planned(both, { ...set, set: new Map([["app", "shop"]]) });
  expect(plan.steps.join("; ")).toMatch(/pod template of Deployment shop\/web; the selector of Deployment shop\/web/);
  expect(plan.label).toBe("label shop/web app=shop tier-");
  expect(changed(both, { ...set, set: new Map(), remove: ["app"] })).toEqual([
    "refused: Deployment shop/web: its selector chooses its pods by app alone, so that one of them has to stay",
  ]);
});

test("labels are refused as the API server does", () => {
  const set = (key: string, value: string) =>
    changed(both, { kind: "set-labels", target: workload("shop/web"), set: new Map([[key, value]]), remove: [] });
  expect(set("-x", "a")[0]).toMatch(/^refused: the label key “-x” may hold only letters/);
  expect(set("x", "a b")[0]).toMatch(/^refused: the label value “a b” may hold only letters/);
  const own = { kind: "set-labels", target: { kind: "namespace", id: "shop" }, remove: [] } as const;
  expect(changed(both, { ...own, set: new Map([["kubernetes.io/metadata.name", "x"]]) })[0]).toMatch(
    /cannot be changed/,
  );
  expect(
    changed(both, {
      ...own,
      set: new Map([
        ["kubernetes.io/metadata.name", "shop"],
        ["a", "b"],
      ]),
    }),
  ).toContain("+    a: b");
});

test("a namespace that nothing declares gets an object for its labels", () => {
  const wish = {
    kind: "set-labels",
    target: { kind: "namespace", id: "data" },
    set: new Map([["team", "db"]]),
    remove: [],
  } as const;
  expect(changed(both, wish)).toEqual([
    ..."+---\n+apiVersion: v1\n+kind: Namespace\n+metadata:\n+  name: data\n+  labels:\n+    team: db".split("\n"),
  ]);
});

test("ports of the first container are changed where they stand", () => {
  const ports = (...list: readonly (readonly [string, number])[]) =>
    changed(both, {
      kind: "set-ports",
      target: workload("shop/web"),
      ports: list.map(([name, port]) => ({ name, port, protocol: "TCP" })),
    });
  expect(ports(["http", 80], ["", 9090])).toEqual([
    "-            - containerPort: 8080 # plain",
    "+            - containerPort: 80 # plain",
  ]);
  expect(ports(["http", 8080])).toEqual(["-            - {containerPort: 9090}"]);
  expect(ports(["http", 8080], ["metrics", 9090])).toEqual([
    "-            - {containerPort: 9090}",
    "+            - {containerPort: 9090, name: metrics}",
  ]);
  expect(ports(["http", 8080], ["http", 9090])).toEqual([
    "refused: the container has two ports named “http”; give each its own name",
  ]);
  expect(ports(["", 0])).toEqual(["refused: containerPort 0 must be from 1 to 65535"]);
});

test("ports of a Service are changed where they stand, and where they lead", () => {
  const target = { kind: "service", id: "shop/web" } as const;
  const ports = (...list: readonly ContainerPortWish[]) => changed(both, { kind: "set-ports", target, ports: list });
  const http = { name: "", protocol: "TCP", port: 80, targetPort: "http" } as const;
  expect(ports({ ...http, port: 8080 })).toEqual([
    "-spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}",
    "+spec: {selector: {app: web}, ports: [{port: 8080, targetPort: http}]}",
  ]);
  expect(ports({ ...http, targetPort: 9090 })[1]).toMatch(/\{port: 80, targetPort: 9090\}/);
  expect(ports(http)).toEqual([]);
  expect(ports(http, { ...http, name: "b", port: 81 })).toEqual(["refused: each of several ports needs a name"]);
  expect(ports()).toEqual(["refused: a Service needs a port"]);
});

test("new objects are whole, and stand with their like", () => {
  const ports = [{ name: "http", protocol: "TCP", port: 80 }] as const;
  const block = shop.replace(/\nspec: \{selector.*\n/, "\n").replace(/kind: Service/, "kind: ConfigMap");
  const add = (object: NewObject, texts: Texts = { "shop.yaml": block, "policies.yaml": policies }) =>
    planned(texts, { kind: "create", object });
  const api = { what: "workload", namespace: "shop", name: "api", labels: new Map(), ports, replicas: 2 } as const;
  const plan = add(api);
  expect(plan.texts["shop.yaml"]).toBe(`${block}---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: shop
spec:
  replicas: 2
  selector:
    matchLabels: {app: api}
  template:
    metadata:
      labels:
        app: api
    spec:
      containers:
        - name: app
          image: nginx:1.27
          ports:
            - {containerPort: 80, name: http}
`);
  expect(read(plan.texts).evaluation.cluster.workloads.get("shop/api")?.pods).toHaveLength(2);
  expect(add({ ...api, name: "web" }).reason).toBe("there is a Deployment shop/web already");
  expect(add({ ...api, replicas: -1 }).reason).toMatch(/^replicas/);
  expect(add({ ...api, replicas: 1_000 }).kind).toBe("planned");
  expect(add({ ...api, replicas: 1_001 }).reason).toMatch(/^1,000 pods at most/);
  expect(add({ what: "namespace", name: "new", labels: new Map() }, {}).texts).toEqual({
    "cluster.yaml": "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: new\n",
  });
  const service = { what: "service", namespace: "shop", name: "api", selector: new Map([["app", "api"]]) } as const;
  expect(add({ ...service, ports: [{ ...ports[0], targetPort: "http" }] }).texts["shop.yaml"]).toMatch(
    /kind: Service\n[\s\S]*selector:\n {4}app: api\n {2}ports:\n {4}- name: http\n {6}port: 80\n {6}targetPort: http\n$/,
  );
  expect(add({ ...service, ports: [] }).reason).toBe("a Service needs a port");
});

test("what is broken, assumed or made from a template is not edited, and why not is said", () => {
  const target = { kind: "pod", id: "shop/web-1" } as const;
  expect(planned(both, { kind: "rename", target, name: "x" }).reason).toBe(
    "shop/web-1 is made of the template of Deployment web: edit that",
  );
  const broken = { "a.yaml": shop.replace("port: 80", "port: eighty") };
  expect(planned(broken, { kind: "rename", target: { kind: "service", id: "shop/web" }, name: "x" }).reason).toBe(
    "Service shop/web has errors in the text, which come first",
  );
});
