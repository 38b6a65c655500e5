import { expect, test } from "vitest";
import { formatPorts } from "./format-ports";
import { ALL_PORTS, NO_PORTS, portsOf, unionPorts } from "./port-set";

const web = unionPorts(portsOf("TCP", 80, 80), portsOf("TCP", 443, 443));

test.each([
  [NO_PORTS, ""],
  [ALL_PORTS, "all ports"],
  [web, "TCP 80, 443"],
  [unionPorts(portsOf("UDP", 53, 53), web), "TCP 80, 443; UDP 53"],
  [portsOf("TCP", 8080, 8090), "TCP 8080–8090"],
  [portsOf("TCP", 1, 65535), "all TCP ports"],
  [unionPorts(portsOf("SCTP", 9, 9), portsOf("UDP", 1, 65535)), "all UDP ports; SCTP 9"],
])("the ports %j are called “%s”", (ports, words) => {
  expect(formatPorts(ports)).toBe(words);
});
