import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const EXAMPLES = join(import.meta.dirname, "../../examples");

/** The files of every example of the page, by the name of its folder. */
export function exampleFiles(): readonly {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}[] {
  const folders = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => {
    const files = readdirSync(join(EXAMPLES, name)).filter((file) => file.endsWith(".yaml"));
    const read = (file: string) => readFileSync(join(EXAMPLES, name, file), "utf8");
    return { name, files: files.map((file) => ({ name: file, text: read(file) })) };
  });
}
