import { columnOf, failScan, type PossibleKey, type YamlScan } from "./yaml-scan";
import type { YamlToken } from "./yaml-token";

/** YAML takes no longer key in front of a colon. */
const LONGEST_KEY = 1024;

/** Whether a colon here would make a key of what was read at a level of brackets. */
export function isStillPossible(scan: YamlScan, level: number): boolean {
  const key = scan.keys[level];
  if (key === undefined || !key.isPossible) return false;
  if (key.line === scan.line && key.from + LONGEST_KEY >= scan.at) return true;
  dropKey(scan, level);
  return false;
}

function dropKey(scan: YamlScan, level: number): void {
  const key = scan.keys[level];
  if (key === undefined || !key.isPossible) return;
  if (key.isNeeded) failScan(scan, "colon missing", key.from);
  key.isPossible = false;
  scan.keyTokens.delete(key.token);
}

/** Forgets what might have become a key; a mistake where it had to. */
export function dropInnermostKey(scan: YamlScan): void {
  dropKey(scan, scan.keys.length - 1);
}

/** Remembers that a key may begin here. */
export function keepPossibleKey(scan: YamlScan): void {
  if (!scan.mayBeKey) return;
  const key = keyHere(scan, true);
  dropInnermostKey(scan);
  scan.keys[scan.keys.length - 1] = key;
  scan.keyTokens.set(key.token, scan.keys.length - 1);
}

/** A key that begins here. */
export function keyHere(scan: YamlScan, isPossible: boolean): PossibleKey {
  const column = columnOf(scan);
  const isNeeded = scan.brackets.length === 0 && scan.indent === column;
  return { token: nextNumber(scan), from: scan.at, line: scan.line, column, isNeeded, isPossible };
}

/** The number of the token that is read next. */
export function nextNumber(scan: YamlScan): number {
  return scan.taken + scan.tokens.length;
}

/** Puts a token before another one that was read; at the end if that was taken already. */
export function insertToken(scan: YamlScan, token: YamlToken, before: number): void {
  const index = before - scan.taken;
  scan.tokens.splice(index < 0 ? scan.tokens.length : index, 0, token);
}
