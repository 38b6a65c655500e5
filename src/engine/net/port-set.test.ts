import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ALL_PORTS,
  coversPorts,
  equalPorts,
  formatRanges,
  hasPort,
  intersectPorts,
  isAllPorts,
  isEmptyPortSet,
  NO_PORTS,
  type PortSet,
  portSetKey,
  portsOf,
  subtractPorts,
  unionPorts,
} from "./port-set";
import { PROTOCOLS, type Protocol } from "./protocol";

const LOW = 12;
const HIGH = 65524;

/** The ports of a set near both ends of the number line, where all random ranges lie. */
function members(set: PortSet): string[] {
  const found: string[] = [];
  for (const protocol of PROTOCOLS) {
    for (let port = 1; port <= 65535; port++) {
      if (port > LOW && port < HIGH) port = HIGH;
      if (hasPort(set, protocol, port)) found.push(`${protocol} ${port}`);
    }
  }
  return found;
}

interface Stretch {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

const edges = fc.oneof(fc.integer({ min: 1, max: LOW }), fc.integer({ min: HIGH, max: 65535 }));
const stretches = fc.array(
  fc
    .tuple(fc.constantFrom(...PROTOCOLS), edges, edges)
    .map(([protocol, a, b]): Stretch => ({ protocol, from: Math.min(a, b), to: Math.max(a, b) })),
  { maxLength: 6 },
);

function setOf(list: readonly Stretch[]): PortSet {
  return list.map(({ protocol, from, to }) => portsOf(protocol, from, to)).reduce(unionPorts, NO_PORTS);
}

function has(list: readonly Stretch[], name: string): boolean {
  return list.some(({ protocol, from, to }) => {
    const [own, port] = name.split(" ");
    return own === protocol && from <= Number(port) && Number(port) <= to;
  });
}

const everything = members(ALL_PORTS);

function isCanonical(set: PortSet): boolean {
  return PROTOCOLS.every((protocol) =>
    set[protocol].every((end, i, all) => {
      const previous = all[i - 1];
      if (previous === undefined) return end >= 1;
      return i % 2 === 1 ? end >= previous && end <= 65535 : end > previous + 1;
    }),
  );
}

test("union, intersection and difference are those of sets of numbers, and stay canonical", () => {
  fc.assert(
    fc.property(stretches, stretches, (a, b) => {
      const [x, y] = [setOf(a), setOf(b)];
      expect(members(x)).toEqual(everything.filter((name) => has(a, name)));
      expect(members(unionPorts(x, y))).toEqual(everything.filter((name) => has(a, name) || has(b, name)));
      expect(members(intersectPorts(x, y))).toEqual(everything.filter((name) => has(a, name) && has(b, name)));
      expect(members(subtractPorts(x, y))).toEqual(everything.filter((name) => has(a, name) && !has(b, name)));
      for (const set of [x, unionPorts(x, y), intersectPorts(x, y), subtractPorts(x, y)]) {
        expect(isCanonical(set)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test("a set covers another exactly when every port of that is in it", () => {
  fc.assert(
    fc.property(stretches, stretches, (a, b) => {
      const [x, y] = [setOf(a), setOf(b)];
      const inside = new Set(members(x));
      // all ranges begin and end where `members` looks, so nothing in between is overlooked but whole middles
      const middle = (set: PortSet) => PROTOCOLS.filter((protocol) => hasPort(set, protocol, 30000));
      const covers = members(y).every((port) => inside.has(port)) && middle(y).every((one) => middle(x).includes(one));
      expect(coversPorts(x, y)).toBe(covers);
      expect(equalPorts(x, y)).toBe(covers && coversPorts(y, x));
    }),
    { numRuns: 400 },
  );
});

test("the same ports put together in another order have the same key", () => {
  fc.assert(
    fc.property(stretches, (list) => {
      expect(portSetKey(setOf([...list].reverse()))).toBe(portSetKey(setOf(list)));
    }),
  );
});

test("different sets have different keys, whatever their digits are", () => {
  const oneAndTwentyThree = unionPorts(portsOf("TCP", 1, 1), portsOf("TCP", 23, 23));
  for (const protocol of PROTOCOLS) {
    const spelled = { ...NO_PORTS, [protocol]: oneAndTwentyThree.TCP };
    expect(portSetKey(spelled)).not.toBe(portSetKey(portsOf(protocol, 11, 2323)));
    expect(equalPorts(spelled, portsOf(protocol, 11, 2323))).toBe(false);
  }
  expect(portSetKey(portsOf("TCP", 80, 80))).not.toBe(portSetKey(portsOf("UDP", 80, 80)));
});

test("sets that were made apart are equal when they have the same ports", () => {
  expect(equalPorts(portsOf("UDP", 53, 53), portsOf("UDP", 53, 53))).toBe(true);
  expect(equalPorts(unionPorts(portsOf("TCP", 1, 9), portsOf("TCP", 10, 20)), portsOf("TCP", 1, 20))).toBe(true);
  expect(equalPorts(portsOf("UDP", 53, 53), portsOf("TCP", 53, 53))).toBe(false);
});

test("a join that changes nothing copies nothing", () => {
  const web = portsOf("TCP", 80, 89);
  const sameWeb = portsOf("TCP", 80, 89);
  expect(unionPorts(web, NO_PORTS).TCP).toBe(web.TCP);
  expect(unionPorts(NO_PORTS, web).TCP).toBe(web.TCP);
  expect(unionPorts(web, web).TCP).toBe(web.TCP);
  expect(intersectPorts(web, ALL_PORTS).TCP).toBe(web.TCP);
  expect(intersectPorts(ALL_PORTS, web).TCP).toBe(web.TCP);
  expect(intersectPorts(web, web).TCP).toBe(web.TCP);
  expect(unionPorts(web, sameWeb)).toEqual(web);
  expect(intersectPorts(web, sameWeb)).toEqual(web);
});

test("what is left of all ports begins after those that are taken away at the low end", () => {
  expect(subtractPorts(ALL_PORTS, portsOf("TCP", 1, 1023)).TCP).toEqual([1024, 65535]);
  expect(subtractPorts(ALL_PORTS, portsOf("TCP", 49152, 65535)).TCP).toEqual([1, 49151]);
});

test("adjacent ranges become one, ranges with a gap do not", () => {
  expect(unionPorts(portsOf("TCP", 80, 89), portsOf("TCP", 90, 99)).TCP).toEqual([80, 99]);
  expect(unionPorts(portsOf("TCP", 90, 99), portsOf("TCP", 80, 88)).TCP).toEqual([80, 88, 90, 99]);
});

test("a protocol's ports say nothing of another protocol's", () => {
  const set = portsOf("UDP", 53, 53);
  expect(hasPort(set, "UDP", 53)).toBe(true);
  expect(hasPort(set, "TCP", 53)).toBe(false);
  expect(intersectPorts(set, portsOf("TCP", 53, 53))).toEqual(NO_PORTS);
});

test("ports are 1 to 65535", () => {
  expect(hasPort(ALL_PORTS, "SCTP", 1)).toBe(true);
  expect(hasPort(ALL_PORTS, "SCTP", 65535)).toBe(true);
  expect(hasPort(ALL_PORTS, "SCTP", 0)).toBe(false);
  expect(hasPort(ALL_PORTS, "SCTP", 65536)).toBe(false);
  expect(hasPort(NO_PORTS, "SCTP", 0)).toBe(false);
  expect(subtractPorts(ALL_PORTS, portsOf("TCP", 80, 80)).TCP).toEqual([1, 79, 81, 65535]);
});

test("only all ports of all three protocols are all, and only none of any are none", () => {
  expect(isAllPorts(ALL_PORTS)).toBe(true);
  expect(isAllPorts(subtractPorts(ALL_PORTS, portsOf("SCTP", 65535, 65535)))).toBe(false);
  expect(isEmptyPortSet(NO_PORTS)).toBe(true);
  expect(isEmptyPortSet(portsOf("SCTP", 7, 7))).toBe(false);
});

test.each([
  [[], ""],
  [[80, 80], "80"],
  [[80, 80, 8080, 8090], "80,8080-8090"],
  [[1, 65535], "all"],
  [[1, 65534], "1-65534"],
])("the ranges %j are written “%s”", (ranges, text) => {
  expect(formatRanges(ranges)).toBe(text);
});
