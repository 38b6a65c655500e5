import { expect, test } from "vitest";
import { selectorMatches } from "../kube/label-selector";
import { containsAddress, parseCidr } from "../net/cidr";
import { parseIpAddress } from "../net/ip-address";
import { at, items, type Json, stringMap, text } from "./json";
import { KUBERNETES } from "./kubernetes-profile";
import { blockContains } from "./naive-address";
import { selects } from "./naive-peers";
import { readPeer, readSelector } from "./naive-policy-reader";
import { readNaively } from "./naive-reader";
import { readJsonLines } from "./verdict-cases";

// the fixture is ours, of JSON lines; its README states the form
const CASES = readJsonLines("matching/matching.jsonl.gz") as readonly Json[];
const EMPTY_WORLD = { ...readNaively([]), profile: KUBERNETES, mutant: null };

test("selectors match as Kubernetes' own label selector does", () => {
  const cases = CASES.filter((one) => at(one, "kind") === "selector" && at(one, "selector") !== null);
  expect(cases.length).toBeGreaterThan(1000);
  for (const one of cases) {
    const [selector, labels] = [readSelector(at(one, "selector")), stringMap(at(one, "labels"))];
    const match = at(one, "match");
    expect({ one, match: selectorMatches(selector, labels) }).toEqual({ one, match });
    expect({ one, match: selects(EMPTY_WORLD, selector, labels) }).toEqual({ one, match });
  }
});

test("IP blocks contain addresses as Go's networks do", () => {
  const cases = CASES.filter((one) => at(one, "kind") === "ipblock");
  expect(cases.length).toBeGreaterThan(1000);
  for (const one of cases) {
    const address = parseIpAddress(text(at(one, "ip")) ?? "");
    const [cidr, ...except] = [at(one, "cidr"), ...items(at(one, "except"))].map((block) =>
      parseCidr(text(block) ?? ""),
    );
    const readable = items(at(one, "except")).filter((block) => parseCidr(text(block) ?? "") !== null);
    const peer = readPeer({ ipBlock: { cidr: at(one, "cidr"), except: readable } });
    if (address === null || cidr == null || peer.kind !== "ipBlock")
      throw new Error(`unreadable: ${JSON.stringify(one)}`);
    const isExcepted = except.some((block) => block !== null && containsAddress(block, address));
    const match = at(one, "match");
    expect({ one, match: containsAddress(cidr, address) && !isExcepted }).toEqual({ one, match });
    expect({ one, match: blockContains(EMPTY_WORLD, peer, address) }).toEqual({ one, match });
  }
});
