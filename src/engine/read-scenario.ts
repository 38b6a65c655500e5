import type { LeftOut, LocatedDiagnostic, ScenarioFile, StandIn } from "./analysis";
import type { Cluster } from "./cluster/cluster";
import { type ClusterBuilder, createClusterBuilder } from "./cluster/cluster-builder";
import { findExpectationProblems } from "./insight/expectation/expectation-problems";
import { type Decoding, decodeObject } from "./kube/decode-object";
import type { DecodedObject, NetworkPolicy } from "./kube/objects";
import type { LastGoodTexts } from "./last-good";
import { createLocator, type Locator } from "./locator";
import type { ManifestObject } from "./manifest/manifest";
import { type NumberedNames, nameGenerated, titleOf } from "./object-title";
import { createEntryMemory, type EntryMemory, readEntries } from "./read-entries";
import { findDoorProblems } from "./service/service-problems";
import type { Diagnostic } from "./source/diagnostic";
import { moveFix } from "./source/fix";
import { createLineIndexes, type LineIndexes } from "./source/line-indexes";
import { type Place, placeOf, type Range } from "./source/range";
import { standInFor } from "./stand-in";
import { finish, type Steps } from "./steps";

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
  /** All findings together with some about objects that take part, found later; in the order of files and text. */
  diagnosticsWith(remarks: readonly ObjectRemark[]): readonly LocatedDiagnostic[];
}

/** Something that is no mistake, about a part of an object. */
export interface ObjectRemark {
  readonly code: Diagnostic["code"];
  readonly object: DecodedObject;
  /** Relative to the object. */
  readonly range: Range;
  readonly field: string;
  readonly message: string;
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
  /** The same in steps; what a reading that is left off had read is kept for the next one. */
  readInSteps(
    files: readonly ScenarioFile[],
    options: ReadOptions,
    onProgress?: () => void,
    lastGood?: LastGoodTexts,
  ): Steps<Scenario>;
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
  const memory: Memory = {
    entries: createEntryMemory(),
    numbered: new WeakMap(),
    buildCluster: createClusterBuilder(),
    indexLines: createLineIndexes(),
  };
  const readInSteps: ScenarioReader["readInSteps"] = (files, options, onProgress, lastGood) =>
    readFiles(files, options, { memory, lastGood }, onProgress);
  return { read: (...args) => finish(readInSteps(...args), args[2]), readInSteps };
}

/** What a reader remembers. */
interface Memory {
  readonly entries: EntryMemory;
  readonly numbered: NumberedNames;
  readonly buildCluster: ClusterBuilder;
  readonly indexLines: LineIndexes;
}

