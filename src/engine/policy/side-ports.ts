import { ALL_PORTS, hasPort, intersectPorts, NO_PORTS, type PortSet, unionPorts } from "../net/port-set";
import type { Protocol } from "../net/protocol";

/**
 * What one side of a connection lets through. `sure`: certainly. `possible`: certainly or perhaps, where the profile or
 * an unknown address leaves it open; always holds `sure`.
 */
export interface SidePorts {
  readonly sure: PortSet;
  readonly possible: PortSet;
}

/** A side that is not isolated, or no pod: everything passes. */
export const ALL_SIDE: SidePorts = { sure: ALL_PORTS, possible: ALL_PORTS };
/** A side that lets nothing through. */
export const NO_SIDE: SidePorts = { sure: NO_PORTS, possible: NO_PORTS };

/** Whether a side lets one port through; null where it depends. */
export function sideAdmits(side: SidePorts, protocol: Protocol, port: number): boolean | null {
  if (hasPort(side.sure, protocol, port)) return true;
  return hasPort(side.possible, protocol, port) ? null : false;
}

/** Both sides: what certainly, and what possibly gets through. */
export function throughBoth(egress: SidePorts, ingress: SidePorts): SidePorts {
  return {
    sure: intersectPorts(egress.sure, ingress.sure),
    possible: intersectPorts(egress.possible, ingress.possible),
  };
}

/** What either of two rules lets through. */
export function eitherSide(a: SidePorts, b: SidePorts): SidePorts {
  return { sure: unionPorts(a.sure, b.sure), possible: unionPorts(a.possible, b.possible) };
}

/** One of two possible worlds, it is not known which: sure is what both let through. */
export function unknownSide(a: SidePorts, b: SidePorts): SidePorts {
  return { sure: intersectPorts(a.sure, b.sure), possible: unionPorts(a.possible, b.possible) };
}
