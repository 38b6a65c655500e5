import type { ExpectationResult } from "./expectation-result";

/** Results as JUnit XML, a test case each, as continuous integration reads it. */
export function junitOf(results: readonly ExpectationResult[]): string {
  const failures = results.filter(({ pass }) => !pass).length;
  const counts = `tests="${results.length}" failures="${failures}" errors="0" skipped="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sallyport" ${counts}>`,
    `  <testsuite name="expectations" ${counts}>`,
    ...results.flatMap(caseOf),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function caseOf({ id, sentence, pass, reason, message, failing, failingCount, place, line }: ExpectationResult) {
  const head = `    <testcase classname="${escapeXml(id)}" name="${escapeXml(sentence)}" file="${escapeXml(place.file)}" line="${line}"`;
  if (pass) return [`${head}/>`];
  const told = failing.map(({ source, destination, ports, verdict }) =>
    [source, "→", destination, ports, verdict].filter((word) => word !== "").join(" "),
  );
  const more = failingCount - failing.length;
  const lines = [...(message === null ? [] : [message]), ...told, ...(more > 0 ? [`and ${more} more pairs`] : [])];
  const text = lines.map(escapeXml).join("\n");
  return [`${head}>`, `      <failure message="${escapeXml(reason)}">${text}</failure>`, "    </testcase>"];
}

/** Text as it may stand in an attribute or between tags; characters that XML cannot say are replaced. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
