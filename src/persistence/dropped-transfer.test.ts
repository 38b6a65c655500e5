import { expect, test } from "vitest";
import { MOST_BYTES } from "../engine/source/limits";
import { type GivenItem, readTransfer } from "./dropped-transfer";
import type { DroppedEntry } from "./folder-walk";

const nothingTaken = () => false;

/** A folder of this content: texts, sizes of files too large to write, folders, and null for what cannot be read. */
type Content = { readonly [name: string]: string | number | null | Content };

test("a folder's manifests are named by their path below it", async () => {
  const shop = {
    "b.yml": "kind: Pod",
    base: { "policies.yaml": "kind: A", deep: { Manifest: "kind: B" } },
    "a.json": '{"kind":1}',
  };
  const reading = transfer(folder("shop", shop));
  expect(reading?.name).toBe("shop");
  expect(await reading?.files).toEqual([
    { kind: "text", name: "a.json", text: '{"kind":1}' },
    { kind: "text", name: "b.yml", text: "kind: Pod" },
    { kind: "text", name: "base/deep/Manifest", text: "kind: B" },
    { kind: "text", name: "base/policies.yaml", text: "kind: A" },
  ]);
});

test("what is left out of a folder is told in sentences", async () => {
  const shop = {
    "a.yaml": "kind: Pod",
    ".git": { "x.yaml": "kind: Pod" },
    node_modules: { "y.yaml": "kind: Pod" },
    ".hidden.yaml": "kind: Pod",
    "logo.png": "\u0089PNG",
    "README.md": "kind: Pod",
    "main.go": "kind: Pod",
    "values.yaml": "replicas: 3",
    LICENSE: "words",
    program: "\u007fELF\u0000",
    "broken.yaml": "\u0000kind: Pod",
    "gone.yaml": null,
  };
  expect(sentences(await transfer(folder("shop", shop))?.files)).toEqual([
    "broken.yaml is binary, not text.",
    "gone.yaml could not be read.",
    "shop holds 3 files in which there is no Kubernetes object, left out: program, LICENSE, values.yaml.",
    "shop holds 4 files that are hidden or end in neither .yaml, .yml, .json nor .txt, left out: " +
      ".hidden.yaml, README.md, logo.png and 1 more.",
    "shop holds 2 folders that are hidden or called node_modules, left out: .git, node_modules.",
  ]);
  expect(sentences(await transfer(folder("empty", { "a.png": "" }))?.files)).toEqual([
    "empty holds one file that is hidden or ends in neither .yaml, .yml, .json nor .txt, left out: a.png.",
    "empty holds no file that could be a manifest.",
  ]);
});

test("a folder of more than 2,000 files, or more than 64 MB, is read up to the limit", async () => {
  const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`${index}.yaml`, "kind: Pod"]));
  const read = (await transfer(folder("many", many))?.files) ?? [];
  expect(read.filter(({ kind }) => kind === "text")).toHaveLength(2_000);
  expect(sentences(read)).toEqual(["many holds more than 2,000 files; only the first ones were opened."]);

  const half = MOST_BYTES / 2;
  const large = { "a.yaml": half, "b.yaml": half + 1, "c.yaml": half };
  const results = (await transfer(folder("large", large))?.files) ?? [];
  expect(results.flatMap((each) => (each.kind === "text" ? each.name : []))).toEqual(["a.yaml", "c.yaml"]);
  expect(sentences(results)).toEqual(["large holds one file beyond the limit of 64 MB at a time, left out: b.yaml."]);
});

test("a folder in which nothing is an object is read all the same, and what a misspelt object says is one", async () => {
  const words = transfer(
    folder("words", { "a.txt": "knid: Pod", program: "\u007fELF\u0000", "b.yaml": "replicas: 3" }),
  );
  const read = await words?.files;
  expect(read?.slice(0, 2)).toMatchObject([{ name: "a.txt", text: "knid: Pod" }, { name: "b.yaml" }]);
  expect(sentences(read)).toEqual(["words holds one file in which there is no Kubernetes object, left out: program."]);
  const misspelt = await transfer(folder("x", { "a.yaml": "apiVersion: v1\nkimd: Pod", "b.yaml": "kind: Pod" }))?.files;
  expect(misspelt?.map(({ name }) => name)).toEqual(["a.yaml", "b.yaml"]);
});

