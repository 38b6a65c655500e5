import { stringify } from "yaml";
import type { ScenarioFile } from "../analysis";
import { at, isMap, type Json, type JsonMap } from "./json";
import type { Random } from "./random";
import { randomWorld } from "./random-world";

/** A scenario while somebody works at it: what a step of {@link randomEdit} changes. */
export interface EditedScenario {
  readonly files: readonly EditedFile[];
  readonly defaultNamespace: string;
}

export interface EditedFile {
  readonly name: string;
  readonly documents: readonly EditedDocument[];
  readonly form: Form;
  /** Stands above the first document and moves all of them. */
  readonly comment: string;
  /** Characters that somebody typed at this offset (modulo the length), over as many as `drop`. */
  readonly damage: { readonly offset: number; readonly drop: number; readonly insert: string } | null;
}

/** An object, or a list of any kind. */
export type EditedDocument = { readonly kind: "object"; readonly object: Json } | EditedList;

interface EditedList {
  readonly kind: "list";
  readonly list: { readonly apiVersion: string; readonly kind: string };
  readonly items: readonly Json[];
}

/**
 * `lines` and `indented` have each item of a list as JSON in one line; `uncut` has an alias, so that a list of it cannot
 * be cut into its items.
 */
type Form = "block" | "crlf" | "lines" | "indented" | "json" | "uncut";

const FORMS: readonly Form[] = ["block", "block", "crlf", "lines", "indented", "json", "uncut"];
const NAMES = ["a.yaml", "b.yaml", "c.yaml", "d.yaml"];
const NAMESPACES = ["default", "a", "team"];
const API_VERSIONS = [
  "v1",
  "v1",
  "networking.k8s.io/v1",
  "extensions/v1beta1",
  "apps/v1",
  "batch/v1",
  "example.com/v1",
];
const KINDS = ["Pod", "NetworkPolicy", "Namespace", "Deployment", "Service", "Secret", "List", "Gadget"];
const TYPED = ["\n", "  ", "- ", "#", ": ", '"', "{", "]", "\t", "&a ", "*a", "x", "---\n", "items:\n", "kind: List\n"];
const BOTH = ["apiVersion", "kind"];
const COMMENTS = ["", "# one\n", "# one\n# and another\n", "---\n", "\n\n---\n# nothing\n"];

/** Objects beside those of {@link randomWorld}: refused, ignored, nameless, and lists inside lists. */
const ODD_OBJECTS: readonly Json[] = [
  { apiVersion: "v1", kind: "Secret", metadata: { name: "s" } },
  { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: { name: "np0" }, spec: { podSelector: [] } },
  {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { generateName: "p-" },
    spec: { containers: [{ name: "c", image: "x" }] },
  },
  { apiVersion: "v1", kind: "Pod", metadata: { name: "Not_A_Name" }, spec: { containers: [] } },
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "svc" },
    spec: { selector: { app: "x" }, ports: [{ port: 80 }] },
  },
  { apiVersion: "v1", kind: "List", items: [] },
  { apiVersion: "v1", kind: "PodList", items: [{ metadata: { name: "inner" }, spec: { containers: [] } }] },
];

/** A scenario of a few files, equal for equal choices. */
export function randomEditedScenario(random: Random): EditedScenario {
  const objects = [...writableObjects(random), ...random.some(ODD_OBJECTS, 0.4)];
  const documents = random.times(2, 6, () => randomDocument(random, objects));
  const files = random
    .times(1, 3, (index) => NAMES[index] ?? "")
    .map((name) => ({ ...newFile(random, name), documents: random.some(documents, 0.7) }));
  return { files, defaultNamespace: "default" };
}

/** The scenario after one step of somebody's work, which may have no effect. */
export function randomEdit(random: Random, scenario: EditedScenario): EditedScenario {
  const { files } = scenario;
  const index = random.int(Math.max(1, files.length));
  const file = files[index];
  const step = random.int(10);
  if (step === 0) return { ...scenario, defaultNamespace: random.pick(NAMESPACES) };
  if (step === 1 || file === undefined) return { ...scenario, files: editFileList(random, files, index) };
  return { ...scenario, files: files.with(index, editFile(random, file, allDocuments(scenario))) };
}

/** The scenario as the engine is given it. */
export function writeEdited({ files }: EditedScenario): readonly ScenarioFile[] {
  return files.map((file) => ({ name: file.name, text: damaged(file, textOf(file)) }));
}

function writableObjects(random: Random): readonly Json[] {
  for (;;) {
    const { objects, isWritable } = randomWorld(random);
    if (isWritable) return objects;
  }
}

function newFile(random: Random, name: string): EditedFile {
  return { name, documents: [], form: random.pick(FORMS), comment: "", damage: null };
}

/** An object, or a list of some that may leave out what a typed list gives them. */
function randomDocument(random: Random, objects: readonly Json[]): EditedDocument {
  if (random.chance(0.4)) return { kind: "object", object: random.pick(objects) };
  const first = random.pick(objects);
  const kind = `${at(first, "kind") ?? ""}`;
  const list = random.chance(0.3)
    ? { apiVersion: "v1", kind: "List" }
    : { apiVersion: `${at(first, "apiVersion") ?? "v1"}`, kind: `${kind}List` };
  const ofKind = objects.filter((object) => list.kind === "List" || at(object, "kind") === kind);
  return { kind: "list", list, items: random.times(1, 4, () => withoutType(random, random.pick(ofKind))) };
}

