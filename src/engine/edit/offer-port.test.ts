import { expect, test } from "vitest";
import { offerPort } from "./offer-port";

test("a port that the API server would refuse is told, with its reason", () => {
  for (const port of [0, 99_999, "<img src=x>", "HTTP", "80-70", "a".repeat(300), "a--b"])
    expect(offerPort({ kind: "port", port }).problem, String(port)).toMatch(/^The port “.{1,81}” (may|must|is) .*\.$/);
  for (const port of [1, 65_535, "http", "8080-tcp"])
    expect(offerPort({ kind: "port", port }).problem, String(port)).toBeNull();
});
