import type { LeftOut, LocatedDiagnostic, ScenarioFile, StandIn } from "./analysis";
import { buildCluster } from "./cluster/build-cluster";
import type { Cluster } from "./cluster/cluster";
import { completeCluster } from "./cluster/complete-cluster";
import { findExpectationProblems } from "./insight/expectation/expectation-problems";
import { type DecodeCache, type Decoding, decodeObject } from "./kube/decode-object";
import type { DecodedObject, NetworkPolicy } from "./kube/objects";
import type { LastGoodTexts, ReadObject } from "./last-good";
import type { ManifestObject } from "./manifest/manifest";
import { createManifestCache, type ManifestCache } from "./manifest/manifest-cache";
import { readManifest } from "./manifest/read-manifest";
import { nameGenerated, titleOf } from "./object-title";
import { findDoorProblems } from "./service/service-problems";
import type { Diagnostic } from "./source/diagnostic";
import { indexLines, type LineIndex } from "./source/line-index";
import { type Place, placeOf } from "./source/range";
import { standInFor } from "./stand-in";

/** A scenario's text, read: what takes part, what does not and why. */
export interface Scenario {
  /** Every object that takes part, in the order of files and text. */
  readonly objects: readonly DecodedObject[];
  readonly cluster: Cluster;
  /** The same with what every cluster has and no text states: DNS pods, for an Ingress a controller; `cluster` itself where nothing is missing. */
  readonly complete: Cluster;
  readonly policies: readonly NetworkPolicy[];
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly leftOut: readonly LeftOut[];
  /** Broken objects that take part as they last could be read. */
  readonly standIns: readonly StandIn[];
  /** Objects of kinds that say nothing about connections. */
  readonly ignoredKinds: readonly { readonly kind: string; readonly count: number }[];
  /** Line (from 1) of a place's start. */
  lineOf(place: Place): number;
}

/** Remembers what it has read, so that an edit costs the objects that it touched. */
export interface ScenarioReader {
  /** @param lastGood - what stands in for broken objects; absent: they are left out */
  read(
    files: readonly ScenarioFile[],
    options: ReadOptions,
    onProgress?: () => void,
    lastGood?: LastGoodTexts,
  ): Scenario;
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
  return {
    read: (files, options, onProgress, lastGood) =>
      readFiles(files, options, { manifests, decodings, lastGood }, onProgress),
  };
}

/** What a reader remembers. */
interface Memory {
  readonly manifests: ManifestCache;
  readonly decodings: DecodeCache;
  readonly lastGood: LastGoodTexts | undefined;
}

