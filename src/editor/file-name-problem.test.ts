import { expect, test } from "vitest";
import { completedName, fileNameProblem, stemLength } from "./file-name-problem";

const names = ["policies.yaml", "cluster.yaml"];

test("a file needs a name that no other file has", () => {
  expect(fileNameProblem("  ", "cluster.yaml", names)).toBe("A file needs a name.");
  expect(fileNameProblem(" policies.yaml ", "cluster.yaml", names)).toBe("There is a file policies.yaml already.");
  expect(fileNameProblem("pods.yaml", "cluster.yaml", names)).toBeNull();
});

test("a file may keep its own name", () => {
  expect(fileNameProblem("cluster.yaml", "cluster.yaml", names)).toBeNull();
});

test("a whole name typed in the place of a stem has its suffix once", () => {
  expect(completedName("mine.yaml.yaml", "cluster.yaml", false)).toBe("mine.yaml");
  expect(completedName("mine.yaml", "cluster.yaml", false)).toBe("mine.yaml");
  expect(completedName("mine.json", "cluster.yaml", false)).toBe("mine.json");
  expect(completedName("old.yaml.yaml", "mine.yaml.yaml", false)).toBe("old.yaml.yaml");
  expect(completedName("noted", "note", false)).toBe("noted");
});

test("a new file is YAML where its name says nothing else", () => {
  expect(completedName(" more ", "file.yaml", true)).toBe("more.yaml");
  expect(completedName("more.yml", "file.yaml", true)).toBe("more.yml");
  expect(completedName("x.yaml.yaml", "file.yaml", true)).toBe("x.yaml.yaml");
  expect(completedName("  ", "file.yaml", true)).toBe("");
});

test("the extension is not selected with the name", () => {
  expect(stemLength("cluster.yaml")).toBe(7);
  expect(stemLength("a.b.json")).toBe(3);
  expect(stemLength(".env")).toBe(4);
  expect(stemLength("noted")).toBe(5);
});
