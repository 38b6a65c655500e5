/** What the API server allows as names, labels and ports' names. Lengths count UTF-8 bytes. */

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** RFC 1123 label: names of Namespaces. Null where fine, else what is wrong. @see apimachinery validation.IsDNS1123Label */
export function dnsLabelProblem(text: string): string | null {
  if (isLonger(text, 63)) return "is longer than 63 characters";
  return DNS_LABEL.test(text) ? null : "may hold only a–z, 0–9 and “-”, and must begin and end with a letter or digit";
}

/** RFC 1123 subdomain: names of most objects. @see apimachinery validation.IsDNS1123Subdomain */
export function dnsSubdomainProblem(text: string): string | null {
  if (isLonger(text, 253)) return "is longer than 253 characters";
  if (DNS_SUBDOMAIN.test(text)) return null;
  return "may hold only a–z, 0–9, “-” and “.”, and must begin and end with a letter or digit";
}

/** A label's key: `name` or `prefix/name`. @see apimachinery validation.IsQualifiedName */
export const labelKeyProblem = remembered((key) => {
  const parts = key.split("/");
  if (parts.length > 2) return "has more than one “/”";
  const name = parts.at(-1) ?? "";
  if (parts.length === 2) {
    const prefix = parts[0] ?? "";
    if (prefix === "") return "has nothing before “/”";
    const problem = dnsSubdomainProblem(prefix);
    if (problem !== null) return `has a prefix that ${problem}`;
  }
  if (name === "") return "has no name";
  if (isLonger(name, 63)) return "is longer than 63 characters";
  return LABEL_PART.test(name)
    ? null
    : "may hold only letters, digits, “-”, “_” and “.”, and must begin and end with a letter or digit";
});

/** A label's value; empty is fine. @see apimachinery validation.IsValidLabelValue */
export const labelValueProblem = remembered((value) => {
  if (isLonger(value, 63)) return "is longer than 63 characters";
  if (value === "" || LABEL_PART.test(value)) return null;
  return "may hold only letters, digits, “-”, “_” and “.”, and must begin and end with a letter or digit";
});

/** The name of a port. @see apimachinery validation.IsValidPortName */
export function portNameProblem(name: string): string | null {
  if (isLonger(name, 15)) return "is longer than 15 characters";
  if (!/^[-a-z0-9]+$/.test(name)) return "may hold only a–z, 0–9 and “-”";
  if (!/[a-z]/.test(name)) return "is the name of a port and needs a letter; for a port number leave out the quotes";
  if (name.includes("--")) return "must not hold “--”";
  return name.startsWith("-") || name.endsWith("-") ? "must not begin or end with “-”" : null;
}

/** The number of a port. */
export function portNumberProblem(port: number): string | null {
  return port >= 1 && port <= 65535 ? null : "must be from 1 to 65535";
}

/** A cluster's pods wear few different labels: what was said of one is kept, for so many. */
function remembered(rule: (text: string) => string | null): (text: string) => string | null {
  const known = new Map<string, string | null>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const found = rule(text);
    known.set(text, found);
    return found;
  };
}

const MOST_REMEMBERED = 4_096;

/** Whether a text has more UTF-8 bytes than a limit. */
function isLonger(text: string, limit: number): boolean {
  // a UTF-16 unit is one to three bytes
  if (text.length * 3 <= limit || text.length > limit) return text.length > limit;
  return utf8Length(text) > limit;
}

/** How many bytes a text has in UTF-8, in which the server counts. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
