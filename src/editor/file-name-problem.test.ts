import { expect, test } from "vitest";
import { fileNameProblem, stemLength } from "./file-name-problem";

const names = ["policies.yaml", "cluster.yaml"];

test("a file needs a name that no other file has", () => {
  expect(fileNameProblem("  ", "cluster.yaml", names)).toBe("A file needs a name.");
  expect(fileNameProblem(" policies.yaml ", "cluster.yaml", names)).toBe("There is a file policies.yaml already.");
  expect(fileNameProblem("pods.yaml", "cluster.yaml", names)).toBeNull();
});

test("a file may keep its own name", () => {
  expect(fileNameProblem("cluster.yaml", "cluster.yaml", names)).toBeNull();
});

test("the extension is not selected with the name", () => {
  expect(stemLength("cluster.yaml")).toBe(7);
  expect(stemLength("a.b.json")).toBe(3);
  expect(stemLength(".env")).toBe(4);
  expect(stemLength("noted")).toBe(5);
});
