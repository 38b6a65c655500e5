import type { Plugin } from "vite";

/** Parts of a library, or of ours, that are never reached, and that a bundler cannot see to be so. */
export interface UnusedParts {
  /** How messages call them. */
  readonly of: string;
  /** End of the path of the only entry in whose bundle they are never reached; absent: in any. */
  readonly entry?: string;
  /** Folder of the library, as in `/node_modules/yaml/`. */
  readonly library: string;
  /** Ends of the paths of modules, `.js`, `.mjs` or `.ts` and all, or folders, with `/` at the end. */
  readonly modules: readonly string[];
}

/**
 * Leaves modules of a library out of the built page: whatever they export becomes a function that throws an
 * error named `LeftOut`, so that a mistake about what is used is loud. A module that is no longer found fails the build, since the library has changed.
 */
export function leaveOut({ of, entry, library, modules }: UnusedParts): Plugin {
  let isMeant = entry === undefined;
  let isUsed = false;
  const leftOut = new Set<string>();
  return {
    name: `sallyport:leave-out:${of}`,
    apply: "build",
    buildStart({ input }) {
      if (entry !== undefined) isMeant = Object.values(input).some((path) => path.split("?")[0]?.endsWith(entry));
    },
    transform: {
      order: "pre",
      handler(code, id) {
        if (!isMeant || !id.includes(library)) return null;
        isUsed = true;
        const path = id.slice(id.indexOf(library) + library.length);
        const part = modules.find((each) => (each.endsWith("/") ? path.includes(each) : path.endsWith(each)));
        if (part === undefined) return null;
        leftOut.add(part);
        return { code: withoutBodies(code, `${of}: ${path} is left out of the page`), map: { mappings: "" } };
      },
    },
    buildEnd() {
      const missing = modules.filter((each) => !leftOut.has(each));
      if (isUsed && missing.length > 0) this.error(`${of}: not found any more: ${missing.join(", ")}`);
    },
  };
}

/** A module with the same exports, each of which throws when it is called. */
function withoutBodies(code: string, message: string): string {
  const listed = [...code.matchAll(/^export \{([^}]*)\};?\s*$/gm)].flatMap(([, list = ""]) =>
    list.split(",").map(
      (item) =>
        item
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? "",
    ),
  );
  const value = code.match(/^export (?:const|let|class|default) \w+/m);
  if (value !== null) throw new Error(`${message}, but "${value[0]}" is no function that could throw`);
  const declared = [...code.matchAll(/^export function\*? (\w+)/gm)].map(([, name = ""]) => name);
  const names = [...listed, ...declared];
  if (names.length === 0) throw new Error(`${message}, but its exports could not be read`);
  return `function leftOut() { throw Object.assign(new Error(${JSON.stringify(message)}), { name: "LeftOut" }); }\nexport { ${names
    .map((name) => `leftOut as ${name}`)
    .join(", ")} };\n`;
}
