import { expect, test } from "vitest";
import type { ChangesAnswer, StepToNow } from "./changes-reader";
import { createSession } from "./session";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

const pod = (name: string, labels = `app: ${name}`) =>
  `kind: Pod\napiVersion: v1\nmetadata: {name: ${name}, namespace: a, labels: {${labels}}}\nspec: {containers: [{name: c, image: i}]}\n---\n`;
const policy = (name: string, spec: string) =>
  `kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: ${name}, namespace: a}\nspec: ${spec}\n---\n`;
const PODS = pod("web") + pod("db") + pod("spy");
const DENY = policy("deny", "{podSelector: {matchLabels: {app: db}}}");
const FROM_WEB = policy(
  "from-web",
  "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}",
);
const files = (text: string) => [{ name: "a.yaml", text }];

/** Goes through texts, and compares the last one with the first. */
function compared(texts: readonly string[], withSteps = true) {
  const session = createSession();
  for (const [i, text] of texts.entries()) session.analyze(files(text), OPTIONS, undefined, moment(i));
  session.holdBaseline({ id: "opened", files: files(texts[0] ?? "") });
  const steps = texts
    .slice(0, -1)
    .map((text, i): StepToNow => ({ id: i, label: `step ${i + 1}`, before: () => files(text) }));
  return viewOf(session.changes("opened", withSteps ? steps : null, OPTIONS));
}

const moment = (i: number) => ({ scenario: "s", intent: `${i}` });

function viewOf(answer: ChangesAnswer | null) {
  if (answer?.kind !== "compared") throw new Error("nothing was compared");
  const { view } = answer;
  const causes = view.causes.map(({ cause }) => {
    if (cause.kind === "step") return cause.label;
    return cause.kind === "policies" ? cause.policies.join() || `none of ${cause.namespace}` : cause.kind;
  });
  const lines = view.lines.map(
    ({ kind, source, target, ports, cause }) => `${kind} ${source} > ${target} ${ports}: ${causes[cause]}`,
  );
  return { view, causes, lines };
}

test("each change is told with the step that made it so", () => {
  const { lines, view } = compared([PODS, PODS + DENY, PODS + DENY + FROM_WEB]);
  expect(lines).toEqual([
    "closed a/web > a/db TCP 1–5431, 5433–65535; all UDP ports; all SCTP ports: step 1",
    "closed a/spy > a/db all ports: step 1",
    "closed every address outside > a/db all ports: step 1",
  ]);
  expect(view).toMatchObject({ opened: 0, closed: 3, exposed: 0 });
});

test("what a later step undid is no change; what a step opens to the outside stands first", () => {
  const { lines, view } = compared([PODS + DENY, PODS, PODS + FROM_WEB, PODS]);
  expect(lines).toEqual([
    "opened every address outside > a/db all ports: step 3",
    "opened a/web > a/db TCP 1–5431, 5433–65535; all UDP ports; all SCTP ports: step 3",
    "opened a/spy > a/db all ports: step 3",
    "opened a/web > a/db TCP 5432: step 1",
  ]);
  expect(view.exposed).toBe(1);
  expect(compared([PODS, PODS + DENY, PODS]).lines).toEqual([]);
});

test("what needs two steps is put to the second", () => {
  const closedTwice =
    PODS + DENY + policy("no-egress", "{podSelector: {matchLabels: {app: spy}}, policyTypes: [Egress]}");
  const { lines } = compared([closedTwice, closedTwice.replace(DENY, ""), PODS]);
  expect(lines).toContain("opened a/spy > a/db all ports: step 2");
});

test("without a history each change is told with the policies by which it is so", () => {
  const { lines } = compared([PODS + FROM_WEB, PODS + DENY], false);
  expect(lines).toEqual(["closed a/web > a/db TCP 5432: a/deny"]);
  expect(compared([PODS + DENY, PODS], false).causes).toEqual(["none of a"]);
  expect(compared([PODS + DENY, PODS + FROM_WEB], false).lines).toEqual(["opened a/web > a/db TCP 5432: a/from-web"]);
});

test("what is new and what is gone is told by itself", () => {
  const { view, lines } = compared([PODS, pod("web") + pod("db") + pod("cache") + DENY]);
  expect(lines.some((line) => line.includes("cache") || line.includes("spy"))).toBe(false);
  expect(view.arrived).toEqual({
    count: 1,
    lines: [{ workload: "a/cache", isWhole: true, reaches: 1, reachedBy: 2, isExposed: true }],
  });
  expect(view.gone).toEqual({
    count: 1,
    lines: [{ workload: "a/spy", isWhole: true, reaches: 2, reachedBy: 2, isExposed: true }],
  });
});