function readFiles(
  files: readonly ScenarioFile[],
  { defaultNamespace }: ReadOptions,
  { manifests, decodings, lastGood }: Memory,
  onProgress?: () => void,
): Scenario {
  manifests.keepOnly(files.map(({ name }) => name));
  lastGood?.keepOnly(files.map(({ name }) => name));
  const locate = createLocator(files);
  const diagnostics: LocatedDiagnostic[] = [];
  const ignored = new Map<string, number>();
  const read: TitledObject[] = [];
  const broken: BrokenObject[] = [];
  const generated = new Map<string, number>();
  let count = 0;
  for (const { name, text } of files) {
    const objects = readManifest(name, text, manifests, onProgress).objects.map((manifest) => {
      if (++count % PROGRESS_STEP === 0) onProgress?.();
      const decoding = decodeObject(manifest, defaultNamespace, decodings);
      return { manifest, decoding, health: healthOf(decoding) };
    });
    const lastGoodOf = lastGood?.follow(name, text, objects) ?? [];
    for (const [i, { manifest, decoding }] of objects.entries()) {
      const plainTitle = titleOf(decoding, manifest, defaultNamespace, text);
      const { object, title } = nameGenerated(decoding, plainTitle, generated);
      for (const { range, ...finding } of decoding.findings) {
        const place = placeOf(manifest.origin, range);
        diagnostics.push(locate.diagnostic({ ...finding, place, object: title, document: manifest.document }));
      }
      if (decoding.ignored) ignored.set(decoding.kind, (ignored.get(decoding.kind) ?? 0) + 1);
      else if (object !== null) read.push({ object, title, standsFor: null });
      else {
        const whole = { title, decoding, manifest };
        broken.push(whole);
        const good = lastGoodOf[i] ?? [];
        for (const each of good) {
          const standIn = standInFor(each, manifest, good.length === 1);
          const itsDecoding = decodeObject(standIn, defaultNamespace, decodings);
          const itsTitle = titleOf(itsDecoding, standIn, defaultNamespace, text);
          const named = nameGenerated(itsDecoding, itsTitle, generated);
          if (named.object !== null) read.push({ object: named.object, title: named.title, standsFor: whole });
        }
      }
    }
  }
  const decoded = dropNeedless(read);
  const standIns = decoded.flatMap(({ title, standsFor }) =>
    standsFor === null ? [] : locate.leftOut(title, reasonOf(standsFor.decoding), faultOf(standsFor)),
  );
  const stoodFor = new Set(decoded.map(({ standsFor }) => standsFor));
  const leftOut = broken.flatMap((each) => {
    const { title, decoding, manifest } = each;
    if (stoodFor.has(each)) return [];
    return locate.leftOut(title, reasonOf(decoding), placeOf(manifest.origin, manifest.range));
  });
  const objects = dropReplaced(decoded, locate, diagnostics, leftOut);
  onProgress?.();
  const { cluster, notes } = buildCluster(objects);
  const titles = new Map(decoded.map(({ object, title }) => [object, title]));
  for (const { code, object, message } of notes) {
    const severity = code === "other-policies-present" ? "warning" : "info";
    const title = titles.get(object) ?? object.name;
    diagnostics.push(locate.diagnostic(noteOf({ object, title }, code, severity, message)));
  }
  let complete: Cluster | null = null;
  const completed = () => {
    complete ??= completeCluster(objects, cluster);
    return complete;
  };
  for (const { code, object, range, message } of findExpectationProblems(cluster, completed, objects)) {
    const note = noteOf({ object, title: titles.get(object) ?? object.name }, code, "warning", message);
    diagnostics.push(locate.diagnostic({ ...note, field: "spec", place: placeOf(object.origin, range) }));
  }
  const doors = objects.some(({ kind }) => kind === "Service" || kind === "Ingress");
  for (const { code, object, range, field, message } of doors ? findDoorProblems(completed(), objects) : []) {
    const note = noteOf({ object, title: titles.get(object) ?? object.name }, code, "warning", message);
    diagnostics.push(locate.diagnostic({ ...note, field, place: placeOf(object.origin, range) }));
  }
  const order = new Map(files.map((file, i) => [file.name, i]));
  const fileOrder = (place: Place) => order.get(place.file) ?? 0;
  diagnostics.sort((a, b) => fileOrder(a.place) - fileOrder(b.place) || a.place.from - b.place.from);
  return {
    objects,
    cluster,
    get complete() {
      return completed();
    },
    policies: objects.filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy"),
    diagnostics,
    leftOut,
    standIns,
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
  /** The broken object for which an earlier text of it stands in; null for what is read as it stands. */
  readonly standsFor: BrokenObject | null;
}

/** An object that would be refused. */
interface BrokenObject {
  readonly title: string;
  readonly decoding: Decoding;
  readonly manifest: ManifestObject;
}

function healthOf({ object, ignored }: Decoding): ReadObject["health"] {
  if (ignored) return "ignored";
  return object === null ? "broken" : "good";
}

/** A text that is no longer there gives way to one of the same kind and name that is; of two such the last one counts. */
function dropNeedless(read: readonly TitledObject[]): readonly TitledObject[] {
  const standing = read.filter(({ standsFor }) => standsFor !== null);
  if (standing.length === 0) return read;
  const good = new Set(read.flatMap(({ title, standsFor }) => (standsFor === null ? title : [])));
  const last = new Map(standing.map((each) => [each.title, each]));
  return read.filter((each) => each.standsFor === null || (!good.has(each.title) && last.get(each.title) === each));
}

/** Where the first error stands; the whole object where none says. */
function faultOf({ decoding, manifest }: BrokenObject): Place {
  const first = decoding.findings.find(({ severity }) => severity === "error");
  return placeOf(manifest.origin, first?.range ?? manifest.range);
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
  { object, title }: Pick<TitledObject, "object" | "title">,
  code: Diagnostic["code"],
  severity: Diagnostic["severity"],
  message: string,
): Diagnostic {
  const place = placeOf(object.origin, object.nameRange);
  const { document } = object;
  return { code, severity, type: "Lint", message, field: "metadata.name", place, object: title, document };
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
