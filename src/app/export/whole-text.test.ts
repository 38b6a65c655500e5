import { expect, test } from "vitest";
import { readScenario } from "../../engine/read-scenario";
import { wholeText } from "./whole-text";

const pod = (name: string) =>
  `kind: Pod\napiVersion: v1\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - name: c\n      image: x\n`;
const podsOf = (text: string) =>
  [...readScenario([{ name: "all.yaml", text }]).cluster.pods.values()].map(({ name }) => name);

test("a single file is given as it is", () => {
  const file = { name: "policies.yaml", text: "kind: Pod" };
  expect(wholeText([file])).toBe(file);
});

test("several files are one text, each behind its name, and read as one they hold the same pods", () => {
  const { name, text } = wholeText([
    { name: "a.yaml", text: pod("a").trimEnd() },
    { name: "b.yaml", text: `# kept\n---\n${pod("b")}` },
    {
      name: "c.json",
      text: '\uFEFF{"kind":"Pod","apiVersion":"v1","metadata":{"name":"c"},"spec":{"containers":[{"name":"c", "image": "x"}]}}',
    },
    { name: "empty.yaml", text: "" },
  ]);
  expect(name).toBe("scenario.yaml");
  expect(text).toMatch(/^# a.yaml\nkind: Pod/);
  expect(text).toContain("- name: c\n      image: x\n# b.yaml\n# kept\n---\nkind: Pod");
  expect(podsOf(text)).toEqual(["a", "b", "c"]);
});
