import { printText } from "../../manifest/print-yaml";
import { isAllPorts, isAllRanges, type PortSet } from "../../net/port-set";
import { PROTOCOLS } from "../../net/protocol";
import type { DraftEnd } from "./draft-ends";

/** A connection as an expectation writes it. */
export interface DraftConnection {
  readonly from: DraftEnd;
  readonly to: DraftEnd;
  /** All of them: `ports` is left out. */
  readonly ports: PortSet;
  readonly expect: "Allowed" | "Denied";
}

/** A document of `kind: Expectation`, ending in a line break. */
export interface DraftDocument {
  readonly name: string;
  readonly connections: readonly DraftConnection[];
  /** Lines above the document, without `#`. */
  readonly remarks: readonly string[];
}

/** Writes a document the way people do: two spaces, quotes only where they are needed. */
export function printExpectation({ name, connections, remarks }: DraftDocument): string {
  const namespaces = new Set(connections.flatMap(({ from, to }) => [from.namespace ?? [], to.namespace ?? []].flat()));
  const [shared] = namespaces;
  const home = namespaces.size === 1 && shared !== undefined ? shared : null;
  const [only] = connections;
  const spec =
    connections.length === 1 && only !== undefined
      ? connectionLines(only, home)
      : ["connections:", ...connections.flatMap((each) => asItem(connectionLines(each, home)).map(indented))];
  return [
    ...remarks.map((remark) => `# ${remark}`),
    "apiVersion: sallyport.dev/v1",
    "kind: Expectation",
    "metadata:",
    `  name: ${printText(name)}`,
    ...(home === null ? [] : [`  namespace: ${printText(home)}`]),
    "spec:",
    ...spec.map(indented),
    "",
  ].join("\n");
}

/** @param home - the namespace that the document says for all; null: each end says its own */
function connectionLines({ from, to, ports, expect }: DraftConnection, home: string | null): readonly string[] {
  return [
    "from:",
    ...endLines(from, home).map(indented),
    "to:",
    ...endLines(to, home).map(indented),
    ...portLines(ports),
    `expect: ${expect}`,
  ];
}

function endLines({ field, value, namespace, remark }: DraftEnd, home: string | null): readonly string[] {
  const line = `${field}: ${printText(value)}${remark === "" ? "" : ` # ${remark}`}`;
  return namespace === null || namespace === home ? [line] : [line, `namespace: ${printText(namespace)}`];
}

function portLines(ports: PortSet): readonly string[] {
  if (isAllPorts(ports)) return [];
  const items = PROTOCOLS.flatMap((protocol) => {
    const own = protocol === "TCP" ? [] : [`protocol: ${protocol}`];
    if (isAllRanges(ports[protocol])) return [[`protocol: ${protocol}`]];
    return pairsOf(ports[protocol]).map(([from, to]) => [
      ...own,
      `port: ${from}`,
      ...(from === to ? [] : [`endPort: ${to}`]),
    ]);
  });
  return ["ports:", ...items.flatMap((item) => asItem(item).map(indented))];
}

function pairsOf(ranges: readonly number[]): readonly (readonly [number, number])[] {
  return ranges.flatMap((from, i) => (i % 2 === 0 ? [[from, ranges[i + 1] ?? from] as const] : []));
}

function asItem(lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`));
}

function indented(line: string): string {
  return `  ${line}`;
}
