import { expect, test } from "vitest";
import { besidesWords } from "./near-miss-words";

const list = (count: number) => ({ count, lines: [] });
const effects = (opened: number, closed = 0, gone = 0, left: readonly string[] = []) => ({
  ...{ opened: list(opened), closed: list(closed), gone: list(gone), left },
});

test("what an edit does besides is said in a few words", () => {
  expect(besidesWords(effects(1))).toBe("opens only this");
  expect(besidesWords(effects(2))).toBe("also opens 1 other connection");
  expect(besidesWords(effects(4, 1))).toBe("also opens 3 other connections and closes 1 connection");
  expect(besidesWords(effects(1, 2, 1))).toBe("also closes 2 connections and takes 1 connection along");
  expect(besidesWords(effects(1, 0, 0, ["policy shop/web is then about no pod"]))).toBe(
    "also leaves policies, rules or Services without pods",
  );
});

test("an edit by which no connection of pods opens says what it closes, or that it does nothing else", () => {
  expect(besidesWords(effects(0, 1))).toBe("closes 1 connection");
  expect(besidesWords(effects(0))).toBe("opens and closes nothing else");
});
