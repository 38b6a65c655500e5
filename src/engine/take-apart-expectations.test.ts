import { expect, test } from "vitest";
import { readScenario } from "./read-scenario";
import { takeApart } from "./take-apart";

const EXPECTATION =
  "apiVersion: sallyport.dev/v1\nkind: Expectation\nmetadata:\n  name: e\n  namespace: a\nspec:\n  from: x\n  to: z\n  expect: Allowed\n";
const POD =
  "apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n  namespace: a\nspec:\n  containers:\n  - name: c\n    image: x\n";
const TESTS = `- name: one
  type: k8s
  protocol: tcp
  targetPort: 80
  exitCode: 0
  src: {k8sResource: {kind: pod, name: x, namespace: a}}
  dst: {k8sResource: {kind: pod, name: y, namespace: a}}
`;
const namesOf = (files: readonly { readonly name: string }[]) => files.map(({ name }) => name);
const expectationsIn = (files: Parameters<typeof takeApart>[0]) =>
  readScenario(files).objects.flatMap((object) => (object.kind === "Expectation" ? object.name : []));

test("a dropped file of NetAssert tests becomes expectations.yaml", () => {
  const apart = takeApart([{ name: "netassert.yaml", text: TESTS }]);
  expect(apart).toMatchObject({ kind: "dump", unreadable: [], leftOutKinds: [] });
  expect(namesOf(apart.files)).toEqual(["expectations.yaml"]);
  expect(expectationsIn(apart.files)).toEqual(["one"]);
});

test("manifests dropped beside NetAssert tests stay as they are", () => {
  const pod = { name: "pod.yaml", text: POD };
  const own = { name: "expectations.yaml", text: EXPECTATION };
  const { files } = takeApart([pod, own, { name: "tests.yaml", text: TESTS }]);
  expect(namesOf(files)).toEqual(["pod.yaml", "expectations.yaml"]);
  expect(files[0]).toBe(pod);
  expect(expectationsIn(files)).toEqual(["e", "one"]);
});

test("expectations dropped beside a dump get their own file, and stay there when taken apart again", () => {
  const dump = `${POD.replace("metadata:", "metadata:\n  uid: u")}`;
  const { files } = takeApart([{ name: "all.yaml", text: `${dump}---\n${EXPECTATION}` }]);
  expect(namesOf(files)).toEqual(["cluster.yaml", "expectations.yaml"]);
  expect(files[1]?.text).toContain(EXPECTATION);
  expect(takeApart(files).files).toEqual(files);
});

test("pasted expectations are called so", () => {
  const nameOf = (text: string) => takeApart([{ name: "pasted.yaml", text }]).files[0]?.name;
  expect(nameOf(EXPECTATION)).toBe("expectations.yaml");
  expect(nameOf(POD)).toBe("cluster.yaml");
  expect(nameOf(`${POD}---\n${EXPECTATION}`)).toBe("manifests.yaml");
});

test("whether there is nothing but expectations is told", () => {
  const only = (...texts: readonly string[]) =>
    takeApart(texts.map((text, i) => ({ name: `${i}.yaml`, text }))).onlyExpectations;
  expect(only(TESTS)).toBe(true);
  expect(only(EXPECTATION, TESTS)).toBe(true);
  expect(only(`${EXPECTATION}---\n${EXPECTATION}`)).toBe(true);
  expect(only(EXPECTATION, POD)).toBe(false);
  expect(only(TESTS, POD)).toBe(false);
  expect(only(EXPECTATION, "kind: [")).toBe(false);
  expect(only("Dear all,")).toBe(false);
});
