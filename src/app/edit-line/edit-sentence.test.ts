import { expect, test } from "vitest";
import type { ConnectionChange, EditChange } from "../../engine";
import { answerEdit, answerStanding, type BrokenObject, type EditEffect } from "./edit-sentence";

const bare = { ports: "80", isBeyondProbe: false };
const closed = (ends: string): ConnectionChange => ({
  ...bare,
  edgeId: ends,
  kind: "closed",
  words: `${ends} TCP 80 closed`,
});
const opened = (ends: string): ConnectionChange => ({
  ...bare,
  edgeId: ends,
  kind: "opened",
  words: `${ends} TCP 80 opened`,
});
const change = (...connections: readonly ConnectionChange[]): EditChange => ({
  opened: connections.filter(({ kind }) => kind === "opened").length,
  closed: connections.filter(({ kind }) => kind === "closed").length,
  changed: connections.filter(({ kind }) => kind === "changed").length,
  connections,
});
const broken = (object: string, reason = "port is below 1"): BrokenObject => ({
  object,
  reason,
  line: 12,
  place: { file: "policies.yaml", from: 0, to: 4 },
});
const policy = broken("networking.k8s.io/v1/NetworkPolicy/app/web");
const nothing: EditEffect = {
  act: "edit",
  change: change(),
  fallen: [],
  standIns: [],
  added: [],
  removed: [],
  broke: [],
  mended: [],
  isIdle: false,
};
const say = (effect: Partial<EditEffect>) => answerEdit({ ...nothing, ...effect })?.sentence ?? null;

test("one connection that an edit closed is named, and Why is about it", () => {
  const answer = answerEdit({ ...nothing, change: change(closed("frontend → backend")) });
  expect(answer?.sentence).toBe("This edit closed frontend → backend TCP 80");
  expect(answer?.why).toBe("frontend → backend");
  expect(answer?.tone).toBe("changed");
});

test("words that say more than one verb are left as they are", () => {
  const words = "a → b TCP 80 closed, TCP 81 opened";
  expect(say({ change: change({ ...bare, edgeId: "a", kind: "changed", words }) })).toBe(`This edit: ${words}`);
  const twice = "a → b TCP 80 opened, UDP 53 opened";
  expect(say({ change: change({ ...bare, edgeId: "a", kind: "opened", words: twice }) })).toBe(`This edit: ${twice}`);
});

test("of several connections two are named and the rest is counted", () => {
  const several = change(opened("a → b"), closed("b → c"), opened("c → d"), opened("d → e"), closed("e → f"));
  expect(say({ change: several })).toBe(
    "This edit opened 3 and closed 2 connections: a → b TCP 80 opened; b → c TCP 80 closed; and 3 more",
  );
});

test("the counts are of all pairs, not of those that have words", () => {
  const many = { ...change(closed("a → b"), closed("b → c")), closed: 1200 };
  expect(say({ change: many })).toBe(
    "This edit closed 1,200 connections: a → b TCP 80 closed; b → c TCP 80 closed; and 1,198 more",
  );
  const lastIsOne = { ...change(opened("a → b"), opened("b → c"), closed("c → d")) };
  expect(say({ change: lastIsOne })).toMatch(/^This edit opened 2 and closed 1 connection:/);
});

test("an undo is not called an edit", () => {
  expect(say({ act: "undo", change: change(opened("a → b")) })).toBe("Undo opened a → b TCP 80");
  expect(say({ act: "redo", change: change(closed("a → b")) })).toBe("Redo closed a → b TCP 80");
});

test("an object that falls out comes before what changed without it", () => {
  expect(say({ fallen: [policy] })).toBe("This edit: `app/web` is left out (line 12: port is below 1)");
  expect(say({ fallen: [policy], change: change(closed("a → b")) })).toBe(
    "This edit: `app/web` is left out (line 12: port is below 1); without it: a → b TCP 80 closed",
  );
});

test("several objects that fall out are counted, and one without a name is called by its place", () => {
  const nameless = broken("document 3 of policies.yaml", "this is no YAML.");
  expect(say({ fallen: [nameless, policy] })).toBe(
    "This edit: `document 3 of policies.yaml` and 1 more object are left out (line 12: this is no YAML)",
  );
});

