import { expect, test } from "vitest";
import { reportProfile } from "../../engine/insight/report-profile";
import { type ProfileChoice, profileOf } from "../../engine/policy/profiles";
import { restsOn } from "./rests-on";

const switchedOf = (choice: ProfileChoice) =>
  restsOn(["pod-cidr", "end-port", "ip-block-matches-nodes"], reportProfile({ profile: profileOf(choice) }).assumptions)
    .filter(({ isSwitched }) => isSwitched)
    .map(({ assumption }) => assumption);

test("of what a verdict rests on, that is marked which the user switched", () => {
  expect(switchedOf({ profile: "cilium" })).toEqual([]);
  expect(switchedOf({ profile: "cilium", assumptions: { "ip-block-matches-nodes": "yes" } })).toEqual([
    "ip-block-matches-nodes",
  ]);
});

test("an answer that is the profile's own is not switched, even where the user gave it", () => {
  expect(switchedOf({ profile: "cilium", assumptions: { "ip-block-matches-nodes": "no" } })).toEqual([]);
});

test("what was switched but does not bear on the verdict is not told", () => {
  const { assumptions } = reportProfile({
    profile: profileOf({ profile: "cilium", assumptions: { "end-port": "no" } }),
  });
  expect(restsOn(["pod-cidr"], assumptions)).toEqual([
    {
      assumption: "pod-cidr",
      words: "that pods without a stated address lie in the pod CIDR",
      isSwitched: false,
      isOpen: false,
    },
  ]);
});