test("invisible characters of a path are not repeated", async () => {
  const read = await transfer(folder("x", { "a.yaml": "kind: Pod", "\u202e\u0000gnp.txt": "words" }))?.files;
  expect(sentences(read)).toEqual(["x holds one file in which there is no Kubernetes object, left out: gnp.txt."]);
});

test("a folder that cannot be read says so", async () => {
  const readEntries = (_: unknown, onError: () => void) => onError();
  const locked: DroppedEntry = { isDirectory: true, name: "locked", createReader: () => ({ readEntries }) };
  expect(sentences(await transfer(locked)?.files)).toEqual(["locked could not be read."]);

  const inner = file("a.yaml", "kind: Pod");
  const given = [[locked, inner], []];
  const outer: DroppedEntry = {
    isDirectory: true,
    name: "outer",
    createReader: () => ({ readEntries: (onEntries) => onEntries(given.shift() ?? []) }),
  };
  const read = await transfer(outer)?.files;
  expect(read?.[0]).toMatchObject({ kind: "text", name: "a.yaml" });
  expect(sentences(read)).toEqual(["outer holds one folder that could not be read, left out: locked."]);
});

test("files and folders may come together; names stay unique", async () => {
  const reading = transfer(
    file("a.yaml", "kind: 1"),
    folder("one", { "a.yaml": "kind: 2" }),
    folder("two", { "a.yaml": "kind: 3" }),
  );
  expect(reading?.name).toBeNull();
  expect((await reading?.files)?.map(({ name }) => name)).toEqual(["a.yaml", "one/a.yaml", "two/a.yaml"]);
  const mixed = transfer(
    file("a.b.yaml", "kind: 1"),
    folder("x.y", { "a.b.yaml": "kind: 2", "p.q": { a: "kind: 3" } }),
  );
  expect((await mixed?.files)?.map(({ name }) => name)).toEqual(["a.b.yaml", "a.b-2.yaml", "p.q/a"]);
  const taken = readTransfer({ items: [itemOf(folder("x", { "p.q": { a: "kind: 3" } }))] }, (name) => name === "p.q/a");
  expect((await taken?.files)?.map(({ name }) => name)).toEqual(["p.q/a-2"]);
});

test("a loose file is read whatever its name, and without entries as well", async () => {
  const item: GivenItem = { kind: "file", getAsFile: () => new File(["kind: Pod"], "notes.md") };
  const reading = readTransfer({ items: [item] }, nothingTaken);
  expect(reading?.name).toBe("notes.md");
  expect(await reading?.files).toEqual([{ kind: "text", name: "notes.md", text: "kind: Pod" }]);
});

test("text alone is no file", () => {
  expect(readTransfer({ items: [{ kind: "string", getAsFile: () => null }] }, nothingTaken)).toBeNull();
  expect(readTransfer({ items: [] }, nothingTaken)).toBeNull();
});

function transfer(...entries: readonly DroppedEntry[]) {
  return readTransfer({ items: entries.map(itemOf) }, nothingTaken);
}

function itemOf(entry: DroppedEntry): GivenItem {
  return {
    kind: "file",
    // a browser's entry has more members, of which none is used
    webkitGetAsEntry: () => entry as unknown as FileSystemEntry,
    getAsFile: () => {
      let given: File | null = null;
      if (!entry.isDirectory)
        entry.file(
          (found) => (given = found),
          () => {},
        );
      return given;
    },
  };
}

/** A folder that gives its entries in pieces and in no order, as browsers do. */
function folder(name: string, content: Content): DroppedEntry {
  const entries = Object.entries(content).map(([child, value]) =>
    typeof value === "object" && value !== null ? folder(child, value) : file(child, value),
  );
  return {
    isDirectory: true,
    name,
    createReader() {
      const waiting = entries.toReversed();
      return { readEntries: (onEntries) => onEntries(waiting.splice(0, 100)) };
    },
  };
}

function file(name: string, content: string | number | null): DroppedEntry {
  return {
    isDirectory: false,
    name,
    file(onFile, onError) {
      if (content === null) onError();
      else if (typeof content === "string") onFile(new File([content], name));
      else onFile(sized(name, content));
    },
  };
}

/** A file that says it is this large. */
function sized(name: string, size: number): File {
  const small = new File(["kind: Pod"], name);
  Object.defineProperty(small, "size", { value: size });
  return small;
}

function sentences(read: Awaited<NonNullable<ReturnType<typeof transfer>>["files"]> | undefined): readonly string[] {
  return (read ?? []).flatMap((each) => (each.kind === "refused" ? `${each.name} ${each.reason}.` : []));
}
