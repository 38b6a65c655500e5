import { expect, test } from "vitest";
import { planned, read } from "../../testing/planned-text";

const pod = (name: string, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: web}}\nspec: {containers: [{name: c, image: i}]}${more}\n`;
const workload = (id: string) => ({ kind: "workload", id }) as const;

test("labels of loose pods that make one workload are changed in all of them", () => {
  const text = [pod("web-1"), pod("web-2"), pod("other").replace("app: web", "app: x")].join("---\n");
  const wish = {
    kind: "set-labels",
    target: workload("shop/web"),
    set: new Map([["app", "api"]]),
    remove: [],
  } as const;
  expect(planned({ "a.yaml": text }, wish).texts["a.yaml"]).toBe(text.replaceAll("app: web", "app: api"));
  const refused = planned({ "a.yaml": text }, { kind: "rename", target: workload("shop/web"), name: "api" });
  expect(refused.reason).toBe("these 2 pods have no controller, only names that begin alike: rename each of them");
});

test("an object that a later one replaces does not come back when that is renamed or goes", () => {
  const text = `${pod("web", " # first")}---\n${pod("web", " # second")}---\n${pod("api")}`;
  const renamed = planned(
    { "a.yaml": text },
    { kind: "rename", target: { kind: "pod", id: "shop/web" }, name: "front" },
  );
  expect(renamed.texts["a.yaml"]).toBe(text.replaceAll("name: web,", "name: front,"));
  const gone = planned({ "a.yaml": text }, { kind: "delete", targets: [{ kind: "pod", id: "shop/web" }] });
  expect(gone.texts["a.yaml"]?.replace("---\n", "")).toBe(pod("api"));
});

test("what an alias stands for is written out where only one of its places is to change", () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  labels: &own {app: web}
spec:
  selector:
    matchLabels: *own
  template:
    metadata:
      labels: *own
    spec:
      containers: [{name: c, image: i}]
`;
  const wish = {
    kind: "set-labels",
    target: workload("shop/web"),
    set: new Map([["app", "api"]]),
    remove: [],
  } as const;
  const plan = planned({ "a.yaml": text }, wish);
  const [deployment] = read(plan.texts).objects;
  expect(deployment).toMatchObject({
    labels: new Map([["app", "web"]]),
    template: { labels: new Map([["app", "api"]]) },
  });
  expect(plan.texts["a.yaml"]).toMatch(/matchLabels:\s*\{?\s*app: api/);
  expect(plan.steps.join("; ")).toMatch(/alias/);
});

test("of two controllers under one name each is found, and names mean the first", () => {
  const of = (kind: string) => `apiVersion: apps/v1
kind: ${kind}
metadata: {name: web, namespace: shop}
spec: {selector: {matchLabels: {k: ${kind}}}, template: {metadata: {labels: {k: ${kind}}}, spec: {containers: []}}}
`;
  const expectation =
    "apiVersion: sallyport.dev/v1\nkind: Expectation\nmetadata: {name: e, namespace: shop}\nspec: {from: {workload: web}, to: {address: 1.1.1.1}, expect: Allowed}\n";
  const text = `${of("Deployment")}---\n${of("StatefulSet")}---\n${expectation}`;
  const rename = (id: string) => planned({ "a.yaml": text }, { kind: "rename", target: workload(id), name: "api" });
  const second = text.lastIndexOf("name: web,");
  expect(rename("shop/web (StatefulSet)").texts["a.yaml"]).toBe(
    `${text.slice(0, second)}name: api,${text.slice(second + "name: web,".length)}`,
  );
  expect(rename("shop/web").texts["a.yaml"]).toBe(
    text.replace("name: web,", "name: api,").replace("workload: web", "workload: api"),
  );
});

test("a pod whose name the server makes up gets one", () => {
  const text = pod("web").replace("name: web,", "generateName: web-,");
  const [id = ""] = read({ "a.yaml": text }).evaluation.cluster.pods.keys();
  const plan = planned({ "a.yaml": text }, { kind: "rename", target: { kind: "pod", id }, name: "web" });
  expect(read(plan.texts).objects.map(({ name }) => name)).toEqual(["web"]);
});
