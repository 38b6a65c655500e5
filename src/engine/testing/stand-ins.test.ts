import { expect, test } from "vitest";
import { stringify } from "yaml";
import type { Analysis } from "../analysis";
import { defaultWish } from "../insight/picture-wish";
import { readScenario } from "../read-scenario";
import { createSession, type Session } from "../session";
import { type Random, randomOf } from "./random";
import { randomWorld } from "./random-world";

const SERIES = 40;
const KEYSTROKES = 25;
const OPTIONS = {
  profile: "kubernetes",
  defaultNamespace: "default",
  picture: { ...defaultWish, drawAll: true },
} as const;
const TYPED = [
  "a",
  "b: c",
  ":",
  "{",
  "}",
  "[",
  "]",
  '"',
  "'",
  "#",
  ",",
  " ",
  "\n",
  "\n  ",
  "\t",
  "- ",
  "1",
  "&a",
  "*a",
];

/** A document while somebody types in it. */
interface TypedDocument {
  readonly text: string;
  /** The text that could last be read; null where there is none, or where nothing is left of it. */
  readonly good: string | null;
  readonly isBroken: boolean;
}

/** Documents in order; `joined` is the first of two between which the marker is missing. */
interface TypedText {
  readonly documents: readonly TypedDocument[];
  readonly joined: number | null;
}

test("whatever is typed, all is as if the broken objects had their last good text", { timeout: 120_000 }, () => {
  const seen = { compared: 0, standing: 0, swallowed: 0 };
  for (let seed = 7_100_001; seed <= 7_100_000 + SERIES; seed++) {
    const random = randomOf(seed);
    const session = createSession();
    const start = randomText(random);
    let typed = start;
    analyze(session, writtenOf(typed), 0);
    for (let step = 1; step <= KEYSTROKES; step++) {
      typed = type(random, typed);
      const analysis = analyze(session, writtenOf(typed), step);
      const standing = typed.documents.filter(({ good, isBroken }) => isBroken && good !== null).length;
      const whole = createSession();
      const expected = whole.analyze([{ name: "c.yaml", text: wholeOf(typed) }], OPTIONS);
      if (expected.diagnostics.some(({ code }) => code === "object-duplicate")) continue;
      const tell = `seed ${seed}, step ${step}\n${writtenOf(typed)}\n====\n${wholeOf(typed)}`;
      expect(shown(session, analysis), tell).toEqual(shown(whole, expected));
      expect(analysis.standIns.length, tell).toBe(standing);
      seen.compared++;
      seen.standing += standing;
      if (typed.joined !== null) seen.swallowed++;
    }
    const text = start.documents.map((document) => document.text).join("---\n");
    const analysis = analyze(session, text, KEYSTROKES + 1);
    const { change: _, ...restored } = analysis;
    const fresh = createSession();
    const { change: __, ...expected } = fresh.analyze([{ name: "c.yaml", text }], OPTIONS);
    expect(unplaced(restored), `seed ${seed}`).toEqual(unplaced(expected));
    expect(shown(session, analysis)).toEqual(shown(fresh, { ...expected, change: null }));
    expect(restored.standIns).toEqual([]);
  }
  expect(seen.compared).toBeGreaterThan(SERIES * KEYSTROKES * 0.9);
  expect(seen.standing).toBeGreaterThan(SERIES * KEYSTROKES * 0.5);
  expect(seen.swallowed).toBeGreaterThan(SERIES / 2);
});

function randomText(random: Random): TypedText {
  for (;;) {
    const { objects, isWritable } = randomWorld(random);
    const documents = objects.map((object) => read({ text: stringify(object, { version: "1.1" }), good: null }));
    if (isWritable && documents.length > 1) return { documents, joined: null };
  }
}

function analyze(session: Session, text: string, step: number): Analysis {
  const moment = { scenario: "s", intent: `${step}` };
  return session.analyze([{ name: "c.yaml", text }], OPTIONS, undefined, moment);
}

function type(random: Random, typed: TypedText): TypedText {
  const { documents, joined } = typed;
  if (joined !== null) return { documents: documents.map(read), joined: null };
  const index = random.int(documents.length);
  const [own, next] = [documents[index], documents[index + 1]];
  if (own === undefined) return typed;
  if (
    random.chance(0.12) &&
    next !== undefined &&
    [own, next].every(({ isBroken, good }) => !isBroken && good !== null)
  ) {
    // two objects in one document give every field twice
    const both = [own, next].map((document) => ({ ...document, isBroken: true }));
    return { documents: documents.toSpliced(index, 2, ...both), joined: index };
  }
  if (own.isBroken && own.good !== null && random.chance(0.25)) {
    return { documents: documents.with(index, read({ ...own, text: own.good })), joined };
  }
  const at = random.int(own.text.length - 1);
  const drop = Math.min(random.int(3), own.text.length - 1 - at);
  const text = own.text.slice(0, at) + (random.chance(0.6) ? random.pick(TYPED) : "") + own.text.slice(at + drop);
  if (/^(---|\.\.\.|%)/m.test(text)) return typed;
  return { documents: documents.with(index, read({ ...own, text })), joined };
}

/** Judges a document by itself. */
function read({ text, good }: Pick<TypedDocument, "text" | "good">): TypedDocument {
  const { objects, leftOut } = readScenario([{ name: "c.yaml", text }]);
  if (leftOut.length > 0) return { text, good, isBroken: true };
  return { text, good: objects.length > 0 ? text : null, isBroken: false };
}

function writtenOf({ documents, joined }: TypedText): string {
  return documents.map(({ text }, i) => (i === 0 || i - 1 === joined ? text : `---\n${text}`)).join("");
}

/** What the broken documents stand for; one that never was good, or is no more, is not there. */
function wholeOf({ documents }: TypedText): string {
  return documents.map(({ text, good, isBroken }) => (isBroken ? (good ?? "") : text)).join("---\n");
}

/** What takes part: all but the places in the text and in the picture. */
function shown(session: Session, { graph, counts, policies }: Analysis): unknown {
  const verdicts = graph.edges.map(({ id }) => {
    const explanation = session.explainEdge(id);
    const sides = [explanation?.egress, explanation?.ingress].map((side) => side?.rules.map(({ matched }) => matched));
    return [explanation?.verdict, explanation?.sentence, sides];
  });
  // A stand-in is cited where the broken object stands, not where it would stand if it were whole.
  return [unplaced({ graph }), counts, policies.map(({ name }) => name), verdicts];
}

function unplaced<T extends { readonly graph: Analysis["graph"] }>({ graph, ...rest }: T): unknown {
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };
  const nodes = graph.nodes.map((node) => ({ ...node, ...nowhere }));
  const namespaces = graph.namespaces.map((namespace) => ({ ...namespace, ...nowhere }));
  const doors = graph.doors.map((door) => ({ ...door, ...nowhere }));
  return { ...rest, graph: { ...graph, nodes, namespaces, doors, drawnForChange: [] } };
}
