import type { LocatedDiagnostic } from "../engine";

/** What is looked at of a finding. */
type Finding = Pick<LocatedDiagnostic, "code" | "severity" | "type" | "field" | "document" | "object">;

/**
 * The findings of a text as the server has them that gets each object from `kubectl create` with strict field
 * validation. Where the page says everything at once, the server stops at the first stage that finds a fault, and its
 * decoder at the first wrong type: what it would only say to the next try is a warning here, of its own type.
 *
 * Three things the page and `validate FILE` judge otherwise, on purpose:
 *
 * - A key that stands twice in YAML: kubectl sends the last one and says nothing, so the server accepts it. We leave the
 *   object out, since half of it would be ignored (SEMANTICS.md section 7). In JSON the server refuses it itself.
 * - `status` of a NetworkPolicy, which clusters 1.24 to 1.27 printed: the server refuses the unknown field, and we take
 *   what such a cluster printed (SEMANTICS.md section 6).
 * - A manifest in Markdown fences, which is read all the same: no YAML to kubectl.
 *
 * @param text - what the findings are about; it tells JSON from YAML
 */
export function asTheServer<Found extends Finding>(findings: readonly Found[], text: string): readonly Found[] {
  if (findings.length === 0) return findings;
  const fromJson = isJson(text);
  const judged = findings.map((finding) => judge(finding, fromJson));
  const errors = new Map<string, Found[]>();
  for (const found of judged) {
    if (found.severity !== "error") continue;
    const object = `${found.document} ${found.object}`;
    const known = errors.get(object);
    if (known === undefined) errors.set(object, [found]);
    else known.push(found);
  }
  const said = new Set([...errors.values()].flatMap((of) => saidFirst(of, fromJson)));
  return judged.map((found) => (found.severity !== "error" || said.has(found) ? found : asWarning(found)));
}

function asWarning<Found extends Finding>(found: Found): Found {
  return { ...found, severity: "warning" };
}

function judge<Found extends Finding>(finding: Found, fromJson: boolean): Found {
  if (finding.code === "duplicate-key" && !fromJson) return { ...finding, severity: "warning", type: "Lint" };
  if (finding.code === "field-removed") return { ...finding, severity: "error", type: "UnknownField" };
  const isPassedOver = finding.code === "input-not-manifest" && finding.severity === "warning";
  if (isPassedOver) return { ...finding, severity: "error", type: "YAMLSyntax" };
  return finding;
}

/** The errors of an object that the server says: those of the first stage that finds any (SEMANTICS.md section 5). */
function saidFirst<Found extends Finding>(errors: readonly Found[], fromJson: boolean): readonly Found[] {
  const first = Math.min(...errors.map(stageOf));
  const stage = errors.filter((error) => stageOf(error) === first);
  return first === DECODE ? [firstOfDecoder(stage, fromJson)] : withoutUnseen(stage);
}

/** The decoder passes over a field that it does not know: it sees no duplicate of it, and none inside of it. */
function withoutUnseen<Found extends Finding>(stage: readonly Found[]): readonly Found[] {
  const unknown = stage.filter(({ type }) => type === "UnknownField").map(({ field }) => field);
  const isIn = (field: string, outer: string) =>
    field.startsWith(outer) && /^(?:$|[.[])/.test(field.slice(outer.length));
  return stage.filter(({ type, field }) => type !== "DuplicateField" || !unknown.some((outer) => isIn(field, outer)));
}

const DECODE = 2;

function stageOf({ type, field }: Finding): number {
  switch (type) {
    case "YAMLSyntax":
      return 0;
    case "MissingKind":
    case "MissingVersion":
    case "NotRegistered":
    case "DecodeError":
      return 1;
    case "TypeInvalid":
      return field === "apiVersion" || field === "kind" ? 1 : DECODE;
    case "UnknownField":
    case "DuplicateField":
      return 3;
    default:
      return 4;
  }
}

/**
 * The wrong type that the decoder tells: the first that it meets, but a field with a decoder of its own (int-or-string,
 * times) ends everything at once and is told instead of what was met before.
 *
 * @see sigs.k8s.io/json decodeState.saveError and Unmarshaler
 */
function firstOfDecoder<Found extends Finding>(errors: readonly Found[], fromJson: boolean): Found {
  // kubectl turns YAML into JSON with its keys in order
  const met = fromJson ? errors : errors.toSorted((a, b) => comparePaths(a.field, b.field));
  const [first] = met;
  if (first === undefined) throw new Error("a stage has an error");
  return met.find(({ field }) => OWN_DECODER.test(field)) ?? first;
}

/** Fields whose Go types decode themselves, in the kinds that are judged. */
const OWN_DECODER =
  /(?:^spec\.(?:in|e)gress\[\d+\]\.ports\[\d+\]\.port|[tT]argetPort|(?:Get|Socket)\.port|resources\.(?:limits|requests)\..+|Timestamp|[a-z]Time|\.time)$/;

function comparePaths(a: string, b: string): number {
  const [left, right] = [a, b].map((path) => path.split(/[.[\]]+/));
  for (const [i, step] of (left ?? []).entries()) {
    const other = right?.[i];
    if (other === undefined) return 1;
    if (step === other) continue;
    return /^\d+$/.test(step) && /^\d+$/.test(other) ? Number(step) - Number(other) : step < other ? -1 : 1;
  }
  return 0;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
