import { formatPorts } from "../net/format-ports";
import {
  ALL_PORTS,
  coversPorts,
  intersectPorts,
  isAllPorts,
  isEmptyPortSet,
  NO_PORTS,
  type PortSet,
  subtractPorts,
  unionPorts,
} from "../net/port-set";
import type { OutcomeChange, PortsChange } from "./outcome-change";

/**
 * What became of a connection: “TCP 8080 closed, TCP 8081 opened”, “TCP 80 opened for 3 more of 12 pairs”. Of what opened
 * it is told that there is more than was asked about: “UDP 53 and every other port opened”.
 *
 * @param asked - the ports asked about, before or now: of a difference the part within them is named, where there is one
 */
export function changeWords(change: OutcomeChange, asked: PortSet): string {
  const isBeyond = isBeyondPorts(change, asked);
  return partsNamed(change, asked)
    .toSorted((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what))
    .map((part) =>
      partWords(part, isBeyond ? beyondWords(part.ports, asked) : `${formatPorts(part.ports)}${part.more}`),
    )
    .join(", ");
}

/** Whether no port of a change is among those asked about. */
export function isBeyondPorts({ parts }: OutcomeChange, asked: PortSet): boolean {
  return parts.every(({ ports }) => isEmptyPortSet(intersectPorts(ports, asked)));
}

/** The ports that {@link changeWords} names; all ports where all of them opened, whatever was asked about. */
export function portsOfChange(change: OutcomeChange, asked: PortSet): PortSet {
  return partsNamed(change, asked)
    .map(({ ports, more }) => (more === EVERY_OTHER ? ALL_PORTS : ports))
    .reduce(unionPorts, NO_PORTS);
}

/** A part with the ports that are named, and words for what there is besides; empty for nothing. */
interface NamedPart extends PortsChange {
  readonly more: "" | typeof EVERY_OTHER | typeof OTHERS;
}

const EVERY_OTHER = " and every other port";
const OTHERS = " and other ports";

function partsNamed({ parts }: OutcomeChange, asked: PortSet): readonly NamedPart[] {
  const within = parts.flatMap((part): NamedPart | [] => {
    const ports = intersectPorts(part.ports, asked);
    return isEmptyPortSet(ports) ? [] : { ...part, ports, more: moreWords(part, asked) };
  });
  return within.length > 0 ? within : parts.map((part) => ({ ...part, more: "" }));
}

/** To name only what was asked about would understate what is exposed; what closed is no danger. */
function moreWords({ what, ports }: PortsChange, asked: PortSet): NamedPart["more"] {
  const isMore = (what === "opened" || what === "wider") && !coversPorts(asked, ports);
  return !isMore ? "" : isAllPorts(ports) ? EVERY_OTHER : OTHERS;
}

const ORDER: readonly PortsChange["what"][] = ["closed", "narrower", "opened", "wider", "depends", "settled", "moved"];

function partWords({ what, before, now, all, family }: PortsChange, ports: string): string {
  const over = family === null ? "" : ` over IPv${family}`;
  const of = (count: number) => (all === null || count === all ? "" : ` for ${count} of ${all} pairs`);
  const some = now === 1 ? "1 pair" : `${now} pairs`;
  switch (what) {
    case "opened":
      return `${ports} opened${of(now)}${over}`;
    case "closed":
      return `${ports} closed${over}`;
    case "wider":
      return all === null
        ? `${ports} now open for ${some}${over}`
        : `${ports} opened for ${now - before} more of ${all} pairs${over}`;
    case "narrower":
      return all === null
        ? `${ports} now open for ${some}${over}`
        : `${ports} closed for ${before - now} of ${all} pairs${over}`;
    case "depends":
      return `${ports} now depends on what the profile leaves open${over}`;
    case "settled":
      return `${ports} no longer depends, ${now > 0 ? "allowed" : "denied"}${of(now > 0 ? now : 0)}${over}`;
    case "moved":
      return `${ports} now open for other pairs${over}`;
  }
}

/** Ports of which nobody asked, as short as the truth allows. */
function beyondWords(ports: PortSet, asked: PortSet): string {
  if (isAllPorts(ports)) return "all ports";
  if (coversPorts(ports, subtractPorts(ALL_PORTS, asked))) return "every other port";
  const [words, others] = [formatPorts(ports), formatPorts(subtractPorts(ALL_PORTS, ports))];
  return others.length < words.length ? `every port but ${others}` : words;
}
