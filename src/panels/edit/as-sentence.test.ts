import { expect, test } from "vitest";
import { asSentence } from "./as-sentence";

test("a reason begins with a capital and ends with a full stop, unless it begins with a name or has an end", () => {
  expect(asSentence("it is gone")).toBe("It is gone.");
  expect(asSentence("is it gone?")).toBe("Is it gone?");
  expect(asSentence("shop/web is gone")).toBe("shop/web is gone.");
});

test("the path of a field keeps its letters", () => {
  expect(asSentence("spec.ingress[0].ports[0].protocol: “tcp” is no protocol")).toBe(
    "spec.ingress[0].ports[0].protocol: “tcp” is no protocol.",
  );
});