function withoutType(random: Random, object: Json): Json {
  const left = random.pick<readonly string[]>([[], ["kind"], ["apiVersion"], BOTH, BOTH]);
  return isMap(object) ? Object.fromEntries(Object.entries(object).filter(([key]) => !left.includes(key))) : object;
}

function allDocuments({ files }: EditedScenario): readonly EditedDocument[] {
  return files.flatMap(({ documents }) => documents);
}

/** A file is added, removed, renamed, or goes to the end. */
function editFileList(random: Random, files: readonly EditedFile[], index: number): readonly EditedFile[] {
  const file = files[index];
  const free = NAMES.filter((name) => files.every((each) => each.name !== name));
  const name = free.length > 0 ? random.pick(free) : null;
  switch (random.int(4)) {
    case 0:
      return name === null ? files : [...files, { ...(file ?? newFile(random, name)), name }];
    case 1:
      return files.toSpliced(index, 1);
    case 2:
      return name === null || file === undefined ? files : files.with(index, { ...file, name });
    default:
      return file === undefined ? files : [...files.toSpliced(index, 1), file];
  }
}

function editFile(random: Random, file: EditedFile, known: readonly EditedDocument[]): EditedFile {
  if (file.damage !== null && random.chance(0.6)) return { ...file, damage: null };
  const { documents } = file;
  const index = random.int(Math.max(1, documents.length));
  const document = documents[index];
  switch (random.int(12)) {
    case 0:
      return { ...file, form: random.pick(FORMS) };
    case 1:
      return { ...file, comment: random.pick(COMMENTS) };
    case 2: {
      const insert = random.pick(TYPED);
      return { ...file, damage: { offset: random.int(100_000), drop: random.int(3), insert } };
    }
    case 3:
      return known.length === 0 ? file : { ...file, documents: documents.toSpliced(index, 0, random.pick(known)) };
    case 4:
      return { ...file, documents: documents.toSpliced(index, 1) };
    default:
      return document === undefined
        ? file
        : { ...file, documents: documents.with(index, editDocument(random, document, known)) };
  }
}

function editDocument(random: Random, document: EditedDocument, known: readonly EditedDocument[]): EditedDocument {
  if (document.kind === "object") return { kind: "object", object: editObject(random, document.object) };
  const { list, items } = document;
  const index = random.int(Math.max(1, items.length));
  const item = items[index];
  switch (random.int(6)) {
    case 0:
      return { ...document, list: { ...list, apiVersion: random.pick(API_VERSIONS) } };
    case 1:
      return { ...document, list: { ...list, kind: `${random.pick(KINDS)}List`.replace("ListList", "List") } };
    case 2:
      return { ...document, items: items.toSpliced(index, 1) };
    case 3: {
      const others = known.flatMap((each) => (each.kind === "list" ? each.items : [each.object]));
      return { ...document, items: items.toSpliced(index, 0, withoutType(random, random.pick(others))) };
    }
    default:
      return item === undefined ? document : { ...document, items: items.with(index, editObject(random, item)) };
  }
}

/** Another kind, version, name or label. */
function editObject(random: Random, object: Json): Json {
  if (!isMap(object)) return object;
  const metadata = at(object, "metadata");
  const changed = (member: JsonMap): Json => ({
    ...object,
    metadata: { ...(isMap(metadata) ? metadata : {}), ...member },
  });
  switch (random.int(4)) {
    case 0:
      return { ...object, kind: random.pick(KINDS) };
    case 1:
      return { ...object, apiVersion: random.pick(API_VERSIONS) };
    case 2:
      return changed({ name: random.pick(["p0", "np0", "a", "other"]) });
    default:
      return changed({ labels: { app: random.pick(["x", "y", "X"]) } });
  }
}

function textOf({ documents, form, comment }: EditedFile): string {
  const texts = documents.map((document) => documentText(document, form));
  const text = `${comment}${texts.join("---\n")}`;
  return form === "crlf" ? text.replaceAll("\n", "\r\n") : text;
}

function documentText(document: EditedDocument, form: Form): string {
  const value: Json =
    document.kind === "object" ? document.object : { apiVersion: document.list.apiVersion, items: document.items };
  const kind = document.kind === "object" ? {} : { kind: document.list.kind };
  if (document.kind === "list" && (form === "lines" || form === "indented")) return linesOf(document, form);
  if (form === "json") return `${JSON.stringify({ ...(isMap(value) ? value : {}), ...kind })}\n`;
  const text = `${stringify(value, { version: "1.1" })}${document.kind === "object" ? "" : stringify(kind)}`;
  return form === "uncut" ? `${text}extra: &extra e\nagain: *extra\n` : text;
}

function linesOf({ list, items }: EditedList, form: "lines" | "indented"): string {
  const dash = form === "lines" ? "-" : "  -";
  const lines = items.map((item) => `${dash} ${JSON.stringify(item)}\n`).join("");
  return `apiVersion: ${list.apiVersion}\nkind: ${list.kind}\nitems:${lines === "" ? " []" : ""}\n${lines}`;
}

function damaged({ damage }: EditedFile, text: string): string {
  if (damage === null) return text;
  const offset = damage.offset % (text.length + 1);
  return text.slice(0, offset) + damage.insert + text.slice(offset + damage.drop);
}
