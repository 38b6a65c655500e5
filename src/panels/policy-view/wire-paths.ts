/** A rectangle in the picture's own pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A branch of one side: boxes of peers, and the ports between them and the subject; null where it has none. */
export interface BranchBoxes {
  readonly peers: readonly Box[];
  readonly ports: Box | null;
  readonly look: "rule" | "open" | "nothing";
}

/** A line, and where it ends in an arrow. */
export interface Wire {
  readonly path: string;
  readonly look: BranchBoxes["look"];
  /** Tip of the arrow; null: it has none. */
  readonly tip: { readonly x: number; readonly y: number } | null;
}

/** How far from the subject the lines of a side meet, and how far from the ports those of the peers. */
const MEETING = 18;
const BUS = 9;
const LEAST_BEND = 5;

/** The lines of one side: each peer to the ports of its rule, all ports to the padlock; every line runs left to right. */
export function wirePaths(branches: readonly BranchBoxes[], subject: Box, isIngress: boolean): readonly Wire[] {
  const middle = (subject.top + subject.bottom) / 2;
  return branches.flatMap(({ peers, ports, look }): readonly Wire[] => {
    const anchor = ports ?? peers[0];
    if (anchor === undefined) return [];
    const y = (anchor.top + anchor.bottom) / 2;
    const own = ports === null ? [] : peers.map((peer) => peerWire(peer, ports, look, isIngress));
    const bend = isIngress ? subject.left - MEETING : subject.right + MEETING;
    const trunk = isIngress
      ? elbow(anchor.right, y, bend, subject.left, middle)
      : elbow(subject.right, middle, bend, anchor.left, y);
    const tip = isIngress ? { x: subject.left, y: middle } : ports === null ? { x: anchor.left, y } : null;
    return [...own, { path: trunk, look, tip: look === "nothing" ? null : tip }];
  });
}

function peerWire(peer: Box, ports: Box, look: Wire["look"], isIngress: boolean): Wire {
  const [at, to] = [(peer.top + peer.bottom) / 2, (ports.top + ports.bottom) / 2];
  return isIngress
    ? { path: elbow(peer.right, at, ports.left - BUS, ports.left, to), look, tip: null }
    : { path: elbow(ports.right, to, ports.right + BUS, peer.left, at), look, tip: { x: peer.left, y: at } };
}

/** From left to right, with one bend up or down at `bend`, its corners rounded. */
function elbow(fromX: number, fromY: number, bend: number, toX: number, toY: number): string {
  const down = Math.sign(toY - fromY);
  const round = Math.min(8, Math.abs(toY - fromY) / 2, Math.abs(bend - fromX), Math.abs(toX - bend));
  if (Math.abs(toY - fromY) < 1) return `M${fromX} ${fromY}H${toX}`;
  // Two bends so near to each other would look like a kink.
  if (Math.abs(toY - fromY) < LEAST_BEND) return `M${fromX} ${fromY}L${toX} ${toY}`;
  return [
    `M${fromX} ${fromY}H${bend - round}`,
    `Q${bend} ${fromY} ${bend} ${fromY + down * round}`,
    `V${toY - down * round}`,
    `Q${bend} ${toY} ${bend + round} ${toY}`,
    `H${toX}`,
  ].join("");
}
