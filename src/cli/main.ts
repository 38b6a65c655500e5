import { check } from "./check";
import { diff } from "./diff";
import { explain } from "./explain";
import { createOutput } from "./output";
import { probe } from "./probe";
import { reach } from "./reach";
import { USAGE, UsageError } from "./usage";
import { validate } from "./validate";

type Verb = (words: readonly string[], output: ReturnType<typeof createOutput>) => Promise<number>;

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ["probe", probe],
  ["reach", reach],
  ["explain", explain],
  ["validate", validate],
  ["check", check],
  ["diff", diff],
]);

/**
 * Runs one call of the command line.
 *
 * @param argv - the words after the program's name
 * @returns the exit code: 0 done; 1 the answer is “no”; 2 the call or the input is unusable
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...words] = argv;
  const output = createOutput();
  if (name === undefined || name === "--help" || name === "help") {
    output.message(USAGE);
    return name === undefined ? 2 : 0;
  }
  const verb = VERBS.get(name);
  if (verb === undefined) {
    output.message(`there is no verb “${name}”\n\n${USAGE}`);
    return 2;
  }
  try {
    return await verb(words, output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.message(`${name}: ${error.message}\n(see npm run -s cli -- --help)`);
    return 2;
  } finally {
    await output.flush();
  }
}
