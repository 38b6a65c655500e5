import { nameCode } from "../finding";
import type { ManifestFinding } from "../manifest";
import { isAliased, type OddScalar } from "./odd-scalars";
import { offerFix } from "./offer-fix";

const CYRILLIC = ["авеһіјкмнорсԁԛѕтухѵԝ", "aBehijkmHopcdqstyxvw"] as const;
const CAPITALS = ["АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTYXABEZHIKMNOPTYX"] as const;
const GREEK = ["ανορυ", "avopu"] as const;
const DASHES = ["‐‑‒–—―−－", "--------"] as const;

/** Letters of other scripts and dashes of a printer's case, with what of ASCII they look like. */
const TWINS: ReadonlyMap<string, string> = new Map(
  [CYRILLIC, CAPITALS, GREEK, DASHES].flatMap(([written, meant]) =>
    Array.from(written, (character, i): [string, string] => [character, meant[i] ?? character]),
  ),
);

/** Where names stand, which are of ASCII alone; anywhere else it may be a text of any language. */
const NAME_FIELD =
  /(^|\.)(name|namespace|kind|apiVersion|cidr|protocol|port|endPort|operator|key)$|abels(\.|\[|$)|(policyTypes|values|except)\[\d+\]$/;

/** Names with a letter that only looks like one of ASCII: nobody would find why they match nothing. */
export function noteTwins(text: string, scalars: readonly OddScalar[]): ManifestFinding | null {
  const named = scalars.filter((scalar) => isName(text, scalar));
  const [first] = named;
  const at = first === undefined ? -1 : Array.from(first.value).findIndex((character) => twinOf(character) !== null);
  const character = first === undefined ? undefined : Array.from(first.value)[at];
  if (first === undefined || character === undefined) return null;
  const from = text.indexOf(character, first.from);
  const meant = twinOf(character) ?? "";
  const edits = named.flatMap((scalar) => replaceIn(text, scalar));
  const code = nameCode(character.codePointAt(0) ?? 0);
  const message = `this is ${code}, which only looks like "${meant}": type ${meant} where the usual letter or hyphen is meant`;
  const fix = offerFix(text, "write ASCII letters and hyphens", edits);
  const range = { from, to: from + character.length };
  const finding = {
    code: "odd-character",
    severity: "warning",
    type: "Lint",
    message,
    range,
    field: first.field,
  } as const;
  return fix === undefined ? finding : { ...finding, fix };
}

function twinOf(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e && code !== 0xff0d) return String.fromCodePoint(code - 0xfee0);
  return TWINS.get(character) ?? null;
}

/** Characters of a field's path that tell what stands there: a key of a megabyte may have a list of many items. */
const LONGEST_PATH = 500;

/** Whether a text is a name but for such letters: some of it is ASCII, and all of it would be. */
function isName(text: string, scalar: OddScalar): boolean {
  const { value, node, from } = scalar;
  const field = scalar.field.slice(-LONGEST_PATH);
  const isField = node === null ? !/(^|\.)(annotations|data)\./.test(field) : NAME_FIELD.test(field);
  if (!isField || isAliased(text, scalar) || !text.slice(from, from + value.length + 1).includes(value)) return false;
  const characters = Array.from(value);
  const isSome = characters.some((character) => /[\w]/.test(character));
  return (
    isSome && characters.every((character) => /[\w./:-]/.test(character) || /[\w./:-]/.test(twinOf(character) ?? ""))
  );
}

function replaceIn(text: string, { from, to }: OddScalar) {
  return Array.from(text.slice(from, to).matchAll(/[^\0-~]/gu), ({ index, 0: character }) => ({
    from: from + index,
    to: from + index + character.length,
    text: twinOf(character) ?? character,
  }));
}
