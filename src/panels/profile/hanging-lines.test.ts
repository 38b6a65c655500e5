import { expect, test } from "vitest";
import { hangingWords } from "./hanging-lines";

test("it is said how many lines of the picture hang on an assumption", () => {
  const edges = [{ assumes: ["hairpin", "other-policies"] }, { assumes: ["hairpin"] }, { assumes: [] }] as const;
  expect(hangingWords(edges, "hairpin")).toBe("2 lines of the picture hang on it.");
  expect(hangingWords(edges.slice(1), "hairpin")).toBe("1 line of the picture hangs on it.");
  expect(hangingWords(edges, "end-port")).toBe("");
});
