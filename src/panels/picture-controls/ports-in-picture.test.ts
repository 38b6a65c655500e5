import { expect, test } from "vitest";
import { portsInPicture } from "./ports-in-picture";
import { probeWords } from "./probe-words";

const ports = (...labels: readonly string[]) => portsInPicture(labels.map((label) => ({ label }))).map(probeWords);

test("the ports on the lines are found, the one on most lines first", () => {
  expect(ports("80", "8080", "8080 only")).toEqual(["TCP 8080", "TCP 80"]);
});

test("a protocol holds for the ports behind it", () => {
  expect(ports("80, UDP 53, 123")).toEqual(["TCP 80", "UDP 53", "UDP 123"]);
});

test("words that name no single port are no ports", () => {
  expect(ports("", "all ports", "all UDP", "8000–9000", "5 ports", "7 of 12 pairs", "IPv4 only")).toEqual([]);
});

test("eight are enough", () => {
  expect(ports(...Array.from({ length: 20 }, (_, i) => String(80 + i)))).toHaveLength(8);
});