test("where the last good text stands in for a broken one, the picture says so, and leads there", () => {
  const answer = answerEdit({ ...nothing, standIns: [policy] });
  expect(answer?.sentence).toBe("The picture is of the last good text of `app/web` (line 12: port is below 1).");
  expect(answer?.tone).toBe("broken");
  expect(answer?.place).toEqual(policy.place);
  expect(say({ standIns: [policy], change: change(closed("a → b")) })).toBe(
    "This edit closed a → b TCP 80. The picture is of the last good text of `app/web` (line 12: port is below 1).",
  );
});

test("a Service that leads nowhere since the edit, or no longer does so, is told", () => {
  expect(say({ mended: ["Service `web`"] })).toBe("This edit mends Service `web`");
  expect(say({ broke: ["Service `web`", "Service `db`"], mended: ["Ingress `shop`"] })).toBe(
    "This edit breaks 2 Services and mends Ingress `shop`",
  );
  expect(say({ act: "undo", change: change(closed("a → b")), broke: ["Service `web`"] })).toBe(
    "Undo closed a → b TCP 80. It breaks Service `web`",
  );
});

test("an edit that changes no connection says so quietly, and one of comments says nothing", () => {
  expect(answerEdit(nothing)).toMatchObject({ sentence: "This edit changes no connection.", tone: "quiet", why: null });
  expect(answerEdit({ ...nothing, isIdle: true })).toBeNull();
});

test("a pod that comes or goes is not passed over in silence", () => {
  expect(say({ added: ["app/web"] })).toBe("This edit adds `app/web`; no other connection changes");
  expect(say({ added: ["app/b"], removed: ["app/a"] })).toBe(
    "This edit adds `app/b` and removes `app/a`; no other connection changes",
  );
  expect(say({ removed: ["app/a", "app/b"] })).toBe("This edit removes 2 workloads; no other connection changes");
});

test("what has another name is told as such, before what else the edit did", () => {
  const renamed = (kind: "namespace" | "workload" | "pod", from: string, to: string) => ({
    kind,
    from,
    to,
    workloads: [],
  });
  const named = { ...change(), renamed: [renamed("workload", "shop/api", "shop/backend")] };
  expect(say({ change: named })).toBe("This edit renames `shop/api` to `shop/backend`; no connection changes");
  expect(say({ act: "undo", change: named })).toBe("Undo renames `shop/api` to `shop/backend`; no connection changes");
  expect(say({ change: { ...named, ...change(closed("a → b")), renamed: named.renamed } })).toBe(
    "This edit renames `shop/api` to `shop/backend`. It closed a → b TCP 80",
  );
  expect(say({ change: named, broke: ["Service `web`"], added: ["shop/new"] })).toBe(
    "This edit renames `shop/api` to `shop/backend`. It adds `shop/new`; no other connection changes. It breaks Service `web`",
  );
  const several = [
    renamed("namespace", "shop", "store"),
    renamed("pod", "a/x", "a/y"),
    renamed("workload", "a/b", "c/b"),
  ];
  expect(say({ change: { ...change(), renamed: several } })).toBe(
    "This edit renames namespace `shop` to `store`, renames pod `a/x` to `a/y` and 1 more; no connection changes",
  );
  expect(say({ change: { ...change(), renamed: several.slice(2) } })).toBe(
    "This edit moves `a/b` to namespace `c`; no connection changes",
  );
  expect(say({ change: named, fallen: [policy] })).toBe("This edit: `app/web` is left out (line 12: port is below 1)");
  const unsure = { ...named, mayHaveMoved: true } as const;
  expect(say({ change: unsure })).toBe("This edit renames `shop/api` to `shop/backend`");
  expect(say({ change: unsure, added: ["shop/new"] })).toBe(
    "This edit renames `shop/api` to `shop/backend`. It adds `shop/new`",
  );
});

test("where there is nothing to compare with, nothing is said", () => {
  expect(answerEdit({ ...nothing, change: null })).toBeNull();
  expect(answerEdit({ ...nothing, change: null, added: ["app/web"] })).toBeNull();
});

test("what changed beyond the ports asked about is said to be so", () => {
  expect(say({ change: change({ ...opened("a → b"), isBeyondProbe: true }) })).toBe(
    "This edit opened a → b TCP 80 (not among the ports asked about)",
  );
});

test("while no edit is answered, what takes no part is said with its line", () => {
  expect(answerStanding([])).toBeNull();
  expect(answerStanding([policy, broken("document 3 of cluster.yaml")])).toMatchObject({
    sentence: "The picture is without `app/web` and 1 more object (line 12: port is below 1).",
    tone: "broken",
    act: null,
    place: policy.place,
  });
});