test("a workload that was renamed is compared with itself, and told so", () => {
  const renamed = PODS.replace("name: spy,", "name: eve,");
  const { view, lines } = compared([PODS, renamed, renamed + DENY]);
  expect(view.renamed.map(({ from, to }) => `${from} > ${to}`)).toEqual(["a/spy > a/eve"]);
  expect(lines).toContain("closed a/eve > a/db all ports: step 2");
  expect(view.arrived.count + view.gone.count).toBe(0);
});

test("many steps are read a few at a time, the oldest are told as one", () => {
  const session = createSession();
  const texts = Array.from({ length: 260 }, (_, i) => (i === 0 ? PODS : `${PODS}# ${i}\n${i > 5 ? DENY : ""}`));
  const now = texts.at(-1) ?? "";
  session.analyze(files(now), OPTIONS, undefined, moment(0));
  session.holdBaseline({ id: "opened", files: files(PODS) });
  const steps = texts.slice(0, -1).map((text, i): StepToNow => ({ id: i, label: `${i}`, before: () => files(text) }));
  let rounds = 0;
  let answer = session.changes("opened", steps, OPTIONS);
  while (answer?.kind === "reading") {
    rounds++;
    answer = session.changes("opened", steps, OPTIONS);
  }
  expect(rounds).toBeGreaterThan(10);
  expect(viewOf(answer).causes).toEqual(["earlier"]);
});

test("the picture is compared with the baseline where that is wished, and the last edit is told all the same", () => {
  const session = createSession();
  session.analyze(files(PODS), OPTIONS, undefined, moment(0));
  session.holdBaseline({ id: "opened", files: files(PODS) });
  session.analyze(files(PODS + DENY), OPTIONS, undefined, moment(1));
  const last = `${PODS + DENY}# nothing\n`;
  const options = { ...OPTIONS, against: "opened" };
  const { change, compared: since, graph } = session.analyze(files(last), options, undefined, moment(2));
  expect(change?.connections).toEqual([]);
  expect(since?.connections.map(({ edgeId, kind }) => `${kind} ${edgeId}`)).toEqual(
    expect.arrayContaining(["closed a/web→a/db", "closed a/spy→a/db", "closed anyone→a/db"]),
  );
  expect(graph.edges.map(({ id }) => id)).toEqual(expect.arrayContaining(["a/web→a/db", "anyone→a/db"]));
  const { view } = viewOf(session.changes("opened", null, options));
  expect(view.lines.flatMap(({ edges }) => edges).sort()).toEqual(
    since?.connections.map(({ edgeId }) => edgeId).sort(),
  );
  expect(session.analyze(files(last), { ...OPTIONS, against: "other" }, undefined, moment(2)).compared).toBeUndefined();
});

test("a broken text stands in with its last good one, and it is said", () => {
  const session = createSession();
  session.analyze(files(PODS + DENY), OPTIONS, undefined, moment(0));
  session.holdBaseline({ id: "opened", files: files(PODS + DENY) });
  const broken = (PODS + DENY).replace("{podSelector: {matchLabels: {app: db}}}", "{podSelector: [}");
  session.analyze(files(broken), OPTIONS, undefined, moment(1));
  const before = () => files(PODS + DENY);
  const { view } = viewOf(session.changes("opened", [{ id: 1, label: "type", before }], OPTIONS));
  expect(view).toMatchObject({ opened: 0, closed: 0, standIns: 1 });
});

test("what is switched off to see what would be is a cause of its own, after all that is written", () => {
  const session = createSession();
  const options = { ...OPTIONS, off: [{ kind: "policy", policy: "a/deny" }] } as const;
  session.analyze(files(PODS + DENY + FROM_WEB), options, undefined, moment(1));
  session.holdBaseline({ id: "opened", files: files(PODS + DENY) });
  const before = () => files(PODS + DENY);
  const { lines } = viewOf(session.changes("opened", [{ id: 1, label: "allow web", before }], options));
  expect(lines).toEqual(["opened a/web > a/db TCP 5432: allow web"]);
  const alone = { ...OPTIONS, off: [{ kind: "policy", policy: "a/from-web" }] } as const;
  session.analyze(files(PODS + FROM_WEB), alone, undefined, moment(2));
  session.holdBaseline({ id: "other", files: files(PODS + FROM_WEB) });
  const { causes } = viewOf(session.changes("other", [], alone));
  expect(causes).toEqual(["what-if"]);
});
