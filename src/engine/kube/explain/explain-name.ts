import { quoted } from "../../manifest/finding";
import type { Range } from "../../source/range";
import { type DecodeContext, type Field, note, refuse } from "../decode-fields";
import { replaceText } from "./replace-value";

/**
 * Refuses a name that a rule finds fault with, and offers the nearest that it does not.
 *
 * @param what - what is called so: `the name`
 * @param problem - what the rule finds
 * @param problemOf - the rule
 */
export function refuseName(
  context: DecodeContext,
  at: Field,
  what: string,
  name: string,
  problem: string,
  problemOf: (name: string) => string | null,
) {
  const near = name.toLowerCase().replace(/[\s_]+/g, "-");
  const isBetter = near !== name && problemOf(near) === null;
  const hint = isBetter ? `; write ${near}` : "";
  refuse(
    context,
    "Invalid",
    at,
    `${what} ${quoted(name)} ${problem}${hint}`,
    isBetter ? replaceText(at.node, near) : undefined,
  );
}

/**
 * Refuses a `generateName` that makes no good names.
 *
 * @param isName - the name is made of it, so that the server finds fault with both
 */
export function refuseGenerateName(
  context: DecodeContext,
  range: Range,
  generateName: string,
  problem: string,
  isName: boolean,
) {
  for (const path of ["metadata.generateName", ...(isName ? ["metadata.name"] : [])])
    refuse(context, "Invalid", { path, range }, `the generateName ${quoted(generateName)} ${problem}`);
}

/** Refuses the second port of a container that has a name of another. */
export function refuseSamePort(context: DecodeContext, at: Field, name: string) {
  refuse(context, "Duplicate", at, `the container has two ports named ${quoted(name)}; give each its own name`);
}

/** Warns of a text that is no address where one is read; the object is accepted all the same. */
export function warnOfAddress(context: DecodeContext, at: Field, text: string) {
  note(context, "address-invalid", "warning", "Lint", at, `${quoted(text)} is no IP address and is not used`);
}
