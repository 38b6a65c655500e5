import { expect, test } from "vitest";
import { meaningOf } from "./PortPill";

test.each([
  [{ numbers: [{ port: 8080, pods: 3 }], without: 0, doubled: 0 }, "is 8080"],
  [
    {
      numbers: [
        { port: 80, pods: 1 },
        { port: 8080, pods: 2 },
      ],
      without: 1,
      doubled: 0,
    },
    "80 on 1 pod, 8080 on 2 pods; 1 pod has no such port",
  ],
  [{ numbers: [], without: 2, doubled: 0 }, "2 pods have no such port"],
  [{ numbers: [], without: 0, doubled: 0 }, "no pod to look it up at"],
])("the name of a port means %j: %s", (named, words) => {
  expect(meaningOf(named)).toBe(words);
});
