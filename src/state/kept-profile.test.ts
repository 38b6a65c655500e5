import { expect, test } from "vitest";
import { keptProfile, withKeptProfile } from "./kept-profile";
import { answerAssumption, chooseProfile, initialView, viewOfOtherScenario, wish } from "./view";

test("Kubernetes as documented needs not be kept, also after something was switched there and back", () => {
  expect(keptProfile(initialView.options)).toBeNull();
  const switched = answerAssumption(initialView, "end-port", "no");
  expect(keptProfile(switched.options)).toEqual({ name: "kubernetes", assumptions: { "end-port": "no" } });
  expect(keptProfile(answerAssumption(switched, "end-port", null).options)).toBeNull();
});

test("what was kept is in force again, in the shape in which the picture is looked at", () => {
  const kept = { name: "cilium", assumptions: { hairpin: "yes" }, podCidrs: ["10.0.0.0/8"] } as const;
  const { options } = withKeptProfile(wish(initialView, { shape: "tall" }), kept);
  expect(options).toMatchObject({ profile: "cilium", assumptions: { hairpin: "yes" }, podCidrs: ["10.0.0.0/8"] });
  expect(options.picture.shape).toBe("tall");
  expect(keptProfile(options)).toEqual(kept);
  expect(withKeptProfile(initialView, null)).toBe(initialView);
});

test("another profile keeps none of the answers, another scenario all of them", () => {
  const switched = answerAssumption(chooseProfile(initialView, "calico"), "hairpin", "no");
  expect(keptProfile(viewOfOtherScenario(switched).options)).toEqual(keptProfile(switched.options));
  expect(keptProfile(chooseProfile(switched, "cilium").options)).toEqual({ name: "cilium" });
});
