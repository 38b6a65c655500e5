import type { LeftOut, LocatedDiagnostic, ScenarioFile } from "./analysis";
import { buildCluster } from "./cluster/build-cluster";
import type { Cluster } from "./cluster/cluster";
import { type DecodeCache, type Decoding, decodeObject } from "./kube/decode-object";
import { isClusterScoped } from "./kube/kinds";
import type { DecodedObject, NetworkPolicy } from "./kube/objects";
import type { ManifestObject } from "./manifest/manifest";
import { createManifestCache, type ManifestCache } from "./manifest/manifest-cache";
import { readManifest } from "./manifest/read-manifest";
import type { Diagnostic } from "./source/diagnostic";
import { indexLines, type LineIndex } from "./source/line-index";
import { type Place, placeOf } from "./source/range";

/** A scenario's text, read: what takes part, what does not and why. */
export interface Scenario {
  /** Every object that takes part, in the order of files and text. */
  readonly objects: readonly DecodedObject[];
  readonly cluster: Cluster;
  readonly policies: readonly NetworkPolicy[];
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly leftOut: readonly LeftOut[];
  /** Objects of kinds that say nothing about connections. */
  readonly ignoredKinds: readonly { readonly kind: string; readonly count: number }[];
  /** Line (from 1) of a place's start. */
  lineOf(place: Place): number;
}

/** Remembers what it has read, so that an edit costs the objects that it touched. */
export interface ScenarioReader {
  read(files: readonly ScenarioFile[], options: ReadOptions, onProgress?: () => void): Scenario;
}

/** How a scenario is read. */
export interface ReadOptions {
  /** Namespace of objects that name none. */
  readonly defaultNamespace: string;
}

/** Reads files once; see {@link createScenarioReader} for reading them again and again. */
export function readScenario(files: readonly ScenarioFile[], options: Partial<ReadOptions> = {}): Scenario {
  return createScenarioReader().read(files, { defaultNamespace: "default", ...options });
}

/** Makes a reader with empty caches. */
export function createScenarioReader(): ScenarioReader {
  const manifests = createManifestCache();
  const decodings: DecodeCache = new WeakMap();
  return { read: (files, options, onProgress) => readFiles(files, options, manifests, decodings, onProgress) };
}

function readFiles(
  files: readonly ScenarioFile[],
  { defaultNamespace }: ReadOptions,
  manifests: ManifestCache,
  decodings: DecodeCache,
  onProgress?: () => void,
): Scenario {
  manifests.keepOnly(files.map(({ name }) => name));
  const locate = createLocator(files);
  const diagnostics: LocatedDiagnostic[] = [];
  const leftOut: LeftOut[] = [];
  const ignored = new Map<string, number>();
  const decoded: TitledObject[] = [];
  const generated = new Map<string, number>();
  let count = 0;
  for (const { name, text } of files) {
    for (const manifest of readManifest(name, text, manifests, onProgress).objects) {
      if (++count % PROGRESS_STEP === 0) onProgress?.();
      const decoding = decodeObject(manifest, defaultNamespace, decodings);
      const plainTitle = titleOf(decoding, manifest, defaultNamespace, text);
      const { object, title } = nameGenerated(decoding, plainTitle, generated);
      for (const { range, ...finding } of decoding.findings) {
        const place = placeOf(manifest.origin, range);
        diagnostics.push(locate.diagnostic({ ...finding, place, object: title, document: manifest.document }));
      }
      if (decoding.ignored) ignored.set(decoding.kind, (ignored.get(decoding.kind) ?? 0) + 1);
      else if (object !== null) decoded.push({ object, title });
      else leftOut.push(locate.leftOut(title, reasonOf(decoding), placeOf(manifest.origin, manifest.range)));
    }
  }
  const objects = dropReplaced(decoded, locate, diagnostics, leftOut);
  onProgress?.();
  const { cluster, notes } = buildCluster(objects);
  const titles = new Map(decoded.map(({ object, title }) => [object, title]));
  for (const { code, object, message } of notes) {
    const severity = code === "other-policies-present" ? "warning" : "info";
    const title = titles.get(object) ?? object.name;
    diagnostics.push(locate.diagnostic(noteOf({ object, title }, code, severity, message)));
  }
  const order = new Map(files.map((file, i) => [file.name, i]));
  const fileOrder = (place: Place) => order.get(place.file) ?? 0;
  diagnostics.sort((a, b) => fileOrder(a.place) - fileOrder(b.place) || a.place.from - b.place.from);
  return {
    objects,
    cluster,
    policies: objects.filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy"),
    diagnostics,
    leftOut,
    ignoredKinds: [...ignored].map(([kind, count]) => ({ kind, count })).sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    lineOf: locate.lineOf,
  };
}

/** After how many objects progress is told. */
const PROGRESS_STEP = 256;

