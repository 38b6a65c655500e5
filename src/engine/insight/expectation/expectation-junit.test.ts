import { expect, test } from "vitest";
import { junitOf } from "./expectation-junit";
import type { ExpectationResult } from "./expectation-result";

const result = (change: Partial<ExpectationResult>): ExpectationResult => ({
  id: "shop/doors",
  sentence: "web → db must be allowed",
  expected: "Allowed",
  verdict: "allowed",
  pass: true,
  reason: "",
  message: null,
  pairs: 1,
  failing: [],
  failingCount: 0,
  edges: [],
  place: { file: "e.yaml", from: 0, to: 1 },
  line: 7,
  ...change,
});

test("each result is a test case, and failures are counted", () => {
  const failing = [{ source: "shop/web", destination: "shop/db", ports: "TCP 80", verdict: "denied" as const }];
  const failed = result({ id: "shop/b", pass: false, reason: "no", message: "why", failing, failingCount: 3 });
  expect(junitOf([result({}), failed])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="sallyport" tests="2" failures="1" errors="0" skipped="0">
  <testsuite name="expectations" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="shop/doors" name="web → db must be allowed" file="e.yaml" line="7"/>
    <testcase classname="shop/b" name="web → db must be allowed" file="e.yaml" line="7">
      <failure message="no">why
shop/web → shop/db TCP 80 denied
and 2 more pairs</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test("text of the user stays text", () => {
  const xml = junitOf([result({ pass: false, reason: `"]]><x a='1'>&\u0000\ud800\n`, message: "</failure>" })]);
  expect(xml).toContain('message="&#34;]]&#62;&#60;x a=&#39;1&#39;&#62;&#38;\ufffd\ufffd&#10;"');
  expect(xml).toContain(">&#60;/failure&#62;<");
});
