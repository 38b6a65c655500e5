import type { AnalysisState } from "../../state/analysis";
import type { RevealRequest } from "../../state/selection";
import { counted } from "../../ui/counted";
import { listed } from "../../ui/listed";

type EditChange = NonNullable<NonNullable<AnalysisState["analysis"]>["change"]>;
type ConnectionChange = EditChange["connections"][number];
type Renamed = NonNullable<EditChange["renamed"]>[number];
type Place = RevealRequest["place"];

/** What an edit did, as far as the analysis after it can say. */
export interface EditEffect {
  readonly act: EditAct;
  /** Null where there is nothing to compare with. */
  readonly change: EditChange | null;
  /** Objects that take no part since this edit. */
  readonly fallen: readonly BrokenObject[];
  /** Objects of which the last good text is evaluated, whichever edit broke them. */
  readonly standIns: readonly BrokenObject[];
  /** Ids of the workloads that came and went; those that only have another name did neither. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Services and Ingresses that lead nowhere since this edit, and those that do so no longer: `Service debug-svc`. */
  readonly broke: readonly string[];
  readonly mended: readonly string[];
  /** Only comments and blank space differ. */
  readonly isIdle: boolean;
}

export type EditAct = "edit" | "undo" | "redo";

/** What is said while no edit is answered: objects that take no part; null where everything does. */
export function answerStanding(leftOut: readonly BrokenObject[]): EditAnswer | null {
  if (leftOut.length === 0) return null;
  const sentence = `The picture is without ${brokenWords(leftOut)}.`;
  return { act: null, sentence, tone: "broken", why: null, place: leftOut[0]?.place ?? null };
}

/** `line` and `place` are those of what is wrong. */
export interface BrokenObject {
  readonly object: string;
  readonly reason: string;
  readonly line: number;
  readonly place: Place;
}

/** The line above the picture. */
export interface EditAnswer {
  /** Null: it is about the text as it stands, not about an edit. */
  readonly act: EditAct | null;
  readonly sentence: string;
  /** `quiet`: nothing that anybody has to look at. */
  readonly tone: "changed" | "broken" | "quiet";
  /** Id of the connection that *Why* is about; null where none changed. */
  readonly why: string | null;
  /** Where the broken object is wrong; null where none is broken. */
  readonly place: Place | null;
}

/**
 * What is said of an edit; null: nothing. An object that fell out comes before what changed without it, since that is
 * not what its text says; that an earlier text stands in for a broken one comes last, since it holds for all the rest.
 */
export function answerEdit(effect: EditEffect): EditAnswer | null {
  const { act, change, fallen, standIns, isIdle } = effect;
  const broken = [...fallen, ...standIns][0];
  const names = renameSentence(effect);
  const subject = names === null ? subjectOf(act) : "It";
  const effects = editSentence(effect, subject);
  const isSure = change?.mayHaveMoved !== true;
  const first = names !== null && effects === null && isSure ? `${names}; no connection changes` : names;
  const doors = doorSentence(effect, first === null && effects === null ? subject : "It");
  const sentences = [first, effects, doors, standInSentence(standIns)].filter((sentence) => sentence !== null);
  const answer = { act, why: change?.connections[0]?.edgeId ?? null, place: broken?.place ?? null };
  if (sentences.length > 0) {
    return { ...answer, sentence: sentences.join(". "), tone: broken === undefined ? "changed" : "broken" };
  }
  if (change === null || isIdle) return null;
  return { ...answer, sentence: `${subjectOf(act)} changes no connection.`, tone: "quiet" };
}

/** What has another name; that something takes no part any more is said instead. */
function renameSentence({ act, change, fallen }: EditEffect): string | null {
  const renamed = change?.renamed ?? [];
  if (renamed.length === 0 || fallen.length > 0) return null;
  const named = renamed.slice(0, MOST_NAMED).map(renamedWords);
  const rest = renamed.length - named.length;
  return `${subjectOf(act)} ${listed([...named, ...(rest > 0 ? [`${rest.toLocaleString("en")} more`] : [])])}`;
}

/** “renames `shop/api` to `shop/backend`”, “moves `shop/api` to namespace `web`”. */
function renamedWords({ kind, from, to }: Renamed): string {
  const what = kind === "workload" ? "" : `${kind} `;
  const [[home], [newHome, newName]] = [from.split("/"), to.split("/")];
  const isMove = kind !== "namespace" && newHome !== undefined && from === `${home}/${newName}`;
  return isMove && home !== newHome
    ? `moves ${what}\`${from}\` to namespace \`${newHome}\``
    : `renames ${what}\`${from}\` to \`${to}\``;
}

