import { type ParseArgsConfig, parseArgs } from "node:util";
import { knownProfiles, type Profile, profileNamed } from "../engine";
import { UsageError } from "./usage";

/** What every verb knows. */
export interface CommonOptions {
  readonly profile: Profile;
  readonly namespace: string;
}

/** A verb's call: its files and its own options. */
export interface Call<Name extends string> {
  readonly files: readonly string[];
  readonly options: CommonOptions;
  /** The value of an option of the verb; undefined where it was not given. */
  option(name: Name): string | undefined;
  /** Whether an option of the verb that has no value was given. */
  flag(name: string): boolean;
}

const COMMON: ParseArgsConfig["options"] = { profile: { type: "string" }, namespace: { type: "string" } };

/**
 * Reads the words after a verb.
 *
 * @param names - the verb's own options, each with a value
 * @param flags - those that have none
 * @throws UsageError for unknown options and missing values
 */
export function readCall<Name extends string>(
  words: readonly string[],
  names: readonly Name[],
  flags: readonly string[] = [],
): Call<Name> {
  const own = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  const bare = Object.fromEntries(flags.map((name) => [name, { type: "boolean" as const }]));
  const { values, positionals } = parse(words, { ...COMMON, ...own, ...bare });
  const given = new Map(Object.entries(values));
  const text = (name: string) => {
    const value = given.get(name);
    return typeof value === "string" ? value : undefined;
  };
  return {
    files: positionals,
    options: { profile: readProfile(text("profile")), namespace: text("namespace") ?? "default" },
    option: text,
    flag: (name) => given.get(name) === true,
  };
}

/** One of a few words, the first where the option was not given. */
export function oneOf<Word extends string>(
  option: string,
  value: string | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  if (value === undefined) return words[0];
  const found = words.find((word) => word === value);
  if (found === undefined) throw new UsageError(`--${option} must be one of ${words.join(", ")}, and is “${value}”`);
  return found;
}

function parse(words: readonly string[], options: ParseArgsConfig["options"]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readProfile(name = "kubernetes"): Profile {
  const profile = profileNamed(name);
  if (profile === null) throw new UsageError(`there is no profile “${name}”; there is ${knownProfiles().join(", ")}`);
  return profile;
}
