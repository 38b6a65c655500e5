import { expect, test } from "vitest";
import { BLANK_PORT, portsOfRows, rowsOfPorts } from "./port-rows";

test("ports that are only looked at stay", () => {
  const ports = [
    { name: "http", protocol: "TCP", port: 80, targetPort: "web" },
    { name: "", protocol: "UDP", port: 53, targetPort: 5353 },
    { name: "", protocol: "TCP", port: 443 },
  ] as const;
  expect(portsOfRows(rowsOfPorts(ports))).toEqual(ports);
});

test("what is no number is told as none, at its row", () => {
  const rows = ["80", " 81 ", "8o", "", "-1", "1e3"].map((port, id) => ({ ...BLANK_PORT, id, port }));
  expect(portsOfRows(rows).map(({ port }) => port)).toEqual([80, 81, ...Array(4).fill(Number.NaN)]);
});
