import { expect, test } from "vitest";
import { keepForKubectl } from "./keep-for-kubectl";
import { readScenario } from "./read-scenario";

const POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web} # the web\nspec: {containers: [{name: c, image: x}]}\n";
const EXPECTATION =
  "apiVersion: sallyport.dev/v1\nkind: Expectation\nmetadata: {name: e}\nspec: {from: web, to: web, expect: Allowed}\n";
const keep = (...texts: readonly string[]) => keepForKubectl(texts.map((text, i) => ({ name: `${i}.yaml`, text })));

test("every document but the expectations stays as it stands", () => {
  const policies = '# one\na: b # no object\n---\n\n# two\n"kind":   Thing\n';
  const kept = keep(policies, `${EXPECTATION}---\n${POD}---\n${EXPECTATION}`);
  expect(kept.text).toBe(`# one\na: b # no object\n---\n\n# two\n"kind":   Thing\n---\n${POD}`);
  expect(kept.notes).toEqual(["2 Expectations are left out"]);
});

test("without expectations the files are put together, and nothing is told", () => {
  expect(keep(POD, POD.trimEnd(), POD)).toMatchObject({ text: `${POD}---\n${POD}---\n${POD}`, notes: [] });
  expect(keep("", "# only a comment\n").text).toBe("");
  expect(keep(EXPECTATION).text).toBe("");
});

test("a document with directives or a marker of its own still begins a document", () => {
  const marked = `%YAML 1.1\n---\n${POD}`;
  const { text } = keep(
    POD,
    marked,
    "--- # x\n{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{name: c, image: x}]}}\n",
  );
  expect(text).toBe(
    `${POD}...\n${marked}---\n{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{name: c, image: x}]}}\n`,
  );
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

const indent = (text: string) => text.replace(/^/gm, "    ").replace(/ +$/, "").replace("    ", "  - ");

test("an expectation in a list is cut out of it, the other items stay as they stand", () => {
  const head = "apiVersion: v1\nkind: List\nitems:\n";
  const items = [POD, EXPECTATION, POD, EXPECTATION].map(indent);
  expect(keep(head + items.join("")).text).toBe(`${head}${indent(POD)}${indent(POD)}`);
  expect(keep(head + [EXPECTATION, POD].map(indent).join("")).text).toBe(head + indent(POD));
  expect(keep(head + [EXPECTATION, EXPECTATION].map(indent).join("")).text).toBe("");
});

test.each([0, 2])("so it is in a list of JSON, indented by %d", (space) => {
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" } };
  const ours = { apiVersion: "sallyport.dev/v1", kind: "Expectation", metadata: { name: "e" }, spec: {} };
  const list = (...items: readonly object[]) => JSON.stringify({ kind: "List", apiVersion: "v1", items }, null, space);
  for (const items of [
    [ours, pod, pod],
    [pod, ours, pod],
    [pod, pod, ours],
    [ours, pod, ours],
  ]) {
    const { text, notes } = keep(list(...items));
    expect(JSON.parse(text)).toEqual(JSON.parse(list(...items.filter((item) => item === pod))));
    expect(notes[0]).toMatch(/Expectations? (?:is|are) left out/);
  }
});

test("a text that cannot be read stays, and that is told", () => {
  const broken = "apiVersion: v1\nkind: [\n";
  expect(keep(broken, EXPECTATION)).toMatchObject({
    text: broken,
    notes: ["1 Expectation is left out", "document 1 of 0.yaml stays as it stands: its YAML cannot be read"],
  });
  const ours = EXPECTATION.replace("apiVersion:", "? [\napiVersion:");
  const { text, notes } = keep(`${POD}---\n${ours}`);
  expect(text).toContain("kind: Expectation");
  expect(notes).toEqual(["document 2 of 0.yaml stays as it stands: its YAML cannot be read"]);
});

test("what is put between documents ends its lines as they do", () => {
  const windows = (text: string) => text.replaceAll("\n", "\r\n");
  const pod = windows(POD);
  expect(keep(pod, pod.trimEnd(), windows(EXPECTATION), pod).text).toBe([pod, pod, pod].join("---\r\n"));
  expect(keep(pod.trimEnd()).text).toBe(pod);
});
