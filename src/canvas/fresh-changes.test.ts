import { expect, test } from "vitest";
import type { ConnectionChange } from "../engine";
import { freshChanges } from "./fresh-changes";

const opened = (edgeId: string, isBeyondProbe: boolean): ConnectionChange => ({
  edgeId,
  kind: "opened",
  words: `${edgeId} TCP 8080 opened`,
  ports: "8080",
  isBeyondProbe,
});

test("a line glows for what happened to the ports asked, with those ports", () => {
  const change = { opened: 1, closed: 0, changed: 0, connections: [opened("a→b", false)] };
  expect([...freshChanges(change)]).toEqual([["a→b", { kind: "opened", ports: "8080" }]]);
});

test("a line that looks as it did, because only other ports changed, does not glow", () => {
  const change = { opened: 2, closed: 0, changed: 0, connections: [opened("a→b", false), opened("b→c", true)] };
  expect([...freshChanges(change).keys()]).toEqual(["a→b"]);
});
