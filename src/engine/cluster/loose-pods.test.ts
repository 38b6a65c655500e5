import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";

/** Pods of the namespace app as `name labels` → workloads as `id: pods`. */
function workloads(...pods: readonly (readonly [name: string, labels: string])[]): readonly string[] {
  const text = pods
    .map(
      ([name, labels]) =>
        `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app, labels: ${labels}}\nspec: {containers: [{name: c, image: x}]}\n`,
    )
    .join("---\n");
  const { cluster } = readScenario([{ name: "p.yaml", text }]);
  return [...cluster.workloads.values()].map(({ id, pods: ids }) => `${id}: ${ids.join(" ")}`);
}

test("loose pods with the same labels are one workload, named by what their names have in common", () => {
  expect(workloads(["web-1", "{app: web}"], ["web-2", "{app: web}"], ["db-0", "{app: db}"])).toEqual([
    "app/web: app/web-1 app/web-2",
    "app/db-0: app/db-0",
  ]);
});

test("the order of labels does not matter, a further label does", () => {
  expect(workloads(["a-1", "{x: '1', y: '2'}"], ["a-2", "{y: '2', x: '1'}"], ["b", "{x: '1'}"])).toEqual([
    "app/a: app/a-1 app/a-2",
    "app/b: app/b",
  ]);
});

test("labels that only look alike when written one after another make different workloads", () => {
  expect(workloads(["one", '{a: "1.b", c: ""}'], ["two", '{a: "1", b.c: ""}'])).toHaveLength(2);
});

test("pods without labels stand for themselves", () => {
  expect(workloads(["web-1", "{}"], ["web-2", "{}"])).toEqual(["app/web-1: app/web-1", "app/web-2: app/web-2"]);
});

test("pods with the same labels whose names have nothing in common are named by the first", () => {
  expect(workloads(["red", "{app: x}"], ["blue", "{app: x}"])).toEqual(["app/red: app/red app/blue"]);
});

test("pods with other labels never share a workload, whatever their names have in common", () => {
  expect(workloads(["web-1", "{app: web}"], ["web-2", "{app: web}"], ["web", "{app: other}"])).toEqual([
    "app/web-1: app/web-1 app/web-2",
    "app/web: app/web",
  ]);
  expect(workloads(["ab-1", "{a: v}"], ["ab-2", "{a: v}"], ["ab", "{a: w}"], ["abc", "{a: w}"])).toEqual([
    "app/ab-1: app/ab-1 app/ab-2",
    "app/ab: app/ab app/abc",
  ]);
});

test("of two groups with the same common name the second is named by its first pod", () => {
  expect(workloads(["web-1", "{app: a}"], ["web-2", "{app: a}"], ["web-3", "{app: b}"], ["web-4", "{app: b}"])).toEqual(
    ["app/web: app/web-1 app/web-2", "app/web-3: app/web-3 app/web-4"],
  );
});

test("pods of two namespaces are never one workload", () => {
  const pod = (namespace: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: ${namespace}, labels: {app: web}}\nspec: {containers: [{name: c, image: x}]}\n`;
  const { cluster } = readScenario([{ name: "p.yaml", text: `${pod("a")}---\n${pod("b")}` }]);
  expect([...cluster.workloads.keys()]).toEqual(["a/web", "b/web"]);
});
