import { ALL_PORTS, isAllPorts, portSetKey } from "../net/port-set";
import { type SidePorts, throughBoth } from "../policy/side-ports";

/** Makes what gets through one object for equal ports, so that it can be counted and compared by identity. */
export interface SharedSides {
  /** The one object for these ports. */
  shared(ports: SidePorts): SidePorts;
  /** What passes both sides, as the one object; worked out once for each couple of objects. */
  through(egress: SidePorts, ingress: SidePorts): SidePorts;
}

const ALL: SidePorts = { sure: ALL_PORTS, possible: ALL_PORTS };

/** Begins without any. */
export function shareSides(): SharedSides {
  const byObject = new Map<SidePorts, SidePorts>();
  const byKey = new Map<string, SidePorts>();
  const joined = new Map<SidePorts, Map<SidePorts, SidePorts>>();
  const shared = (ports: SidePorts): SidePorts => {
    // pairs that nobody isolates are many, and each brings an object of its own
    if (isAllPorts(ports.sure)) return ALL;
    const known = byObject.get(ports);
    if (known !== undefined) return known;
    const key = sideKey(ports);
    const one = byKey.get(key) ?? ports;
    byKey.set(key, one);
    byObject.set(ports, one);
    return one;
  };
  return {
    shared,
    through(egress, ingress) {
      let ofEgress = joined.get(egress);
      if (ofEgress === undefined) {
        ofEgress = new Map();
        joined.set(egress, ofEgress);
      }
      const known = ofEgress.get(ingress);
      if (known !== undefined) return known;
      const both = shared(throughBoth(egress, ingress));
      ofEgress.set(ingress, both);
      return both;
    },
  };
}

/** A string that is equal for equal ports. */
export function sideKey({ sure, possible }: SidePorts): string {
  return `${portSetKey(sure)}~${portSetKey(possible)}`;
}
