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

test("all lines of a connection with several ranges outside glow", () => {
  const connection = { ...opened("range 10.0.0.0→a", false), moreEdges: ["anyone→a"] };
  const change = { opened: 1, closed: 0, changed: 0, connections: [connection] };
  expect([...freshChanges(change).keys()]).toEqual(["range 10.0.0.0→a", "anyone→a"]);
});

test("of a line of which two things are told, the first is seen", () => {
  const closed: ConnectionChange = { ...opened("anyone→a", false), kind: "closed", ports: "80" };
  const change = { opened: 1, closed: 1, changed: 0, connections: [opened("anyone→a", false), closed] };
  expect([...freshChanges(change)]).toEqual([["anyone→a", { kind: "opened", ports: "8080" }]]);
});
