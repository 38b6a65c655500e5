import { expect, test } from "vitest";
import { ALL_PORTS, intersectPorts, NO_PORTS, portSetKey, portsOf, unionPorts } from "../net/port-set";
import { PortSetPool } from "./port-set-pool";

test("no port and all ports have numbers from the beginning", () => {
  const pool = new PortSetPool();
  expect([pool.idOf(NO_PORTS), pool.idOf(ALL_PORTS)]).toEqual([PortSetPool.NONE, PortSetPool.ALL]);
  expect([pool.setOf(PortSetPool.NONE), pool.setOf(PortSetPool.ALL)]).toEqual([NO_PORTS, ALL_PORTS]);
});

test("equal sets have one number, different sets have different ones", () => {
  const pool = new PortSetPool();
  const web = pool.idOf(portsOf("TCP", 80, 80));
  expect(pool.idOf(portsOf("TCP", 80, 80))).toBe(web);
  expect(pool.idOf(portsOf("UDP", 80, 80))).not.toBe(web);
  expect(pool.setOf(web)).toEqual(portsOf("TCP", 80, 80));
});

test("joining with no port or all ports gives one of both, in either order", () => {
  const pool = new PortSetPool();
  const web = pool.idOf(portsOf("TCP", 80, 80));
  const { NONE, ALL } = PortSetPool;
  expect([pool.union(web, NONE), pool.union(NONE, web), pool.union(web, web)]).toEqual([web, web, web]);
  expect([pool.union(web, ALL), pool.union(ALL, web), pool.union(NONE, ALL)]).toEqual([ALL, ALL, ALL]);
  expect([pool.intersection(web, ALL), pool.intersection(ALL, web), pool.intersection(web, web)]).toEqual([
    web,
    web,
    web,
  ]);
  expect([pool.intersection(web, NONE), pool.intersection(NONE, web), pool.intersection(ALL, NONE)]).toEqual([
    NONE,
    NONE,
    NONE,
  ]);
});

test("numbers join as their sets do, in either order, at first and from memory, however many there are", () => {
  const pool = new PortSetPool();
  // odd ports and pairs of neighbours, so that unions and intersections are of every size; ids pass every limit of the pool
  const ids = Array.from({ length: 1300 }, (_, i) => pool.idOf(portsOf("TCP", 2 * i + 1, 2 * i + 1 + (i % 7))));
  const asked = [
    0, 1, 2, 3, 5, 13, 14, 15, 16, 17, 62, 63, 64, 65, 254, 255, 256, 1019, 1020, 1021, 1022, 1023, 1024, 1299,
  ];
  for (let round = 0; round < 2; round++) {
    for (const i of asked) {
      for (const j of asked) {
        const [a, b] = [ids[i] ?? 0, ids[j] ?? 0];
        const [x, y] = [pool.setOf(a), pool.setOf(b)];
        expect(portSetKey(pool.setOf(pool.union(a, b)))).toBe(portSetKey(unionPorts(x, y)));
        expect(portSetKey(pool.setOf(pool.intersection(a, b)))).toBe(portSetKey(intersectPorts(x, y)));
        expect(pool.union(a, b)).toBe(pool.union(b, a));
      }
    }
  }
});

test("a join that was asked before makes no new set", () => {
  const pool = new PortSetPool();
  const [web, dns] = [pool.idOf(portsOf("TCP", 80, 80)), pool.idOf(portsOf("UDP", 53, 53))];
  const both = pool.union(web, dns);
  expect(pool.union(dns, web)).toBe(both);
  expect(pool.intersection(web, dns)).toBe(PortSetPool.NONE);
  expect(pool.idOf(portsOf("SCTP", 7, 7))).toBe(both + 1);
});
