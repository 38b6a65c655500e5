import { expect, test } from "vitest";
import { ALL_PORTS, type PortSet, portsOf, unionPorts } from "../net/port-set";
import { changeWords, portsOfChange } from "./change-words";
import type { OutcomeChange, PortsChange } from "./outcome-change";
import { briefPorts } from "./port-words";

const DNS = portsOf("UDP", 53, 53);

const change = (what: PortsChange["what"], ports: PortSet): OutcomeChange => ({
  kind: what === "opened" || what === "closed" ? what : "changed",
  parts: [{ what, ports, before: what === "wider" ? 1 : 0, now: 2, all: 4, family: null }],
});
const said = (...given: Parameters<typeof change>) => {
  const made = change(...given);
  return [changeWords(made, DNS), briefPorts(portsOfChange(made, DNS), 14)];
};

test("of what opens it is told that there is more than was asked about, and of what closes what was asked", () => {
  expect(said("opened", ALL_PORTS)).toEqual(["UDP 53 and every other port opened for 2 of 4 pairs", "all ports"]);
  expect(said("wider", ALL_PORTS)).toEqual(["UDP 53 and every other port opened for 1 more of 4 pairs", "all ports"]);
  expect(said("opened", unionPorts(DNS, portsOf("TCP", 80, 80)))).toEqual([
    "UDP 53 and other ports opened for 2 of 4 pairs",
    "UDP 53",
  ]);
  expect(said("opened", DNS)).toEqual(["UDP 53 opened for 2 of 4 pairs", "UDP 53"]);
  expect(said("closed", ALL_PORTS)).toEqual(["UDP 53 closed", "UDP 53"]);
  expect(changeWords(change("opened", ALL_PORTS), ALL_PORTS)).toBe("all ports opened for 2 of 4 pairs");
});
