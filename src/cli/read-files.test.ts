import { expect, test } from "vitest";
import { decodeText } from "./read-files";

const TEXT = "kind: Pod # ü 😀\n";

test.each([
  ["UTF-8", Buffer.from(TEXT, "utf8")],
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${TEXT}`, "utf8")],
  ["UTF-16, little end first", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
  ["UTF-16, big end first", Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16()],
])("a file in %s is read, without the mark", (_name, bytes) => {
  expect(decodeText(bytes)).toBe(TEXT);
});
