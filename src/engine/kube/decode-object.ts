import type { ManifestFinding, ManifestObject, ParsedChunk } from "../manifest/manifest";
import { explainPlaceholders } from "../manifest/recognise/recognise-placeholder";
import { assertNever } from "../source/assert-never";
import type { TextOrigin } from "../source/range";
import { decodeEndpointSlice, decodeEndpoints } from "./decode-endpoints";
import { decodeExpectationSpec } from "./decode-expectation";
import {
  type DecodeContext,
  isStringOrAbsent,
  readList,
  readString,
  readStringMap,
  readStruct,
  refuseUnknownFields,
  rootField,
  type Struct,
} from "./decode-fields";
import { decodeIngress, decodeIngressClass } from "./decode-ingress";
import { decodeMetadata, type Metadata } from "./decode-metadata";
import { decodeNetworkPolicySpec, NETWORK_POLICY_FIELDS } from "./decode-network-policy";
import { decodeAddress, decodePodSpec, decodePodStatus } from "./decode-pod";
import { decodeServiceSpec } from "./decode-service";
import { decodeWorkloadSpec } from "./decode-workload";
import type { DecodedKind } from "./decoded-kinds";
import { refuseHead, refuseKind } from "./explain/explain-kind";
import { judgeMetadata, judgeObject } from "./judge/judge-object";
import { isUsual, USUAL_METADATA, USUAL_NAMESPACE, USUAL_POD } from "./judge/usual-object";
import { classifyKind, isClusterScoped } from "./kinds";
import { dnsLabelProblem, dnsSubdomainProblem } from "./name-rules";
import { NAMESPACE_NAME_LABEL } from "./namespace-name-label";
import type { DecodedObject, KubeObject } from "./objects";

/** Kinds whose fields are known in full; others are read for what evaluation needs. */
const KNOWN_FIELDS: ReadonlyMap<DecodedKind, ReadonlySet<string>> = new Map([
  ["NetworkPolicy", NETWORK_POLICY_FIELDS],
  ["Expectation", new Set(["apiVersion", "kind", "metadata", "spec"])],
]);

/** What became of one manifest object. */
export interface Decoding {
  /** Null where it takes no part: refused (an error is among the findings), or of a kind that is ignored. */
  readonly object: DecodedObject | null;
  readonly findings: readonly ManifestFinding[];
  /** Empty where missing. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  /** True where the server makes up the name from `generateName`: no two such objects are the same. */
  readonly isNameGenerated: boolean;
  /** True for a kind that says nothing about connections. */
  readonly ignored: boolean;
}

/** Decoded objects, so that an unchanged one costs nothing and is the same object again. */
export interface DecodeCache {
  /** By the text that they were read from. */
  readonly byChunk: WeakMap<ParsedChunk, Reading>;
  /** By the place where they stand. */
  readonly byOrigin: WeakMap<TextOrigin, { readonly read: Decoding; readonly placed: Decoding }>;
}

/** What a text came to, and what it depends on besides. */
interface Reading {
  readonly defaultNamespace: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly decoding: Decoding;
}

/** Makes an empty cache. */
export function createDecodeCache(): DecodeCache {
  return { byChunk: new WeakMap(), byOrigin: new WeakMap() };
}

/**
 * Decodes one object as the API server would and as far as evaluation reads it; never guesses. With an error among the
 * findings the object is null.
 *
 * @param defaultNamespace - where an object goes that names no namespace
 */
export function decodeObject(manifest: ManifestObject, defaultNamespace: string, cache: DecodeCache): Decoding {
  const read = decodeText(manifest, defaultNamespace, cache);
  const { origin } = manifest;
  if (read.object === null || read.object.origin === origin) return read;
  const known = cache.byOrigin.get(origin);
  if (known?.read === read) return known.placed;
  const placed = { ...read, object: { ...read.object, origin } };
  cache.byOrigin.set(origin, { read, placed });
  return placed;
}

