import { quoted } from "../../manifest/finding";
import type { ErrorType } from "../../source/diagnostic";
import type { DiagnosticCode } from "../../source/diagnostic-code";
import type { Fix } from "../../source/fix";
import { type DecodeContext, type Field, isStringOrAbsent, type Struct } from "../decode-fields";
import { DECODED, type DecodedKind, groupOf } from "../decoded-kinds";
import type { KindUse, UnknownKind } from "../kinds";
import { nearestName } from "./nearest-name";
import { ownKindsOf } from "./own-kinds";

/** Versions that clusters no longer serve, with the release that dropped them. */
const REMOVED: ReadonlyMap<string, { readonly release: string; readonly use: ReadonlyMap<string, string> }> = new Map([
  [
    "extensions/v1beta1",
    {
      release: "1.16",
      use: new Map([
        ["NetworkPolicy", "networking.k8s.io/v1"],
        ["Deployment", "apps/v1"],
        ["DaemonSet", "apps/v1"],
        ["ReplicaSet", "apps/v1"],
        ["Ingress", "networking.k8s.io/v1"],
      ]),
    },
  ],
  [
    "apps/v1beta1",
    {
      release: "1.16",
      use: new Map([
        ["Deployment", "apps/v1"],
        ["StatefulSet", "apps/v1"],
      ]),
    },
  ],
  [
    "apps/v1beta2",
    {
      release: "1.16",
      use: new Map(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map((kind) => [kind, "apps/v1"])),
    },
  ],
  ["batch/v1beta1", { release: "1.25", use: new Map([["CronJob", "batch/v1"]]) }],
  [
    "networking.k8s.io/v1beta1",
    {
      release: "1.22",
      use: new Map([
        ["Ingress", "networking.k8s.io/v1"],
        ["IngressClass", "networking.k8s.io/v1"],
      ]),
    },
  ],
  ["discovery.k8s.io/v1beta1", { release: "1.25", use: new Map([["EndpointSlice", "discovery.k8s.io/v1"]]) }],
]);

/** What to do with an object of a kind that is not decoded, and that is no other tool's policy. */
export function explainKind(apiVersion: string, kind: string): KindUse {
  const removed = REMOVED.get(apiVersion);
  const successor = removed?.use.get(kind);
  if (removed !== undefined && successor !== undefined) {
    const hint = `${apiVersion} was removed in Kubernetes ${removed.release}; use apiVersion: ${successor}`;
    return unknown(hint, successor, null, true);
  }
  return guessMeant(apiVersion, kind) ?? guessOwn(apiVersion, kind) ?? { use: "ignore" };
}

function unknown(hint: string, apiVersion: string | null, kind: string | null, isRemoved = false): UnknownKind {
  return { use: "unknown", hint, isRemoved, apiVersion, kind };
}

/** A known kind in another spelling or under another apiVersion is a mistake. */
function guessMeant(apiVersion: string, kind: string): UnknownKind | null {
  const written = kind.toLowerCase();
  const isNear = isOwnGroup(apiVersion) || nearestName(apiVersion, DECODED.keys()) !== null;
  for (const [version, kinds] of DECODED) {
    for (const known of kinds) {
      if (written !== known.toLowerCase() && written !== pluralOf(known)) continue;
      const meant = known === kind ? null : known;
      if (version === apiVersion) return unknown(`the kind is written ${known}`, null, meant);
      if (isNear) return unknown(`${known} has apiVersion: ${version}`, version, meant);
    }
  }
  return null;
}

/** The kinds of Kubernetes' own groups are known; in any other group there may be a kind of any name. */
function guessOwn(apiVersion: string, kind: string): UnknownKind | null {
  const group = groupOf(apiVersion);
  const kinds = ownKindsOf(group);
  if (kinds === undefined || kinds.has(kind) || kinds.has(kind.replace(/List$/, ""))) return null;
  const meant = nearestName(kind, kinds);
  if (meant !== null) return unknown(`did you mean ${meant}?`, null, meant);
  const other = [...DECODED].find(([, decoded]) => nearestName(kind, decoded) !== null);
  const near = other === undefined ? null : nearestName(kind, other[1]);
  if (other !== undefined && near !== null) return unknown(`did you mean ${near} of ${other[0]}?`, other[0], near);
  const where =
    group === "" ? "Kubernetes has no such kind there" : `the group ${group} of Kubernetes has no such kind`;
  return unknown(`${where}; look at its spelling and at the apiVersion`, null, null);
}

