import { evaluate, listConnections, type PortSet, type ReachableConnection } from "../engine";
import { csvCell, markdownCell, markdownRow } from "../engine/export/table-text";
import { oneOf, readCall } from "./arguments";
import { openScenario } from "./open-scenario";
import type { Output } from "./output";
import { noteCell, portCells, portsByProtocol } from "./tables";
import { lookOf, writeDiagram } from "./write-diagram";

/** `reach FILE…`: every connection that is possible, as JSON, CSV, a Markdown table or a diagram. */
export async function reach(words: readonly string[], output: Output): Promise<number> {
  const call = readCall(words, ["format", "level"]);
  const format = oneOf("format", call.option("format"), ["json", "csv", "md", "markdown", "mermaid", "dot"]);
  const level = oneOf("level", call.option("level"), ["workload", "pod"]);
  const opened = openScenario(call, output);
  if (opened === null) return 2;
  const { cluster, policies, leftOut } = opened.scenario;
  const evaluation = evaluate(cluster, policies, call.options.profile);
  const connections = listConnections(evaluation, level);
  const excluded = [
    ...leftOut.map(({ object, reason }) => ({ object, reason })),
    ...cluster.excludedPods.map(({ id, reason }) => ({ object: `v1/Pod/${id}`, reason: `the pod has ${reason}` })),
  ];
  if (format !== "json") for (const { object, reason } of excluded) output.message(`left out: ${object}: ${reason}`);
  if (!(await writeAs(format, connections, excluded, output))) return 2;
  return opened.isComplete ? 0 : 2;
}

async function writeAs(
  format: "json" | "csv" | "md" | "markdown" | "mermaid" | "dot",
  connections: Iterable<ReachableConnection>,
  excluded: readonly object[],
  output: Output,
): Promise<boolean> {
  switch (format) {
    case "json":
      await writeJson(connections, excluded, output);
      return true;
    case "csv":
      await writeTable(connections, "csv", output);
      return true;
    case "md":
    case "markdown":
      await writeTable(connections, "md", output);
      return true;
    case "mermaid":
    case "dot":
      return writeDiagram(withLooks(connections), format, "Connections that are possible", output);
  }
}

function* withLooks(connections: Iterable<ReachableConnection>) {
  for (const connection of connections) yield { ...connection, look: lookOf(connection) };
}

async function writeJson(connections: Iterable<ReachableConnection>, excluded: readonly object[], output: Output) {
  const name = createMemo((id: string) => JSON.stringify(id));
  const rest = createRestMemo(({ allowed, depends, family, mixed, assumes }) => {
    const more = {
      allowed: portsByProtocol(allowed),
      ...(depends.TCP.length + depends.UDP.length + depends.SCTP.length > 0
        ? { depends: portsByProtocol(depends) }
        : {}),
      ...(family === null ? {} : { family: `IPv${family}` }),
      ...(mixed ? { mixed } : {}),
      assumes,
    };
    return `,${JSON.stringify(more).slice(1)}`;
  });
  const rows = (function* () {
    let before = '{"connections":[\n';
    for (const connection of connections) {
      yield `${before}{"src":${name(connection.src)},"dst":${name(connection.dst)}${rest(connection)}`;
      before = ",\n";
    }
    yield `${before === ",\n" ? "\n" : before}],"excluded":${JSON.stringify(excluded)}}\n`;
  })();
  await writeInPortions(rows, output);
}

async function writeTable(connections: Iterable<ReachableConnection>, format: "csv" | "md", output: Output) {
  const heads = ["src", "dst", "TCP", "UDP", "SCTP", "assumes", "note"];
  const row = (cells: readonly string[]) => (format === "csv" ? cells.map(csvCell).join(",") : markdownRow(cells));
  await output.line(row(heads));
  if (format === "md") await output.line(row(heads.map(() => "---")));
  const [start, between, end] = format === "csv" ? ["", ",", ""] : ["| ", " | ", " |"];
  const name = createMemo(format === "csv" ? csvCell : markdownCell);
  const rest = createRestMemo((connection) => {
    const cells = [...portCells(connection.allowed), connection.assumes.join(" "), noteCell(connection)];
    return between + cells.map(format === "csv" ? csvCell : markdownCell).join(between) + end;
  });
  const rows = (function* () {
    for (const connection of connections) {
      yield `${start}${name(connection.src)}${between}${name(connection.dst)}${rest(connection)}\n`;
    }
  })();
  await writeInPortions(rows, output);
}

/** Characters that are put together before they are handed on: a promise a row would cost more than the row. */
const PORTION = 64_000;

async function writeInPortions(rows: Iterable<string>, output: Output) {
  let portion = "";
  for (const row of rows) {
    portion += row;
    if (portion.length < PORTION) continue;
    await output.lines(portion);
    portion = "";
  }
  await output.lines(portion);
}

function createMemo(write: (id: string) => string): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const found = known.get(id) ?? write(id);
    known.set(id, found);
    return found;
  };
}

/**
 * Remembers the words for all of a connection but its ends. Equal answers are mostly the same objects: those of one
 * `allowed` are few, and are compared by identity.
 */
function createRestMemo(write: (connection: ReachableConnection) => string): typeof write {
  const known = new WeakMap<PortSet, { readonly connection: ReachableConnection; readonly words: string }[]>();
  return (connection) => {
    const alike = known.get(connection.allowed) ?? [];
    if (alike.length === 0) known.set(connection.allowed, alike);
    for (const { connection: other, words } of alike) if (isAlike(connection, other)) return words;
    const words = write(connection);
    if (alike.length < MOST_ALIKE) alike.push({ connection, words });
    return words;
  };
}

/** More than these are worked out anew rather than looked for. */
const MOST_ALIKE = 16;

function isAlike(a: ReachableConnection, b: ReachableConnection): boolean {
  return a.depends === b.depends && a.assumes === b.assumes && a.family === b.family && a.mixed === b.mixed;
}