function* readFiles(
  files: readonly ScenarioFile[],
  { defaultNamespace }: ReadOptions,
  { memory, lastGood }: { readonly memory: Memory; readonly lastGood: LastGoodTexts | undefined },
  onProgress: () => void = () => {},
): Steps<Scenario> {
  const { manifests, decodings } = memory.entries;
  manifests.keepOnly(files.map(({ name }) => name));
  memory.indexLines.keepOnly(files.map(({ name }) => name));
  lastGood?.keepOnly(files.map(({ name }) => name));
  const read = yield* readEntries(files, defaultNamespace, memory.entries, onProgress);
  const locate = createLocator(files, memory.indexLines);
  const diagnostics: LocatedDiagnostic[] = [];
  const ignored = new Map<string, number>();
  const titled: TitledObject[] = [];
  const broken: BrokenObject[] = [];
  const generated = new Map<string, number>();
  for (const [at, { name, text }] of files.entries()) {
    const entries = read[at] ?? [];
    const lastGoodOf = lastGood?.follow(name, text, entries) ?? [];
    for (const [i, { manifest, decoding, title: plainTitle }] of entries.entries()) {
      const { object, title } = nameGenerated(decoding, plainTitle, generated, memory.numbered);
      for (const { range, fix, first, ...finding } of decoding.findings) {
        const place = placeOf(manifest.origin, range);
        const moved = fix === undefined ? {} : { fix: moveFix(fix, manifest.origin.offset) };
        const where = first === undefined ? "" : ` (first in line ${locate.lineOf(placeOf(manifest.origin, first))})`;
        const message = finding.message + where;
        diagnostics.push(
          locate.diagnostic({ ...finding, ...moved, message, place, object: title, document: manifest.document }),
        );
      }
      if (decoding.ignored) ignored.set(decoding.kind, (ignored.get(decoding.kind) ?? 0) + 1);
      else if (object !== null) titled.push({ object, title, document: manifest.document, standsFor: null });
      else {
        const whole = { title, decoding, manifest };
        broken.push(whole);
        const good = lastGoodOf[i] ?? [];
        for (const each of good) {
          const standIn = standInFor(each, manifest, good.length === 1);
          const itsDecoding = decodeObject(standIn, defaultNamespace, decodings);
          const itsTitle = titleOf(itsDecoding, standIn, defaultNamespace, text);
          const named = nameGenerated(itsDecoding, itsTitle, generated, memory.numbered);
          if (named.object === null) continue;
          titled.push({ ...named, object: named.object, document: manifest.document, standsFor: whole });
        }
      }
    }
  }
  const decoded = dropNeedless(titled);
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
  onProgress();
  const { cluster, notes, complete } = memory.buildCluster(objects);
  onProgress();
  let titles: ReadonlyMap<DecodedObject, TitledObject> | null = null;
  const titledOf = (object: DecodedObject): TitledObject => {
    titles ??= new Map(decoded.map((each) => [each.object, each]));
    return titles.get(object) ?? { object, title: object.name, document: 0, standsFor: null };
  };
  const refused = new Set(leftOut.map((each) => each.object));
  for (const { code, object, message } of notes) {
    const severity = code === "other-policies-present" ? "warning" : "info";
    // What declares it is refused, and that is told.
    if (code === "namespace-implied" && "namespace" in object && refused.has(`v1/Namespace/${object.namespace}`))
      continue;
    diagnostics.push(locate.diagnostic(noteOf(titledOf(object), code, severity, message)));
  }
  const expects = objects.some(({ kind }) => kind === "Expectation");
  for (const { code, object, range, message } of expects ? findExpectationProblems(cluster, complete, objects) : []) {
    const note = noteOf(titledOf(object), code, "warning", message);
    diagnostics.push(locate.diagnostic({ ...note, field: "spec", place: placeOf(object.origin, range) }));
  }
  const doors = objects.some(({ kind }) => kind === "Service" || kind === "Ingress");
  for (const { code, object, range, field, message } of doors ? findDoorProblems(complete(), objects) : []) {
    const note = noteOf(titledOf(object), code, "warning", message);
    diagnostics.push(locate.diagnostic({ ...note, field, place: placeOf(object.origin, range) }));
  }
  onProgress();
  const order = new Map(files.map((file, i) => [file.name, i]));
  const fileOrder = (place: Place) => order.get(place.file) ?? 0;
  const inOrder = (a: LocatedDiagnostic, b: LocatedDiagnostic) =>
    fileOrder(a.place) - fileOrder(b.place) || a.place.from - b.place.from;
  diagnostics.sort(inOrder);
  return {
    objects,
    cluster,
    get complete() {
      return complete();
    },
    policies: objects.filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy"),
    diagnostics,
    leftOut,
    standIns,
    ignoredKinds: [...ignored].map(([kind, count]) => ({ kind, count })).sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    lineOf: locate.lineOf,
    diagnosticsWith: (remarks) =>
      remarks.length === 0
        ? diagnostics
        : [
            ...diagnostics,
            ...remarks.map((remark) => locate.diagnostic(remarkOn(titledOf(remark.object), remark))),
          ].sort(inOrder),
  };
}

/** An object with the heading of its findings: `networking.k8s.io/v1/NetworkPolicy/app/web`. */
interface TitledObject {
  readonly object: DecodedObject;
  readonly title: string;
  /** Index of its document in its file. */
  readonly document: number;
  /** The broken object for which an earlier text of it stands in; null for what is read as it stands. */
  readonly standsFor: BrokenObject | null;
}

/** An object that would be refused. */
interface BrokenObject {
  readonly title: string;
  readonly decoding: Decoding;
  readonly manifest: ManifestObject;
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
  return placeOf(manifest.origin, firstOf(errorsOf(decoding))?.range ?? manifest.range);
}

function errorsOf({ findings }: Decoding): Decoding["findings"] {
  return findings.filter(({ severity }) => severity === "error");
}

/** What stands first in the text, where whoever reads down the lines comes first; decoding may find it last. */
function firstOf(findings: Decoding["findings"]): Decoding["findings"][number] | undefined {
  return findings.toSorted((a, b) => a.range.from - b.range.from)[0];
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
  return decoded.flatMap((titled) => {
    const { object, title } = titled;
    const winner = last.get(title);
    if (winner === undefined || winner === object) return object;
    const line = locate.lineOf(placeOf(winner.origin, winner.range));
    const message = `a later object of the same kind and name replaces this one (${winner.origin.file}, line ${line})`;
    diagnostics.push(locate.diagnostic(noteOf(titled, "object-duplicate", "warning", message)));
    leftOut.push(locate.leftOut(title, message, placeOf(object.origin, object.range)));
    return [];
  });
}

function remarkOn(
  { object, title, document }: TitledObject,
  { code, field, message, range }: ObjectRemark,
): Diagnostic {
  const place = placeOf(object.origin, range);
  return { code, severity: "info", type: "Lint", message, field, place, object: title, document };
}

function noteOf(
  { object, title, document }: TitledObject,
  code: Diagnostic["code"],
  severity: Diagnostic["severity"],
  message: string,
): Diagnostic {
  const place = placeOf(object.origin, object.nameRange);
  return { code, severity, type: "Lint", message, field: "metadata.name", place, object: title, document };
}

function reasonOf(decoding: Decoding): string {
  const errors = errorsOf(decoding);
  const first = firstOf(errors);
  if (first === undefined) return "it could not be read";
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const isNamed = first.field === "" || first.message.startsWith(first.field);
  return `${isNamed ? "" : `${first.field}: `}${first.message}${more}`;
}
