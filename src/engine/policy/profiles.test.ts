import { expect, test } from "vitest";
import { formatAddressRange } from "../net/cidr";
import { KUBERNETES_PROFILE, knownProfiles, profileNamed, profileOf, switchedIn } from "./profiles";

test("what policies never see is left open for one's own Service, and refused or not by what answers for Services", () => {
  const answers = knownProfiles().map((name) => {
    const profile = profileNamed(name);
    return [name, profile?.hairpin, profile?.emptyServiceRefuses];
  });
  expect(answers).toEqual([
    ["kubernetes", "depends", "yes"],
    ["calico", "depends", "depends"],
    ["cilium", "depends", "depends"],
    ["kube-network-policies", "depends", "yes"],
    ["none", "yes", "yes"],
  ]);
});

test("an unknown name is no profile, also that of a member of every object", () => {
  expect([profileNamed("weave"), profileNamed("constructor"), profileNamed("")]).toEqual([null, null, null]);
});

test.each<[readonly string[], readonly string[]]>([
  [[], ["10.244.0.0-10.244.255.255", "fd00:10:244::-fd00:10:244:ff:ffff:ffff:ffff:ffff"]],
  [
    ["not a block", "10.0.0.0", ""],
    ["10.244.0.0-10.244.255.255", "fd00:10:244::-fd00:10:244:ff:ffff:ffff:ffff:ffff"],
  ],
  [
    [" 10.0.0.0/8 ", "oops"],
    ["10.0.0.0-10.255.255.255", "fd00:10:244::-fd00:10:244:ff:ffff:ffff:ffff:ffff"],
  ],
  [
    ["fd01::/64", "10.0.0.0/8", "11.0.0.0/8"],
    ["10.0.0.0-10.255.255.255", "11.0.0.0-11.255.255.255", "fd01::-fd01::ffff:ffff:ffff:ffff"],
  ],
])("of the pod CIDRs %j what can be read counts, else the default of the family", (podCidrs, ranges) => {
  expect(profileOf({ profile: "kubernetes", podCidrs }).podCidrs.map(formatAddressRange)).toEqual(ranges);
});

test("what differs from the profile's own answers is switched, and nothing else", () => {
  const assumptions = { "ip-block-matches-pods": "no", "end-port": "no", "host-network": "yes" } as const;
  expect([...switchedIn(profileOf({ profile: "cilium", assumptions }))]).toEqual(["end-port"]);
  expect([...switchedIn(profileOf({ profile: "kubernetes", assumptions }))]).toEqual([
    "ip-block-matches-pods",
    "end-port",
  ]);
  expect([...switchedIn(profileOf({ profile: "calico", podCidrs: ["10.0.0.0/8"] }))]).toEqual(["pod-cidr"]);
  expect([...switchedIn(KUBERNETES_PROFILE)]).toEqual([]);
});
