import { expect, test } from "vitest";
import { mutateText } from "../../testing/mutate-text";
import { randomOf } from "../../testing/random";
import { readJsonScalar } from "./json-token";
import { readQuickToken } from "./quick-json-token";

const TEXT = `{"a": [1, -20, 0, -0, 01, 1.5, 1e3, 123456789012345, 1234567890123456, 80x, 1-2], "b c": [true, false, null, truer, nul],
  "é": "日本", "": "a\\"b", "c\\u00e9": "\t", "d": "", "e": tRue, "f": "$", "g": 7$, "h": 5_, "i": - , "j": "open`;

test("a token that is read quickly is the token that is read slowly, wherever it starts", () => {
  let read = 0;
  for (let seed = 0; seed < 200; seed++) {
    const text = seed === 0 ? TEXT : mutateText(randomOf(seed), TEXT);
    for (let at = 0; at <= text.length; at++) {
      const scalar = readQuickToken(text, at);
      if (scalar === null) continue;
      read++;
      expect(readJsonScalar(text, at)).toEqual({ kind: "scalar", scalar });
    }
  }
  expect(read).toBeGreaterThan(200 * 20);
});

test.each([["80"], ["-80"], ['"web"'], ["true"], ["null"]])("%s is read quickly", (text) => {
  expect(readQuickToken(text, 0)?.range).toEqual({ from: 0, to: text.length });
});

test.each([["0"], ["1.5"], ["1e3"], ['"a\\n"'], ['"a'], ["nul"], ["truer"], ["12345678901234567"], ["{"], [""]])(
  "%s is left to the slow reader",
  (text) => {
    expect(readQuickToken(text, 0)).toBeNull();
  },
);