function editSentence({ change, fallen, added, removed }: EditEffect, subject: string): string | null {
  if (fallen.length > 0) {
    const connections = change?.connections ?? [];
    const without = connections.length === 0 ? "" : `; without ${fallen.length === 1 ? "it" : "them"}: `;
    return `${subject}: ${brokenWords(fallen, fallen.length === 1 ? "is left out" : "are left out")}${without}${enumerated(connections, totalOf(change))}`;
  }
  if (change === null) return null;
  if (change.connections.length > 0) return changeSentence(subject, change, change.connections);
  const moves = [movedWords("adds", added), movedWords("removes", removed)].filter((words) => words !== "");
  if (moves.length === 0) return null;
  return `${subject} ${moves.join(" and ")}${change.mayHaveMoved === true ? "" : "; no other connection changes"}`;
}

function changeSentence(subject: string, change: EditChange, connections: readonly ConnectionChange[]): string {
  const [first] = connections;
  const total = totalOf(change);
  if (total === 1 && first !== undefined) {
    const bare = withoutVerb(first);
    return bare === null ? `${subject}: ${wordsOf(first)}` : `${subject} ${first.kind} ${bare}${beyondWords(first)}`;
  }
  const kinds = (["opened", "closed", "changed"] as const).filter((kind) => change[kind] > 0);
  const counts = kinds.map((kind) => `${kind} ${change[kind].toLocaleString("en")}`);
  const lastCount = change[kinds.at(-1) ?? "changed"];
  return `${subject} ${listed(counts)} ${lastCount === 1 ? "connection" : "connections"}: ${enumerated(connections, total)}`;
}

function wordsOf(connection: ConnectionChange): string {
  return `${connection.words}${beyondWords(connection)}`;
}

/** The picture is about the ports asked: of what lies beyond them it shows nothing. */
function beyondWords({ isBeyondProbe }: ConnectionChange): string {
  return isBeyondProbe ? " (not among the ports asked about)" : "";
}

/** How many connections are named. */
const MOST_NAMED = 2;

function enumerated(connections: readonly ConnectionChange[], total: number): string {
  const named = connections.slice(0, MOST_NAMED).map(wordsOf);
  const rest = total - named.length;
  return [...named, ...(rest > 0 ? [`and ${rest.toLocaleString("en")} more`] : [])].join("; ");
}

/** What a Service leads to is no connection that policies judge: it is told by itself. */
function doorSentence({ broke, mended }: EditEffect, subject: string): string | null {
  const words = (verb: string, doors: readonly string[]) =>
    doors.length === 0 ? [] : [`${verb} ${doors.length === 1 ? doors[0] : counted(doors.length, "Service")}`];
  const told = [...words("breaks", broke), ...words("mends", mended)];
  return told.length === 0 ? null : `${subject} ${told.join(" and ")}`;
}

function standInSentence(standIns: readonly BrokenObject[]): string | null {
  if (standIns.length === 0) return null;
  return `The picture is of the last good text of ${brokenWords(standIns)}.`;
}

/** “`app/web` is left out (line 12: port is below 1)”; without a verb “`app/web` (line 12: port is below 1)”. */
function brokenWords(objects: readonly BrokenObject[], verb?: string): string {
  const [first] = objects;
  if (first === undefined) return "";
  const others = objects.length === 1 ? "" : ` and ${counted(objects.length - 1, "more object")}`;
  return `\`${shortName(first.object)}\`${others}${verb === undefined ? "" : ` ${verb}`} (line ${first.line}: ${first.reason.replace(/\.$/, "")})`;
}

/** `app/web` of `networking.k8s.io/v1/NetworkPolicy/app/web`; what has no name stays `document 3 of cluster.yaml`. */
function shortName(object: string): string {
  return object.startsWith("document ") ? object : object.split("/").slice(-2).join("/");
}

function movedWords(verb: string, ids: readonly string[]): string {
  const [only] = ids;
  if (only === undefined) return "";
  return `${verb} ${ids.length === 1 ? `\`${only}\`` : counted(ids.length, "workload")}`;
}

/** The words of a connection without the verb, where that is all that they say of it. */
function withoutVerb({ words, kind }: ConnectionChange): string | null {
  const verb = ` ${kind}`;
  return words.endsWith(verb) && words.indexOf(verb) === words.length - verb.length
    ? words.slice(0, -verb.length)
    : null;
}

function totalOf(change: EditChange | null): number {
  return change === null ? 0 : change.opened + change.closed + change.changed;
}

function subjectOf(act: EditAct): string {
  return act === "edit" ? "This edit" : act === "undo" ? "Undo" : "Redo";
}