/** The name of a kind's resource: `ingresses`, `networkpolicies`, `pods`. */
function pluralOf(kind: DecodedKind): string {
  const singular = kind.toLowerCase();
  if (kind === "Endpoints") return singular;
  return singular.endsWith("y") ? `${singular.slice(0, -1)}ies` : `${singular}${singular.endsWith("s") ? "es" : "s"}`;
}

/** Groups of Kubernetes itself have no dot or end in k8s.io, one is ours; others may well have a kind of the same name. */
function isOwnGroup(apiVersion: string): boolean {
  const group = groupOf(apiVersion);
  return !group.includes(".") || group.endsWith(".k8s.io") || group === "sallyport.dev";
}

/**
 * Refuses an object without a kind and an apiVersion that are texts, or with an apiVersion that is none.
 *
 * @param kind - its own or its list's; empty where there is none
 * @param apiVersion - likewise
 * @see apimachinery serializer/json json.go Interpret, Decode
 */
export function refuseHead(context: DecodeContext, object: Struct, kind: string, apiVersion: string) {
  for (const name of ["apiVersion", "kind"]) {
    const field = object.field(name);
    if (!isStringOrAbsent(field)) {
      const message = `${name} must be a text, such as ${name === "kind" ? "Pod" : "v1"}; without it nobody can tell what the object is`;
      return add(context, "kind-unknown", "DecodeError", field, message);
    }
  }
  if (kind === "" || apiVersion === "" || /^[^/]*\/$/.test(apiVersion)) {
    const missing = kind === "" ? "kind" : "apiVersion";
    const code = kind === "" ? "kind-missing" : "api-version-missing";
    const isHalf = kind !== "" && apiVersion !== "";
    const message = isHalf
      ? `the apiVersion ${quoted(apiVersion)} lacks its version, as in networking.k8s.io/v1`
      : `the object has no ${missing}, so nobody can tell what it is`;
    const at = isHalf ? object.field(missing) : { range: object.keyRange(missing) };
    return add(context, code, kind === "" ? "MissingKind" : "MissingVersion", at, message);
  }
  const example = "an apiVersion is a version or group/version, such as networking.k8s.io/v1";
  add(
    context,
    "kind-unknown",
    "DecodeError",
    object.field("apiVersion"),
    `${example}, and ${quoted(apiVersion)} is neither`,
  );
}

/** Refuses an object of a kind that the server does not know. */
export function refuseKind(context: DecodeContext, object: Struct, kind: string, apiVersion: string, use: UnknownKind) {
  const [kindField, versionField] = [object.field("kind"), object.field("apiVersion")];
  const isVersionWrong = use.apiVersion !== null && use.kind === null;
  const edits = [...editOf(versionField, use.apiVersion), ...editOf(kindField, use.kind)].sort(
    (a, b) => a.from - b.from,
  );
  const title = `write ${[use.kind, use.apiVersion].filter((word) => word !== null).join(" of ")}`;
  const code = use.isRemoved ? "api-version-removed" : "kind-unknown";
  const message = `no kind ${quoted(kind)} in ${quoted(apiVersion)}: ${use.hint}`;
  add(
    context,
    code,
    "NotRegistered",
    isVersionWrong && use.isRemoved ? versionField : kindField,
    message,
    edits.length === 0 ? undefined : { title, edits },
  );
}

function editOf({ node }: Field, word: string | null): Fix["edits"] {
  if (word === null || node?.kind !== "scalar") return [];
  return [{ ...node.range, text: node.style === "quoted" ? JSON.stringify(word) : word }];
}

function add(
  context: DecodeContext,
  code: DiagnosticCode,
  type: ErrorType,
  { range }: Pick<Field, "range">,
  message: string,
  fix?: Fix,
) {
  const finding = { code, severity: "error" as const, type, message, range, field: "" };
  context.findings.push(fix === undefined ? finding : { ...finding, fix });
}
