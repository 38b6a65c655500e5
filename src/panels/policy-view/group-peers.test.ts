import { expect, test } from "vitest";
import type { PeerView, RuleView } from "../../engine";
import { groupPeers } from "./group-peers";

const at = { place: { file: "a.yaml", from: 0, to: 1 }, line: 1 };
const matches = { pods: 0, assumed: 0, workloads: [], moreWorkloads: 0 };

function peer(index: number, where: PeerView["where"]): PeerView {
  const nothing = { nothing: null, through: null, note: null };
  return { ...at, ...nothing, index, where, words: where, parts: [], matches, perhaps: 0 };
}

function rule(index: number, ...where: readonly PeerView["where"][]): RuleView {
  return {
    ...at,
    direction: "ingress",
    index,
    words: "",
    peers: where.map((each, i) => peer(i, each)),
    morePeers: 0,
    everyone: where.length === 0 ? { matches, through: null } : null,
    ports: [],
    morePorts: 0,
    portWords: "every port",
    needless: null,
  };
}

const tell = (rules: readonly RuleView[]) =>
  groupPeers(rules).map(({ where, branches }) => [
    where,
    ...branches.map((branch) => `${branch.rule.index}: ${branch.peers.map(({ index }) => index)}`),
  ]);

test("peers are grouped by where they lie, and those of a rule stay together with its ports", () => {
  expect(tell([rule(0, "namespace", "cluster", "namespace"), rule(1, "outside", "both")])).toEqual([
    ["namespace", "0: 0,2"],
    ["cluster", "0: 1"],
    ["outside", "1: 0,1"],
  ]);
});

test("a rule without peers is about everyone, and stands first", () => {
  expect(tell([rule(0, "namespace"), rule(1)])).toEqual([
    ["everyone", "1: "],
    ["namespace", "0: 0"],
  ]);
});

test("every peer of every rule is in one group, once", () => {
  const rules = [rule(0, "both", "cluster", "outside"), rule(1, "namespace", "both"), rule(2)];
  const grouped = groupPeers(rules).flatMap(({ branches }) =>
    branches.flatMap(({ rule: own, peers }) => peers.map(({ index }) => `${own.index}.${index}`)),
  );
  expect(grouped.sort()).toEqual(["0.0", "0.1", "0.2", "1.0", "1.1"]);
});
