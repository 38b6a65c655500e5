import { expect, test } from "vitest";
import { probeWords } from "./probe-words";
import { readProbe } from "./read-probe";

const read = (text: string) => {
  const answer = readProbe(text);
  return answer.kind === "probe" ? probeWords(answer.probe) : answer.reason;
};

test.each([
  ["5432", "TCP 5432"],
  ["TCP 5432", "TCP 5432"],
  ["tcp/5432", "TCP 5432"],
  ["5432/tcp", "TCP 5432"],
  ["udp/53", "UDP 53"],
  ["UDP:53", "UDP 53"],
  ["udp53", "UDP 53"],
  ["port 80", "TCP 80"],
  [" sctp   3868 ", "SCTP 3868"],
  ["1", "TCP 1"],
  ["65535", "TCP 65535"],
])("%s is one port", (text, words) => {
  expect(read(text)).toBe(words);
});

test.each([
  ["dns", "UDP 53"],
  ["DNS", "UDP 53"],
  ["tcp dns", "TCP 53"],
  ["https", "TCP 443"],
  ["postgres", "TCP 5432"],
])("%s is known by its name", (text, words) => {
  expect(read(text)).toBe(words);
});

test("all ports and the ports that matter have words of their own", () => {
  for (const text of ["all", "All ports", "*", "any"]) expect(read(text)).toBe("All ports");
  for (const text of ["default", "ports that matter"]) expect(read(text)).toBe("Ports that matter");
});

test.each(["0", "65536", "99999", "-1", "80.5"])("%s is no port", (text) => {
  expect(read(text)).toBe(`${text} is no port: 1 to 65535.`);
});

test.each([
  ["", "Write a port: 5432, UDP 53 or dns."],
  ["tcp", "TCP and which port?"],
  ["tcp udp 53", "One protocol at a time: TCP, UDP or SCTP."],
  ["80 443", "One port at a time."],
  ["80,443", "One port at a time."],
  ["8000-9000", "8000-9000 is a range: one port at a time."],
  ["icmp", "ICMP has no ports, and no policy can speak of it: TCP, UDP or SCTP."],
  ["frontend", "“frontend” is no port: write 5432, UDP 53 or dns."],
])("%s is refused in words", (text, reason) => {
  expect(read(text)).toBe(reason);
});