function decodeText(manifest: ManifestObject, defaultNamespace: string, { byChunk }: DecodeCache): Decoding {
  const { apiVersion = "", kind = "" } = manifest.inherited ?? {};
  const known = byChunk.get(manifest.parsed);
  if (known?.defaultNamespace === defaultNamespace && known.apiVersion === apiVersion && known.kind === kind) {
    return known.decoding;
  }
  const read = decodeChunk(manifest, defaultNamespace);
  const isRefused = read.findings.some(({ severity }) => severity === "error");
  const { tree } = manifest;
  const decoding = isRefused && tree !== null ? { ...read, findings: explainPlaceholders(tree, read.findings) } : read;
  byChunk.set(manifest.parsed, { defaultNamespace, apiVersion, kind, decoding });
  return decoding;
}

function decodeChunk(manifest: ManifestObject, defaultNamespace: string): Decoding {
  const context: DecodeContext = { findings: [...manifest.findings] };
  const blank = { apiVersion: "", kind: "", namespace: null, name: "", isNameGenerated: false, ignored: false };
  if (manifest.tree === null) return { ...blank, object: null, findings: context.findings };
  const root = rootField(manifest.tree);
  if (manifest.tree.kind !== "map") {
    context.findings.push({
      code: "input-not-manifest",
      severity: "error",
      type: "DecodeError",
      message: "this is no Kubernetes object: an object is a map that begins with apiVersion and kind",
      range: manifest.tree.range,
      field: "",
    });
    return { ...blank, object: null, findings: context.findings };
  }
  const object = readStruct(context, root, null);
  if (object === null) return { ...blank, object: null, findings: context.findings };
  const [kindField, versionField] = [object.field("kind"), object.field("apiVersion")];
  const isHeadText = isStringOrAbsent(kindField) && isStringOrAbsent(versionField);
  const kind = (isHeadText && readString(context, kindField)) || manifest.inherited?.kind || "";
  const apiVersion = (isHeadText && readString(context, versionField)) || manifest.inherited?.apiVersion || "";
  const named = nameOf(object);
  const done = (decoded: DecodedObject | null, ignored = false): Decoding => {
    const refused = context.findings.some((finding) => finding.severity === "error");
    return { object: refused ? null : decoded, findings: context.findings, apiVersion, kind, ...named, ignored };
  };
  if (!isHeadText || kind === "" || !API_VERSION.test(apiVersion)) {
    refuseHead(context, object, kind, apiVersion);
    return done(null);
  }
  const use = classifyKind(apiVersion, kind);
  switch (use.use) {
    case "ignore":
      // With a list of items it would have been taken apart.
      if (isListKind(apiVersion, kind)) readList(context, object.field("items"));
      return done(null, true);
    case "unknown":
      refuseKind(context, object, kind, apiVersion, use);
      return done(null);
    case "other-policy": {
      const metadata = decodeMetadata(context, object, () => null, true);
      const common = commonFields(metadata, manifest, object);
      return done({ ...common, kind: "OtherPolicy", apiVersion, actualKind: kind, namespace: metadata.namespace });
    }
    case "decode":
      return judged(
        manifest,
        object,
        use.kind,
        done(decodeKind(context, manifest, object, use.kind, defaultNamespace)),
      );
    default:
      return assertNever(use);
  }
}

function isListKind(apiVersion: string, kind: string): boolean {
  if (kind === "List") return apiVersion === "v1";
  return kind.endsWith("List") && classifyKind(apiVersion, kind.slice(0, -"List".length)).use === "decode";
}

/** A version, or a group and a version. */
const API_VERSION = /^([^/]*\/)?[^/]+$/;

/** Kinds that are held to all that the API server would say; of others only what evaluation reads has to be right. */
const JUDGED: ReadonlySet<DecodedKind> = new Set(["NetworkPolicy", "Namespace", "Pod", "Expectation"]);

/**
 * Adds what the server would say besides. A policy that it refuses is none; a Pod or Namespace that can be evaluated takes
 * part all the same, since whoever drafts one wants to see what it would do.
 */
function judged({ tree }: ManifestObject, object: Struct, kind: DecodedKind, decoding: Decoding): Decoding {
  if (tree === null || !JUDGED.has(kind)) return decoding;
  const context: DecodeContext = { findings: [...decoding.findings] };
  const metadata = object.field("metadata");
  if (metadata.node?.kind === "map" && !isUsual(metadata.node, USUAL_METADATA)) judgeMetadata(context, metadata);
  const isPod = kind === "Pod";
  const isDrafted = isPod || kind === "Namespace";
  if (isDrafted && !isUsual(tree, isPod ? USUAL_POD : USUAL_NAMESPACE)) judgeObject(context, rootField(tree), kind);
  const isRefused = !isDrafted && context.findings.some(({ severity }) => severity === "error");
  return { ...decoding, object: isRefused ? null : decoding.object, findings: context.findings };
}