/** An object with the heading of its findings: `networking.k8s.io/v1/NetworkPolicy/app/web`. */
interface TitledObject {
  readonly object: DecodedObject;
  readonly title: string;
}

/** The server makes up a different name for each object with `generateName`: here they are numbered. */
function nameGenerated(
  { object, isNameGenerated }: Decoding,
  title: string,
  generated: Map<string, number>,
): { readonly object: DecodedObject | null; readonly title: string } {
  if (object === null || !isNameGenerated) return { object, title };
  const number = (generated.get(title) ?? 0) + 1;
  generated.set(title, number);
  return { object: { ...object, name: `${object.name}${number}` }, title: `${title}${number}` };
}

/** Of objects with the same kind, namespace and name the last one counts, as with `kubectl apply`. */
function dropReplaced(
  decoded: readonly TitledObject[],
  locate: Locator,
  diagnostics: LocatedDiagnostic[],
  leftOut: LeftOut[],
): readonly DecodedObject[] {
  const last = new Map<string, DecodedObject>();
  for (const { object, title } of decoded) last.set(title, object);
  return decoded.flatMap(({ object, title }) => {
    const winner = last.get(title);
    if (winner === undefined || winner === object) return object;
    const line = locate.lineOf(placeOf(winner.origin, winner.range));
    const message = `a later object of the same kind and name replaces this one (${winner.origin.file}, line ${line})`;
    diagnostics.push(locate.diagnostic(noteOf({ object, title }, "object-duplicate", "warning", message)));
    leftOut.push(locate.leftOut(title, message, placeOf(object.origin, object.range)));
    return [];
  });
}

function noteOf(
  { object, title }: TitledObject,
  code: Diagnostic["code"],
  severity: Diagnostic["severity"],
  message: string,
): Diagnostic {
  const place = placeOf(object.origin, object.nameRange);
  const { document } = object;
  return { code, severity, type: "Lint", message, field: "metadata.name", place, object: title, document };
}

function titleOf(decoding: Decoding, manifest: ManifestObject, defaultNamespace: string, text: string): string {
  const { apiVersion, kind, namespace, name } = decoding;
  if (kind === "") {
    const item = manifest.itemPath === "" ? "" : `, ${manifest.itemPath}`;
    return `document ${manifest.document + 1} of ${manifest.origin.file}${item}${guessName(manifest, text)}`;
  }
  const object = decoding.object;
  const home = namespace ?? (object !== null && "namespace" in object ? object.namespace : defaultNamespace);
  return [apiVersion, kind, ...(isClusterScoped(kind) ? [] : [home]), name].join("/");
}

/** How far into an object its kind and name are looked for. */
const HEAD_LENGTH = 4_000;

/** What an object that could not be read seems to be, from the lines that say it; empty where nothing says it. */
function guessName({ origin, range }: ManifestObject, text: string): string {
  const start = origin.offset + range.from;
  const own = text.slice(start, Math.min(origin.offset + range.to, start + HEAD_LENGTH));
  const kind = /^\s*kind:\s*([A-Za-z]+)\s*$/m.exec(own)?.[1];
  const name = /^\s*metadata:\s*(?:\s+[^\s:]+:.*\n)*?\s+name:\s*([-.a-z0-9]+)\s*$/m.exec(own)?.[1];
  return kind === undefined || name === undefined ? "" : ` (${kind} ${name})`;
}

function reasonOf({ findings }: Decoding): string {
  const errors = findings.filter((finding) => finding.severity === "error");
  const first = errors[0];
  if (first === undefined) return "it could not be read";
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const isNamed = first.field === "" || first.message.startsWith(first.field);
  return `${isNamed ? "" : `${first.field}: `}${first.message}${more}`;
}

interface Locator {
  lineOf(place: Place): number;
  diagnostic(diagnostic: Diagnostic): LocatedDiagnostic;
  leftOut(object: string, reason: string, place: Place): LeftOut;
}

/** Works out lines; a file's lines are counted when the first place in it is asked for. */
function createLocator(files: readonly ScenarioFile[]): Locator {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (name: string): LineIndex => {
    const index = indexes.get(name) ?? indexLines(files.find((file) => file.name === name)?.text ?? "");
    indexes.set(name, index);
    return index;
  };
  const lineOf = (place: Place) => indexOf(place.file).lineColumn(place.from).line;
  return {
    lineOf,
    diagnostic(diagnostic) {
      const { line, column } = indexOf(diagnostic.place.file).lineColumn(diagnostic.place.from);
      const end = indexOf(diagnostic.place.file).lineColumn(diagnostic.place.to);
      return { ...diagnostic, line, column, endLine: end.line, endColumn: end.column };
    },
    leftOut: (object, reason, place) => ({ object, reason, place, line: lineOf(place) }),
  };
}
