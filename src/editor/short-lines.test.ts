import { expect, test } from "vitest";
import { shortLines } from "./short-lines";

test("a sentence that fits stays as it is", () => {
  expect(shortLines("port 99999 must be from 1 to 65535")).toBe("port 99999 must be from 1 to 65535");
  expect(shortLines("")).toBe("");
});

test("a long sentence is broken between its words, and keeps them all", () => {
  const sentence = "Kubernetes reads this key as “true”; put it in quotes to mean the text “on”, as it is written here";
  const lines = shortLines(sentence).split("\n");
  expect(lines.length).toBe(2);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(64);
  expect(lines.join(" ")).toBe(sentence);
});

test("a word that is longer than a line has one of its own", () => {
  expect(shortLines(`the name ${"x".repeat(90)} is too long`)).toBe(`the name\n${"x".repeat(90)}\nis too long`);
});
