import { expect, test } from "vitest";
import {
  createSession,
  defaultWish,
  knownProfiles,
  type ProfileName,
  type ScenarioFile,
  type Session,
  type TraceOutcome,
} from "../engine";
import { exampleTruths } from "./example-truths";
import { examples } from "./examples";
import { rowsOf } from "./truth-rows";

test.each(examples)("$slug: every Service and Ingress leads where it is meant to", async ({ slug, load }) => {
  const { analysis } = analysed(await load());
  expect(doorsOf(analysis)).toEqual([...rowsOf(exampleTruths[slug]?.doors ?? "")].sort());
});

test.each(examples)("$slug: whoever calls a name or URL gets what is said", async ({ slug, load }) => {
  const { session, analysis } = analysed(await load());
  const rows = rowsOf(exampleTruths[slug]?.traces ?? "");
  expect(rows.length > 0, "calls are told where there are doors").toBe(analysis.graph.doors.length > 0);
  expect(rows.map((row) => traced(session, row))).toEqual(rows);
});

test.each(examples)("$slug: holds what it expects, but for what the exercise has wrong", async ({ slug, load }) => {
  const { analysis } = analysed(await load());
  expect(expectationsOf(analysis)).toEqual(rowsOf(exampleTruths[slug]?.expectations ?? ""));
});

test("the wrong selector, corrected: the Service leads to both pods, and every expectation holds", async () => {
  const files = await examples.find(({ slug }) => slug === "wrong-selector")?.load();
  const corrected = files?.map(({ name, text }) => ({
    name,
    text: text.replace("app: debug-wrong", "app: debug-app"),
  }));
  expect(corrected).not.toEqual(files);
  const { session, analysis } = analysed(corrected ?? []);
  expect(analysis.diagnostics).toEqual([]);
  expect(doorsOf(analysis)).toEqual(["service default/debug-svc > default/debug-app: 80"]);
  expect(expectationsOf(analysis)).toEqual([
    "default/debug-svc 1: holds at default/tmp→default/debug-app",
    "default/debug-svc 2: holds at default/tmp→default/debug-app",
  ]);
  const trace = session.trace({ source: "default/tmp", target: "http://debug-svc", port: null, protocol: "TCP" });
  expect(trace?.ways.map(({ endpoint, port }) => `${endpoint} ${port}`)).toEqual([
    "default/debug-app-1 80",
    "default/debug-app-2 80",
  ]);
});

test.each(knownProfiles())("%s: the same expectations of the exercises hold, whatever enforces", async (profile) => {
  for (const { slug, load } of examples.filter(({ group }) => group === "Names and Services")) {
    const { expectations } = analysed(await load(), profile).analysis;
    const held = rowsOf(exampleTruths[slug]?.expectations ?? "").map((row) => /^[^:]+: (holds|fails)/.exec(row)?.[0]);
    expect(expectations.map(({ id, pass }) => `${id}: ${pass ? "holds" : "fails"}`)).toEqual(held);
  }
});

type Analysis = ReturnType<Session["analyze"]>;

function analysed(
  files: readonly ScenarioFile[],
  profile: ProfileName = "kubernetes",
): { readonly session: Session; readonly analysis: Analysis } {
  const session = createSession();
  const options = { profile, defaultNamespace: "default", picture: defaultWish };
  return { session, analysis: session.analyze(files, options) };
}

function doorsOf({ graph }: Analysis): readonly string[] {
  const rows = graph.doors.flatMap((door) => {
    const links = graph.links.filter(({ source }) => source === door.id);
    const words = door.kind === "service" ? door.ports : door.hosts;
    if (links.length === 0 || door.broken !== null) return `${door.id}: ${door.broken ?? "no line"}`;
    return links.map(({ target, broken }) => `${door.id} > ${target}: ${broken ? "broken" : words}`);
  });
  return rows.sort();
}

function traced(session: Session, row: string): string {
  const [, source = "", target = ""] = /^(\S+) > (\S+): /.exec(row) ?? [];
  const trace = session.trace({ source, target, port: null, protocol: "TCP" });
  return `${source} > ${target}: ${trace === null ? "no such source" : outcomeWords(trace.outcome)}`;
}

function outcomeWords(outcome: TraceOutcome): string {
  switch (outcome.kind) {
    case "answered":
      return outcome.kind;
    case "refused":
    case "not-resolved":
      return `${outcome.kind} ${outcome.because}`;
    case "timed-out":
      return `${outcome.kind} ${outcome.droppedBy}`;
    case "answered-with-error":
      return `${outcome.kind} ${outcome.status}`;
    case "depends":
      return `${outcome.kind} ${outcome.on}`;
  }
}

function expectationsOf({ expectations }: Analysis): readonly string[] {
  return expectations.map(({ id, pass, reason, edges }) => {
    const where = edges.length === 0 ? "" : ` at ${edges.join(", ")}`;
    return `${id}: ${pass ? `holds${where}` : `fails${where}, ${reason}`}`;
  });
}