function decodeKind(
  context: DecodeContext,
  manifest: ManifestObject,
  object: Struct,
  kind: DecodedKind,
  defaultNamespace: string,
): DecodedObject | null {
  const known = KNOWN_FIELDS.get(kind);
  if (known !== undefined && manifest.tree?.kind === "map")
    refuseUnknownFields(context, manifest.tree, { path: "" }, known);
  const nameProblem = kind === "Namespace" ? dnsLabelProblem : dnsSubdomainProblem;
  const metadata = decodeMetadata(context, object, nameProblem, !isClusterScoped(kind));
  const common = commonFields(metadata, manifest, object);
  const namespaced = { ...common, namespace: metadata.namespace ?? defaultNamespace };
  switch (kind) {
    case "Namespace": {
      const labels = new Map(metadata.labels).set(NAMESPACE_NAME_LABEL, metadata.name);
      return { ...common, kind, labels, implied: false };
    }
    case "Node": {
      const status = readStruct(context, object.field("status"), null);
      const items = status === null ? [] : readList(context, status.field("addresses"));
      const addresses = items.flatMap((item) => {
        const struct = readStruct(context, item, null);
        const type = struct === null ? null : readString(context, struct.field("type"));
        const isAddress = type === "InternalIP" || type === "ExternalIP";
        const address = struct !== null && isAddress ? decodeAddress(context, struct.field("address")) : null;
        return address === null ? [] : [address];
      });
      return { ...common, kind, addresses };
    }
    case "Pod": {
      const spec = decodePodSpec(context, object.field("spec"));
      const status = decodePodStatus(context, object.field("status"));
      return { ...namespaced, kind, ...spec, owner: metadata.owner, status };
    }
    case "NetworkPolicy":
      return { ...namespaced, kind, ...decodeNetworkPolicySpec(context, object) };
    case "Service":
      return { ...namespaced, kind, ...decodeServiceSpec(context, object, metadata.nameRange) };
    case "EndpointSlice":
      return { ...namespaced, kind, ...decodeEndpointSlice(context, object, metadata.labels) };
    case "Endpoints":
      return { ...namespaced, kind, ...decodeEndpoints(context, object) };
    case "Ingress":
      return { ...namespaced, kind, ...decodeIngress(context, object, annotationsOf(context, metadata)) };
    case "Expectation":
      return { ...namespaced, kind, ...decodeExpectationSpec(context, object, namespaced.namespace) };
    case "IngressClass":
      return { ...common, kind, ...decodeIngressClass(context, object, annotationsOf(context, metadata)) };
    default: {
      const workload = decodeWorkloadSpec(context, object, kind);
      return workload === null ? null : { ...namespaced, kind, ...workload, owner: metadata.owner };
    }
  }
}

function annotationsOf(context: DecodeContext, { struct }: Metadata): ReadonlyMap<string, string> {
  return struct === null ? new Map() : readStringMap(context, struct.field("annotations"));
}

function commonFields(metadata: Metadata, manifest: ManifestObject, object: Struct): KubeObject {
  const { name, nameRange, labels } = metadata;
  return { name, nameRange, labels, origin: manifest.origin, range: object.range };
}

/** Name and namespace for the heading of a finding, whatever else is wrong. */
function nameOf(object: Struct): { name: string; namespace: string | null; isNameGenerated: boolean } {
  const metadata = object.field("metadata").node;
  const text = (key: string) => {
    const value = metadata?.kind === "map" ? metadata.entries.find((entry) => entry.key === key)?.value : undefined;
    return value?.kind === "scalar" && typeof value.value === "string" ? value.value : null;
  };
  const [name, generateName] = [text("name") ?? "", text("generateName") ?? ""];
  return {
    name: name || generateName,
    namespace: text("namespace"),
    isNameGenerated: name === "" && generateName !== "",
  };
}
