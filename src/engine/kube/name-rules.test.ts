import { expect, test } from "vitest";
import {
  dnsLabelProblem,
  dnsSubdomainProblem,
  labelKeyProblem,
  labelValueProblem,
  portNameProblem,
  portNumberProblem,
} from "./name-rules";

const name = (length: number) => "a".repeat(length);
/** Two bytes a character. */
const umlauts = (length: number) => "ä".repeat(length);

test.each(["a", "0", "kube-system", "a--b", name(63)])("“%s” may be the name of a Namespace", (text) => {
  expect(dnsLabelProblem(text)).toBeNull();
});

test.each(["", "-a", "a-", "A", "a.b", "a_b", "ä", "a b", "a\n", name(64)])(
  "“%s” may not be the name of a Namespace",
  (text) => {
    expect(dnsLabelProblem(text)).not.toBeNull();
  },
);

test.each(["a", "0web", "1.2.3.4", "a.b-c.d", name(64), name(253)])("“%s” may be the name of a policy", (text) => {
  expect(dnsSubdomainProblem(text)).toBeNull();
});

test.each(["", ".a", "a.", "a..b", "a.-b", "a-.b", "Web", "a_b", "a/b", "a\n", name(254)])(
  "“%s” may not be the name of a policy",
  (text) => {
    expect(dnsSubdomainProblem(text)).not.toBeNull();
  },
);

test.each([
  "app",
  "App_1.x",
  "0",
  "app.kubernetes.io/name",
  "a.b/X",
  "constructor",
  "__proto__x".slice(2),
  name(63),
  `${name(253)}/${name(63)}`,
])("“%s” may be the key of a label", (key) => {
  expect(labelKeyProblem(key)).toBeNull();
});

test.each([
  "",
  "/app",
  "app/",
  "a/b/c",
  "-app",
  "app-",
  "_app",
  "__proto__",
  ".app",
  "a b",
  "ä",
  "Example.com/app",
  "a..b/app",
  name(64),
  `${name(254)}/app`,
])("“%s” may not be the key of a label", (key) => {
  expect(labelKeyProblem(key)).not.toBeNull();
});

test.each(["", "web", "Web_1.2-x", "0", name(63)])("“%s” may be the value of a label", (value) => {
  expect(labelValueProblem(value)).toBeNull();
});

test.each(["-", "web-", ".web", "a/b", "a b", "é", "a\n", name(64)])(
  "“%s” may not be the value of a label",
  (value) => {
    expect(labelValueProblem(value)).not.toBeNull();
  },
);

test("lengths are counted in bytes, not in characters", () => {
  const tooLong = "is longer than 63 characters";
  expect(labelValueProblem(umlauts(32))).toBe(tooLong);
  expect(labelKeyProblem(umlauts(32))).toBe(tooLong);
  expect(dnsLabelProblem(umlauts(32))).toBe(tooLong);
  expect(labelValueProblem(umlauts(31))).not.toBe(tooLong);
  expect(labelValueProblem("😀".repeat(16))).toBe(tooLong);
  expect(labelValueProblem("€".repeat(21))).not.toBe(tooLong);
  expect(labelValueProblem("€".repeat(22))).toBe(tooLong);
});

test.each(["http", "a", "8080x", "x-1", "1-a-2", name(15)])("“%s” may be the name of a port", (text) => {
  expect(portNameProblem(text)).toBeNull();
});

test.each(["", "80", "1-2", "a--b", "-a", "a-", "Http", "a_b", "a.b", "ä", name(16)])(
  "“%s” may not be the name of a port",
  (text) => {
    expect(portNameProblem(text)).not.toBeNull();
  },
);

test("a port number in quotes is told that it is taken for a name", () => {
  expect(portNameProblem("80")).toContain("leave out the quotes");
});

test("ports are numbers from 1 to 65535", () => {
  expect([1, 80, 65535].map(portNumberProblem)).toEqual([null, null, null]);
  expect([0, -1, 65536].map((port) => portNumberProblem(port) === null)).toEqual([false, false, false]);
});
