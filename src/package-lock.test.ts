import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

// Safe: the file is npm's own, whose form npm ci has just relied on.
const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/**
 * A registry that lacks some platform's build makes `npm install` leave it out of the lock file, and then `npm ci`
 * refuses the file everywhere.
 */
test("the lock file holds the builds of every platform", () => {
  const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter((name) => packages[`node_modules/${name}`] === undefined),
  );
  expect(missing).toEqual([]);
});
