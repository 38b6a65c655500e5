import type { OffItem, WhatIf } from "../../engine";
import { begun } from "../../ui/begun";
import { counted } from "../../ui/counted";

/**
 * What comes of what is off, in a sentence or two: “Opens 4 connections, closes 2.” The picture has a line for each range;
 * that ranges are counted together is said.
 */
export function effectWords({ items, opened, closed, broken, mended }: WhatIf): string {
  if (items.every(({ ignored }) => ignored !== null)) return "Nothing is left out.";
  const parts = [
    ...(opened.count > 0 ? [`opens ${counted(opened.count, "connection")}${outsideWords(opened)}`] : []),
    ...(closed.count > 0
      ? [`closes ${opened.count > 0 ? closed.count : counted(closed.count, "connection")}${outsideWords(closed)}`]
      : []),
  ];
  const effects = parts.length === 0 ? "opens and closes nothing" : parts.join(", ");
  const expectations = [
    ...(broken > 0 ? [`${counted(broken, "expectation")} would fail`] : []),
    ...(mended > 0 ? [`${counted(mended, "expectation")} would hold`] : []),
  ];
  const more = expectations.length === 0 ? "" : ` ${expectations.join(", ")}.`;
  return `${begun(effects)}.${more}`;
}

function outsideWords({ outside = 0 }: WhatIf["opened"]): string {
  return outside === 0 ? "" : ` (${outside} with the outside, all its ranges as one)`;
}

/** What is said of things that are no longer off because they went from the text; at least one. */
export function goneWords(gone: readonly OffItem[]): string {
  const names = gone.map(({ words }) => words).join(", ");
  return gone.length === 1
    ? `What if: ${names} is not in the text any more, so it is not left out any more.`
    : `What if: ${names} are not in the text any more, so they are not left out any more.`;
}
