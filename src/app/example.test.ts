import { expect, test } from "vitest";
import { type Example, exampleNamed } from "./example";

const called = (name: string): Example => ({ name, slug: name, group: "", look: "", lesson: "", load: async () => [] });
const examples = [called("Deny all"), called("Tier 2")];

test("an opened example is known by its name, also where it bears a number beside another of its name", () => {
  expect(exampleNamed(examples, "Deny all")?.slug).toBe("Deny all");
  expect(exampleNamed(examples, "Deny all 2")?.slug).toBe("Deny all");
});

test("an example whose own name ends in a number is not mistaken", () => {
  expect(exampleNamed(examples, "Tier 2")?.slug).toBe("Tier 2");
  expect(exampleNamed(examples, "Tier")).toBeNull();
});
