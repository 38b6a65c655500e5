import { expect, test } from "vitest";
import type { Box } from "./box";
import { linkWays } from "./link-ways";

const card = { x: 200, y: 100, width: 150, height: 60 };
const link = (source: string, target = "card") => ({ id: `${source}⇢${target}`, source, target, broken: false });

test("a pill beside its card is joined to it across, one higher in the stack first goes down", () => {
  const boxes = new Map<string, Box>([
    ["card", card],
    ["low", { x: 100, y: 100, width: 86, height: 24 }],
    ["high", { x: 100, y: 72, width: 86, height: 24 }],
  ]);
  const { short, long } = linkWays([link("low"), link("high")], boxes, "wide");
  expect(short.get("low⇢card")).toEqual({ path: "M186,112H200", x: 200, y: 112 });
  expect(short.get("high⇢card")?.path).toBe("M186,84H193V109H200");
  expect(long).toEqual([]);
});

test("a pill above its card is joined to it down a trunk at the left", () => {
  const boxes = new Map<string, Box>([
    ["card", card],
    ["pill", { x: 218, y: 62, width: 100, height: 24 }],
  ]);
  expect(linkWays([link("pill")], boxes, "tall").short.get("pill⇢card")?.path).toBe("M218,74H209V100");
});

test("what is farther away has a way like a line, and what is not drawn has none", () => {
  const boxes = new Map<string, Box>([
    ["card", card],
    ["far", { x: 0, y: 300, width: 100, height: 24 }],
  ]);
  const { short, long } = linkWays([link("far"), link("far", "nowhere")], boxes, "wide");
  expect([short.size, long.map(({ id }) => id)]).toEqual([0, ["far⇢card"]]);
});
