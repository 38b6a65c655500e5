import { expect, test } from "vitest";
import type { AnalyzeOptions, AssumptionReport, ProfileReport } from "../../engine";
import { answerInForce, profileWords, switchedCount } from "./switched-assumptions";

const endPort: AssumptionReport = {
  ...{ name: "end-port", title: "endPort is honoured", sentence: "Ranges of ports count." },
  ...{ answer: "yes", ownAnswer: "yes", choices: [], sources: [] },
};
const hairpin: AssumptionReport = { ...endPort, name: "hairpin", answer: "depends", ownAnswer: "depends" };
const calico: ProfileReport = {
  ...{ name: "calico", title: "Calico", enforced: true, sentence: "" },
  ...{ assumptions: [endPort, hairpin], podCidrs: [], choices: [] },
};
const asked = (options: Partial<AnalyzeOptions>): AnalyzeOptions => ({
  ...{ profile: "calico", defaultNamespace: "default" },
  ...options,
});

test("an answer that is the profile's own is not switched", () => {
  expect(switchedCount(asked({}), calico)).toBe(0);
  expect(switchedCount(asked({ assumptions: { "end-port": "yes", hairpin: "no" } }), calico)).toBe(1);
});

test("until the profile has told its own answers every answer counts", () => {
  const options = asked({ profile: "cilium", assumptions: { "end-port": "yes", hairpin: "no" } });
  expect(switchedCount(options, calico)).toBe(2);
  expect(switchedCount(options, null)).toBe(2);
  expect(switchedCount(asked({}), null)).toBe(0);
});

test("an answer is in force at once, before the analysis made with it is there", () => {
  expect(answerInForce(asked({ assumptions: { hairpin: "no" } }), hairpin)).toBe("no");
  expect(answerInForce(asked({}), hairpin)).toBe("depends");
});

test("the button says how many are switched, and nothing where none is", () => {
  expect(profileWords("Calico", 0)).toBe("Calico");
  expect(profileWords("Calico", 2)).toBe("Calico · 2 switched");
});
