import { probeWords } from "../../panels/picture-controls/probe-words";
import { readProbe } from "../../panels/picture-controls/read-probe";
import type { Actions } from "../../state/actions";
import type { PaletteEntry } from "./palette-entries";

const PREFIX = "probe ";

/** Whoever types a port is offered to ask about it; null: it is none. */
export function probeEntry(typed: string, { setProbe }: Pick<Actions, "setProbe">): PaletteEntry | null {
  const read = readProbe(typed);
  if (read.kind === "refused" || read.probe.kind !== "port") return null;
  const { probe } = read;
  return {
    id: `${PREFIX}${typed}`,
    group: "View",
    title: `Ask about ${probeWords(probe)}`,
    details: [`“${typed.trim()}” as the ports that the picture is about`],
    run: () => setProbe(probe),
  };
}
