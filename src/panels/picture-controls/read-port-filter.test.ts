import { expect, test } from "vitest";
import { portWishWords } from "./port-wish-words";
import { readPortFilter } from "./read-port-filter";

const words = (text: string) => {
  const read = readPortFilter(text);
  return read.kind === "refused" ? read.reason : read.values.map(portWishWords).join(" + ");
};

test.each([
  ["5432", "5432"],
  ["tcp 5432", "TCP 5432"],
  ["TCP5432", "TCP 5432"],
  ["53/udp", "UDP 53"],
  ["8000-8100", "8000–8100"],
  ["tcp 8000 – 8100", "TCP 8000–8100"],
  ["udp", "UDP"],
  ["http", "http"],
  ["udp dns", "UDP 53"],
  ["80, 443,udp 53", "80 + 443 + UDP 53"],
])("%s is read as %s", (text, read) => {
  expect(words(text)).toBe(read);
});

test.each([
  ["", "Write a port"],
  ["port", "Write a port"],
  ["0", "ports go from 1"],
  ["80-70000", "ports go from 1"],
  ["90-80", "write 80-90"],
  ["80 443", "part them with commas"],
  ["tcp udp 53", "part them with commas"],
  ["no_port!", "is no port"],
  ["tcp metrics", "write metrics alone"],
])("of %s it is said why it is no port", (text, reason) => {
  expect(words(text)).toContain(reason);
});

test("a name that everybody knows stands for its port where no pod has it", () => {
  const read = readPortFilter("dns, metrics");
  expect(read).toEqual({
    kind: "read",
    values: [
      { kind: "name", name: "dns", otherwise: { protocol: "UDP", port: 53 } },
      { kind: "name", name: "metrics", otherwise: null },
    ],
  });
});
