import { expect, test } from "vitest";
import type { MatrixEnd } from "../../engine";
import { sentenceShown } from "./sentence-shown";

const end = (name: string) => ({ id: name, name, namespace: "a", kind: "workload" }) as MatrixEnd;
const [web, db] = [end("web"), end("db")];

test("a cell has its words once they are of this text", () => {
  expect(sentenceShown({ result: null, isCurrent: true }, web, db)).toContain("web to db");
  expect(sentenceShown(null, web, db)).toBe("");
});

test("the words of an earlier text are not shown, nor copied, as those of now", () => {
  expect(sentenceShown({ result: null, isCurrent: false }, web, db)).toBe("");
});
