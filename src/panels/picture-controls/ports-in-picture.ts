import type { GraphEdge, Probe, Protocol } from "../../engine";

const MOST = 8;
const PROTOCOLS: readonly Protocol[] = ["TCP", "UDP", "SCTP"];

/** The ports that the labels of a picture name, what stands on most lines first; at most eight. */
export function portsInPicture(edges: readonly Pick<GraphEdge, "label">[]): readonly Probe[] {
  const counts = new Map<string, { readonly probe: Probe; readonly count: number }>();
  for (const probe of edges.flatMap(({ label }) => portsOfLabel(label))) {
    const key = `${probe.protocol} ${probe.port}`;
    counts.set(key, { probe, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST)
    .map(({ probe }) => probe);
}

/** Of `80, 443, UDP 53 only` the three ports; TCP goes without saying, and another protocol holds until the next one. */
function portsOfLabel(label: string) {
  let protocol: Protocol = "TCP";
  return label
    .replace(/ only$/, "")
    .split(", ")
    .flatMap((words) => {
      const [first = "", second] = words.split(" ");
      protocol = PROTOCOLS.find((each) => each === first) ?? protocol;
      const port = protocol === first ? (second ?? "") : words;
      return /^\d+$/.test(port) ? [{ kind: "port", protocol, port: Number(port) } as const] : [];
    });
}
