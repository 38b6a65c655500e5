import { expect, test } from "vitest";
import type { Analysis, AnalyzeOptions, ScenarioFile } from "./analysis";
import { defaultWish, type PictureWish } from "./insight/picture-wish";
import { createSession, type Session } from "./session";
import { randomOf } from "./testing/random";
import { randomEdit, randomEditedScenario, writeEdited } from "./testing/random-edits";

const optionsWith = (picture: Partial<PictureWish> = {}): AnalyzeOptions => ({
  ...{ profile: "kubernetes", defaultNamespace: "default" },
  picture: { ...defaultWish, ...picture },
});

/** Where everything of a picture stands. */
function placesOf({ graph }: Analysis): readonly string[] {
  const all = [...graph.namespaces, ...graph.nodes, ...graph.doors];
  return all.map(({ id, x, y, width, height }) => `${id} ${x},${y} ${width}×${height}`).sort();
}

/** Somebody at work, with a history such as the page keeps. */
function atWork(session: Session, first: readonly ScenarioFile[]) {
  const done: (readonly ScenarioFile[])[] = [];
  const undone: (readonly ScenarioFile[])[] = [];
  let files = first;
  const look = (wish: Partial<PictureWish> = {}) => {
    const intent = `${done.length} ${undone.length}`;
    return placesOf(session.analyze(files, optionsWith(wish), undefined, { scenario: "1", intent }));
  };
  return {
    look,
    edit(text: readonly ScenarioFile[]) {
      done.push(files);
      undone.length = 0;
      files = text;
      return look();
    },
    undo() {
      undone.push(files);
      files = done.pop() ?? files;
      return look();
    },
    redo() {
      done.push(files);
      files = undone.pop() ?? files;
      return look();
    },
  };
}

const workload = (name: string, namespace = "shop") =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: i}]}}}\n`;
const policy = (name: string, cidr: string, namespace = "shop") =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: ${cidr}}}]}]}\n`;
const file = (...documents: readonly string[]) => [{ name: "a.yaml", text: documents.join("---\n") }];
const shop = ["web", "api", "db", "cache"].map((name) => workload(name));
const base = [...shop, workload("job", "ops"), policy("a", "10.0.0.0/8"), policy("b", "192.0.2.0/24", "ops")];

test.each([
  ["a workload that was added", [...base, workload("new")]],
  ["a workload that was renamed", base.map((text) => text.replaceAll("api", "backend-for-frontends"))],
  ["a workload that was deleted", base.filter((text) => !text.includes("db"))],
  ["a namespace that was renamed", base.map((text) => text.replaceAll("ops", "operations"))],
  ["a namespace that was added", [workload("x", "aaa"), ...base]],
  ["an address range that was deleted", base.filter((text) => !text.includes("10.0.0.0"))],
  ["everything that was replaced", ["x", "y", "z"].map((name) => workload(name, "other"))],
])("undo of %s puts everything back where it stood", (_, edited) => {
  const user = atWork(createSession(), file(...base));
  const before = user.look();
  const after = user.edit(file(...edited));
  expect(after).not.toEqual(before);
  expect(user.undo()).toEqual(before);
  expect(user.redo()).toEqual(after);
});

test("what is drawn for the first time after an edit keeps its place when the edit is undone", () => {
  const user = atWork(createSession(), file(...base));
  const folded = { collapsed: ["ops"] };
  user.look(folded);
  user.edit(file(...base, workload("new")));
  const ops = user.look().filter((place) => place.startsWith("ops"));
  expect(user.undo().filter((place) => place.startsWith("ops"))).toEqual(ops);
});

test("an intent of many letters is undone to where everything stood before the first", () => {
  const session = createSession();
  const look = (text: readonly ScenarioFile[], intent: string) =>
    placesOf(session.analyze(text, optionsWith(), undefined, { scenario: "1", intent }));
  const before = look(file(...base), "0 0");
  for (const name of ["apix", "apixy", "apixyz"]) {
    look(file(...base.map((text) => text.replaceAll("api", name))), "1 0");
  }
  expect(look(file(...base), "0 1")).toEqual(before);
});

test("another scenario knows nothing of the places of the one before", () => {
  const session = createSession();
  const look = (text: readonly ScenarioFile[], scenario: string) =>
    placesOf(session.analyze(text, optionsWith(), undefined, { scenario, intent: "0 0" }));
  const other = file(...["x", "y", "z"].map((name) => workload(name, "other")));
  const fresh = placesOf(createSession().analyze(other, optionsWith()));
  look(file(...base), "1");
  expect(look(other, "2")).toEqual(fresh);
});

test.each([1, 2, 3, 4])("whoever undoes everything, step by step, sees every picture again (seed %i)", (seed) => {
  for (let of = 0; of < 10; of++) {
    const random = randomOf(seed * 1000 + of);
    let scenario = randomEditedScenario(random);
    const user = atWork(createSession(), writeEdited(scenario));
    const seen = [user.look()];
    for (let step = 0; step < 8; step++) {
      scenario = randomEdit(random, scenario);
      seen.push(user.edit(writeEdited(scenario)));
    }
    for (const before of seen.slice(0, -1).toReversed()) {
      const again = user.undo();
      // Of what is broken the last good text takes part, which need not be the one of that time.
      if (isOfTheSame(again, before)) expect(again).toEqual(before);
    }
  }
});

/** Whether two pictures have the same things in the same sizes, wherever they stand. */
function isOfTheSame(a: readonly string[], b: readonly string[]): boolean {
  const things = (places: readonly string[]) => places.map((place) => place.replace(/ \S+ (\S+)$/, " $1")).join();
  return things(a) === things(b);
}
