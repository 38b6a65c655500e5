import type { Probe } from "../../engine";

/** “Ports that matter”, “All ports”, “TCP 5432”. */
export function probeWords(probe: Probe): string {
  switch (probe.kind) {
    case "ports-that-matter":
      return "Ports that matter";
    case "all-ports":
      return "All ports";
    case "port":
      return `${probe.protocol} ${probe.port}`;
  }
}

/** Whether both ask about the same ports. */
export function isSameProbe(a: Probe, b: Probe): boolean {
  return a.kind === b.kind && probeWords(a) === probeWords(b);
}
