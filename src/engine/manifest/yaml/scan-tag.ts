import { codeOf, failScan, isBlankOrEnd, type YamlScan } from "./yaml-scan";
import type { YamlName, YamlTag } from "./yaml-token";

/** Reads an anchor (`&name`) or an alias (`*name`). */
export function scanName(scan: YamlScan, kind: YamlName["kind"]): YamlName {
  const from = scan.at;
  scan.at++;
  const name = takeWhile(scan, isWordCharacter);
  const next = codeOf(scan);
  if (name === "" || !(isBlankOrEnd(next) || "?:,]}%@`".includes(String.fromCharCode(next)))) {
    failScan(scan, "anchor name", from);
  }
  return { kind, from, to: scan.at, name };
}

/** Reads a tag: `!`, `!name`, `!!name`, `!handle!name` or `!<uri>`. */
export function scanTag(scan: YamlScan): YamlTag {
  const from = scan.at;
  const tag = codeOf(scan, 1) === 60 ? scanVerbatim(scan) : scanShort(scan);
  const isKnown = !UNKNOWN_HANDLE.test(scan.text.slice(from, scan.at));
  if (!isBlankOrEnd(codeOf(scan))) failScan(scan, "tag", from);
  return { kind: "tag", from, to: scan.at, tag, isKnown };
}

/** A handle that a directive would have to explain; kubectl takes no directives. */
const UNKNOWN_HANDLE = /^![\w-]+!/;

function scanVerbatim(scan: YamlScan): string {
  const from = scan.at;
  scan.at += 2;
  const uri = takeUri(scan);
  if (uri === "" || codeOf(scan) !== 62) failScan(scan, "tag", from);
  else scan.at++;
  return uri;
}

function scanShort(scan: YamlScan): string {
  const from = scan.at;
  scan.at++;
  const word = takeWhile(scan, isWordCharacter);
  if (codeOf(scan) !== 33) return `!${word}${takeUri(scan)}`;
  scan.at++;
  const uri = takeUri(scan);
  if (uri === "") failScan(scan, "tag", from);
  return `tag:yaml.org,2002:${uri}`;
}

function takeUri(scan: YamlScan): string {
  let uri = "";
  for (;;) {
    uri += takeWhile(scan, isUriCharacter);
    if (codeOf(scan) !== 37) return uri;
    const escaped = /^(?:%[0-9a-fA-F]{2})+/.exec(scan.text.slice(scan.at, scan.at + LONGEST_ESCAPE))?.[0];
    const decoded = escaped === undefined ? null : decode(escaped);
    if (escaped === undefined || decoded === null) {
      failScan(scan, "tag", scan.at);
      return uri;
    }
    scan.at += escaped.length;
    uri += decoded;
  }
}

const LONGEST_ESCAPE = 300;

function decode(escaped: string): string | null {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

function takeWhile(scan: YamlScan, belongs: (code: number) => boolean): string {
  const from = scan.at;
  while (belongs(codeOf(scan))) scan.at++;
  return scan.text.slice(from, scan.at);
}

function isWordCharacter(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 48 && code <= 57) || (lower >= 97 && lower <= 122 && code >= 65) || code === 95 || code === 45;
}

const URI_SIGNS: ReadonlySet<number> = new Set(Array.from(";/?:@&=+$,.!~*'()[]", (each) => each.charCodeAt(0)));

function isUriCharacter(code: number): boolean {
  return isWordCharacter(code) || URI_SIGNS.has(code);
}
