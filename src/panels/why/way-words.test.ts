import { expect, test } from "vitest";
import type { Explanation, SideExplanation } from "../../engine";
import { answerWords, headWords, waySteps } from "./way-words";

const side = (direction: SideExplanation["direction"], part: Partial<SideExplanation>): SideExplanation => ({
  ...{ direction, admits: true, admittedPorts: "TCP 80", exception: null, isolatedBy: [], rules: [] },
  ...{ sentence: `${direction} sentence.`, ...part },
});

const explained = (
  verdict: Explanation["verdict"],
  egress: Partial<SideExplanation>,
  ingress: Partial<SideExplanation>,
): Explanation => ({
  ...{ source: "app/a", destination: "app/b", ports: "TCP 80", verdict, assumes: [], oneOf: null, sentence: "" },
  ...{ egress: side("egress", egress), ingress: side("ingress", ingress) },
});

test("the way leads out of the source and into the destination, and a sentence does not begin with who it is about", () => {
  const denied = explained("denied", { admits: false, sentence: "app/a is isolated by app/p." }, {});
  expect(waySteps(denied).map(({ title, endpoint, words }) => `${title} ${endpoint}: ${words}`)).toEqual([
    "Leaving app/a: is isolated by app/p.",
    "Entering app/b: ingress sentence.",
  ]);
  expect(answerWords(denied)).toBe("Denied on leaving: it never gets to app/b.");
});

test.each([
  [explained("allowed", {}, {}), "Allowed on TCP 80."],
  [explained("partly", {}, {}), "Allowed on a part of TCP 80."],
  [explained("depends", {}, { admits: null }), "It depends on what the profile leaves open."],
  [explained("denied", {}, { admits: false }), "Denied on entering."],
  [explained("denied", { admits: false }, { admits: false }), "Denied, on leaving and on entering."],
  [
    explained("denied", { admittedPorts: "TCP 90" }, {}),
    "Denied: TCP 90 may leave, TCP 80 may enter, and no port may do both.",
  ],
])("the answer says what was decided where", (explanation, words) => {
  expect(answerWords(explanation)).toBe(words);
});

test("the head says what came of it, and leaves the reasons to the steps where they have them", () => {
  const of = (...asked: Parameters<typeof explained>) => headWords({ ...explained(...asked), sentence: "Whole." });
  expect(of("allowed", {}, {})).toBe("`app/a` reaches `app/b` on TCP 80.");
  expect(of("denied", { admits: false }, {})).toBe("`app/a` may not send to `app/b` on TCP 80.");
  expect(of("denied", {}, { admits: false })).toBe("`app/b` does not accept TCP 80 from `app/a`.");
  expect(of("denied", { admits: false }, { admits: false })).toBe(
    "`app/a` may not send to `app/b` on TCP 80, and `app/b` does not accept it.",
  );
  for (const whole of [
    of("denied", {}, {}),
    of("depends", {}, { admits: null }),
    of("partly", {}, {}),
    of("allowed", { exception: "itself" }, { exception: "itself" }),
    of("allowed", { exception: "not-enforced" }, { exception: "not-enforced" }),
  ])
    expect(whole).toBe("Whole.");
});

test("a pod that asks itself goes no way at all", () => {
  const itself = explained("allowed", { exception: "itself" }, { exception: "itself" });
  expect(waySteps(itself)).toHaveLength(1);
  expect(waySteps(itself)[0]?.words).toBe("a pod always reaches itself, whatever isolates it.");
});
