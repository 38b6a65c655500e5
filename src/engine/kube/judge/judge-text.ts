import { quoted } from "../../manifest/finding";
import {
  type DecodeContext,
  type Field,
  readList,
  readString,
  readStruct,
  refuse,
  type Struct,
} from "../decode-fields";
import { refuseName } from "../explain/explain-name";
import { nearestName } from "../explain/nearest-name";
import { replaceText } from "../explain/replace-value";

/** The text of a field, empty where it is absent; null where it is no text, which is reported elsewhere. */
export function textOf(at: Field): string | null {
  const silent: DecodeContext = { findings: [] };
  const text = readString(silent, at) ?? "";
  return silent.findings.length > 0 ? null : text;
}

/** The map of a field, or null where it is absent or none; nothing is reported. */
export function mapOf(at: Field): Struct | null {
  return readStruct({ findings: [] }, at, null);
}

/** The items of a list, none where it is absent or no list; nothing is reported. */
export function itemsOf(at: Field): readonly Field[] {
  return readList({ findings: [] }, at);
}

/** Refuses a text that a rule finds fault with; absent and empty are fine. */
export function judgeName(context: DecodeContext, at: Field, problemOf: (text: string) => string | null) {
  const text = textOf(at);
  const problem = text === null || text === "" ? null : problemOf(text);
  if (problem !== null && text !== null) refuseName(context, at, `the ${lastOf(at)}`, text, problem, problemOf);
}

/** Refuses a text that is none of the words that there are; absent and empty are fine, since the server fills them in. */
export function judgeWord(context: DecodeContext, at: Field, words: readonly string[]) {
  const text = textOf(at);
  if (text === null || text === "" || words.includes(text)) return;
  const there = `there ${words.length > 1 ? "are" : "is"} ${words.join(", ").replace(/, ([^,]*)$/, " and $1")}`;
  const meant = nearestName(text, words);
  const hint = meant === null ? there : `did you mean ${meant}? ${there[0]?.toUpperCase()}${there.slice(1)}`;
  const fix = meant === null ? undefined : replaceText(at.node, meant);
  refuse(context, "NotSupported", at, `${quoted(text)} is no ${lastOf(at)}; ${hint}`, fix);
}

/** Refuses a field without a text. */
export function requireText(context: DecodeContext, at: Field, message: string) {
  if (textOf(at) === "") refuse(context, "Required", at, message);
}

/** The name of a field, without the path to it. */
function lastOf({ path }: Field): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
