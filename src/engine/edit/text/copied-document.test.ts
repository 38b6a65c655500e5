import { expect, test } from "vitest";
import { splitDocuments } from "../../manifest/split-documents";
import { copiedDocument } from "./copied-document";

const copied = (text: string, document = 0) => copiedDocument(splitDocuments(text), document);

test("a framed comment at the head is the file's where no other document has one above it", () => {
  const framed = "#\n# all of them\n#\nkind: A\n";
  expect(copied(`${framed}---\nkind: B\n`)).toBe("kind: A\n");
  expect(copied(`${framed}---\n# b\nkind: B\n`)).toBe(framed);
  expect(copied(framed)).toBe(framed);
  expect(copied("# a\nkind: A\n---\nkind: B\n")).toBe("# a\nkind: A\n");
});

test("what is set apart at the head is the file's, what stands above a marker too", () => {
  expect(copied("# file\n\n# a\nkind: A\n")).toBe("# a\nkind: A\n");
  expect(copied("# file\n\nkind: A\n")).toBe("kind: A\n");
  expect(copied("# file\n---\n# a\nkind: A\n")).toBe("---\n# a\nkind: A\n");
  expect(copied("%YAML 1.1\n--- # a\nkind: A\n")).toBe("--- # a\nkind: A\n");
  expect(copied("kind: A\n---\n# of a section\n\n# b\nkind: B\n", 1)).toBe("# of a section\n\n# b\nkind: B\n");
});

test("a notice is not said again, blank lines behind a marker are", () => {
  expect(copied("# Copyright 2024\n# b\nkind: A\n")).toBe("kind: A\n");
  expect(copied("---\r\n# Source: a/b.yaml\r\nkind: A\r\n")).toBe("kind: A\r\n");
  expect(copied("kind: A\n---\n\n# Source: a/b.yaml\nkind: B\n", 1)).toBe("\nkind: B\n");
  expect(copied("kind: A\n---\n\nkind: B\n", 1)).toBe("\nkind: B\n");
});

test("with the line breaks of other systems the same is copied", () => {
  const files = [
    "# a\nkind: A\n",
    "# file\n\n# a\nkind: A\n",
    "# file\n\nkind: A\n",
    "# file\n---\n# a\nkind: A\n",
    "#\n#\nkind: A\n---\nkind: B\n",
    "#\n# all of them\n#\nkind: A\n---\nkind: B\n",
  ];
  for (const text of files) {
    for (const lineBreak of ["\r\n", "\r"])
      expect(copied(text.replaceAll("\n", lineBreak))).toBe(copied(text).replaceAll("\n", lineBreak));
  }
});

test("a long comment in lines of any system is read in time", () => {
  for (const lineBreak of ["\n", "\r\n", "\r"]) {
    const head = `# all rights reserved${lineBreak}`.repeat(25) + lineBreak.repeat(20_000);
    const started = performance.now();
    expect(copied(`${head}kind: A${lineBreak}`)).toBe(`kind: A${lineBreak}`);
    expect(performance.now() - started).toBeLessThan(500);
  }
});
