import type { Point } from "./box";
import type { Turn } from "./detour";

/** Lines that turn at the same corner, each at a distance of its own as far as there is room. */
export interface Tracks {
  /**
   * @param pair - the two nodes of the line; opposite lines share a track
   * @param half - half of the width that the pair takes
   * @param lane - the distance between lines of neighbouring tracks: small where nodes stand close
   */
  place(turn: Turn, pair: string, half: number, lane: number): Point;
}

interface Track {
  readonly pair: string;
  /** Distance of its middle from what it turns around. */
  readonly away: number;
  readonly half: number;
}

/** The outermost track is at most so much farther away; where nodes have more room, by so much a pixel of the lane. */
const ROOM = { least: 18, perLane: 6, below: 5 };

export function createTracks(): Tracks {
  const tracks = new Map<string, Track[]>();
  return {
    place(turn, pair, half, lane) {
      const held = tracks.get(turn.corner) ?? [];
      tracks.set(turn.corner, held);
      let track = held.find((each) => each.pair === pair);
      if (track === undefined) {
        const last = held.at(-1);
        const wished = last ? Math.max(turn.away, last.away + last.half + lane + half) : turn.away;
        const room = Math.max(ROOM.least, (lane - ROOM.below) * ROOM.perLane);
        // Where there is no room left, tracks begin anew.
        track = { pair, half, away: wished - turn.away > room ? turn.away : wished };
        held.push(track);
      }
      const out = track.away - turn.away;
      return { x: turn.x + turn.outX * out, y: turn.y + turn.outY * out };
    },
  };
}
