import type { ScenarioFile } from "./analysis";
import { fromNetAssert } from "./insight/expectation/netassert-import";
import { type ArrangedObject, arrangeObjects } from "./intake/arrange-objects";
import { groupBy } from "./intake/group-by";
import { UNREADABLE_HEADING } from "./intake/headings";
import type { ObjectIdentity } from "./intake/identify-object";
import { keptText } from "./intake/kept-text";
import { type IntakeObject, readIntake } from "./intake/read-intake";
import { type UnreadableText, unreadableText } from "./intake/unreadable-text";
import { beatEvery } from "./manifest/beat-every";
import { createManifestCache, type ManifestCache } from "./manifest/manifest-cache";
import { readManifest } from "./manifest/read-manifest";

/** What a dump was taken apart into. */
export interface TakenApart {
  /**
   * `dump`: the files hold what a cluster gave (a List, JSON, fields that only a server writes) or tests of NetAssert, and
   * `files` is what they become; `manifests`: written by hand, `files` are the given ones, untouched; `nothing`: no object in them.
   */
  readonly kind: "dump" | "manifests" | "nothing";
  /**
   * `policies.yaml` with the NetworkPolicies, `expectations.yaml` with what is expected, `cluster.yaml` with the rest; one
   * that would be empty is missing.
   */
  readonly files: readonly ScenarioFile[];
  /** Whether there is nothing in them but expectations, which are about another scenario: the one that is open. */
  readonly onlyExpectations: boolean;
  /** Objects left out by kind (`Secret`: 3, `ConfigMap`: 2), sorted by kind. */
  readonly leftOutKinds: readonly { readonly kind: string; readonly count: number }[];
  /** Documents that could not be read: which, and why; they stand unchanged at the end of `cluster.yaml`. */
  readonly unreadable: readonly { readonly document: string; readonly reason: string }[];
  /** How many objects lost fields that only the server writes (managedFields, status and the like). */
  readonly cleaned: number;
  /**
   * What is to be known of a dump's own text and is not to be seen in `files` any more, with its line from 1: half a
   * character that Kubernetes reads as U+FFFD, JSON texts in a row. At most {@link MOST_REMARKS}.
   */
  readonly remarks: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

/** Nobody reads more of them in a sentence. */
const MOST_REMARKS = 20;

/** The name of what was pasted; taken apart it is named after what it holds. */
const PASTED = "pasted.yaml";

/** Where expectations stand. */
const EXPECTATIONS = "expectations.yaml";

/** After how many objects progress is told. */
const PROGRESS_STEP = 256;

/**
 * Takes a dump of a cluster apart: each object a document of its own, NetworkPolicies in one file and the rest in
 * another, by namespace; without Secrets, ConfigMaps, Events and what only the server writes.
 *
 * What stays is the objects' own text as far as it can be cut out. The same text comes out when the result is taken
 * apart again. Files that were written by hand are given back; of them a single `pasted.yaml` gets a name that tells
 * what it holds: `policies.yaml`, `cluster.yaml`, `expectations.yaml` or `manifests.yaml`. Tests of NetAssert become
 * expectations.
 *
 * @param onProgress - called for every file and at least at every 256 objects
 */
export function takeApart(files: readonly ScenarioFile[], onProgress: () => void = () => {}): TakenApart {
  const converted = files.map((file) => ({ file, expectations: fromNetAssert(file.text) }));
  const tests = converted.flatMap(({ expectations }) => expectations ?? []);
  const others = converted.flatMap(({ file, expectations }) => (expectations === null ? file : []));
  const apart = takeManifestsApart(others, onProgress);
  if (tests.length === 0) return apart;
  const onlyExpectations = others.length === 0 || apart.onlyExpectations;
  return { ...apart, kind: "dump", files: withExpectations(apart.files, tests.join("---\n")), onlyExpectations };
}

/** Expectations in their file, behind those that stand there. */
function withExpectations(files: readonly ScenarioFile[], text: string): readonly ScenarioFile[] {
  const present = files.find(({ name }) => name === EXPECTATIONS);
  if (present === undefined) return [...files, { name: EXPECTATIONS, text }];
  const joined = { name: EXPECTATIONS, text: present.text + separatorOf(text, present.text) + text };
  return files.map((file) => (file === present ? joined : file));
}

function takeManifestsApart(files: readonly ScenarioFile[], onProgress: () => void): TakenApart {
  const cache = createManifestCache();
  const intakes = files.map(({ name, text }) => {
    onProgress();
    return readIntake(name, text, cache, onProgress);
  });
  const objects = intakes.flatMap((intake) => intake.objects);
  const unreadable = intakes.flatMap((intake) => intake.unreadable);
  if (intakes.some(({ isDump }) => isDump)) {
    const sorted = sortOut(objects, unreadable, onProgress);
    return { ...sorted, remarks: lostRemarks(files, sorted.files, cache) };
  }

  const isAnything = objects.length > 0 || unreadable.some(({ text }) => /\bkind["']?\s*:/.test(text));
  return {
    kind: isAnything ? "manifests" : "nothing",
    files: renamePasted(files, objects),
    onlyExpectations: areExpectations(objects) && unreadable.length === 0,
    leftOutKinds: [],
    unreadable: unreadable.map(withoutText),
    cleaned: 0,
    remarks: [],
  };
}

/** What readers note in a text besides errors, and do not note in what became of it. */
function lostRemarks(
  files: readonly ScenarioFile[],
  now: readonly ScenarioFile[],
  cache: ManifestCache,
): TakenApart["remarks"] {
  const noted = files.flatMap((file) => remarksIn(file, cache));
  if (noted.length === 0) return [];
  const kept = new Set(now.flatMap((file) => remarksIn(file, createManifestCache())).map(({ message }) => message));
  return noted.filter(({ message }) => !kept.has(message)).slice(0, MOST_REMARKS);
}

function remarksIn({ name: file, text }: ScenarioFile, cache: ManifestCache): TakenApart["remarks"] {
  return readManifest(file, text, cache).objects.flatMap(({ origin, findings }) =>
    findings.flatMap(({ severity, range, message }) => {
      if (severity === "error") return [];
      const before = text.slice(0, origin.offset + range.from);
      return { file, line: before.split(/\r\n|\n|\r/).length, message };
    }),
  );
}

function sortOut(
  objects: readonly IntakeObject[],
  unreadable: readonly UnreadableText[],
  onProgress: () => void,
): Omit<TakenApart, "remarks"> {
  const onObject = beatEvery(PROGRESS_STEP, onProgress);
  const policies: ArrangedObject[] = [];
  const expectations: ArrangedObject[] = [];
  const others: ArrangedObject[] = [];
  const leftOut: string[] = [];
  const unchanged = [...unreadable];
  let cleaned = 0;
  for (const object of objects) {
    onObject();
    const { identity } = object;
    if (LEFT_OUT.has(identity.kind)) {
      leftOut.push(identity.kind);
      continue;
    }
    const kept = keptText(object);
    if (kept === null) {
      unchanged.push(unreadableText(object));
      continue;
    }
    if (kept.isCleaned) cleaned++;
    const own = isNetworkPolicy(identity) ? policies : isExpectation(identity) ? expectations : others;
    own.push({ identity, text: kept.text });
  }
  return {
    kind: "dump",
    files: [
      ...fileOf("policies.yaml", arrangeObjects(policies), []),
      ...fileOf("cluster.yaml", arrangeObjects(others), unchanged),
      ...fileOf(EXPECTATIONS, arrangeObjects(expectations), []),
    ],
    onlyExpectations: areExpectations(objects) && unchanged.length === 0,
    leftOutKinds: countKinds(leftOut),
    unreadable: unchanged.map(withoutText),
    cleaned,
  };
}

/** Kinds that say nothing about connections and hold what nobody wants to share, or a cluster's chatter. */
const LEFT_OUT: ReadonlySet<string> = new Set(["Secret", "ConfigMap", "Event"]);

/** Kubernetes' own, of any version; other groups have kinds of the same name that mean something else. */
function isNetworkPolicy({ apiVersion, kind }: ObjectIdentity): boolean {
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  return kind === "NetworkPolicy" && (!group.includes(".") || group.endsWith(".k8s.io"));
}

function areExpectations(objects: readonly IntakeObject[]): boolean {
  return objects.length > 0 && objects.every(({ identity }) => isExpectation(identity));
}

function isExpectation({ apiVersion, kind }: ObjectIdentity): boolean {
  return kind === "Expectation" && apiVersion.startsWith("sallyport.dev/");
}

function fileOf(
  name: string,
  documents: readonly string[],
  unchanged: readonly UnreadableText[],
): readonly ScenarioFile[] {
  if (documents.length + unchanged.length === 0) return [];
  // A document of a comment alone: above a text in its own document it could change how that is read.
  const heading = unchanged.length > 0 ? [`${UNREADABLE_HEADING}\n`] : [];
  const all = [...documents, ...heading, ...unchanged.map(({ text }) => text)];
  const separated = all.map((text, index) => separatorOf(text, all[index - 1]) + text);
  return [{ name, text: separated.join("") }];
}

/**
 * What stands between a document and the one before it. A text that has directives or a marker of its own can only
 * follow a document that is ended explicitly.
 */
function separatorOf(document: string, before: string | undefined): string {
  if (before === undefined) return document === `${UNREADABLE_HEADING}\n` ? "---\n" : "";
  const hasMarker = /^(?:%|---(?:\s|$))/m.test(document);
  return `${before.endsWith("\n") ? "" : "\n"}${hasMarker ? "..." : "---"}\n`;
}

function renamePasted(files: readonly ScenarioFile[], objects: readonly IntakeObject[]): readonly ScenarioFile[] {
  const [only] = files;
  if (only === undefined || files.length > 1 || only.name !== PASTED) return files;
  const names = new Set(objects.map(({ identity }) => fileFor(identity)));
  const [name] = names;
  return [{ name: name !== undefined && names.size === 1 ? name : "manifests.yaml", text: only.text }];
}

/** The file in which an object stands where they are sorted. */
function fileFor(identity: ObjectIdentity): string {
  if (isNetworkPolicy(identity)) return "policies.yaml";
  return isExpectation(identity) ? EXPECTATIONS : "cluster.yaml";
}

function countKinds(kinds: readonly string[]): TakenApart["leftOutKinds"] {
  const groups = [...groupBy(kinds, (kind) => kind)];
  return groups.map(([kind, { length }]) => ({ kind, count: length })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

function withoutText({ document, reason }: UnreadableText) {
  return { document, reason };
}
