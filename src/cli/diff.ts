import { type ChangedConnection, type ConnectionDiff, diffConnections, evaluate } from "../engine";
import { csvRow, markdownRow, markdownRule } from "../engine/export/table-text";
import { type Call, oneOf, readCall } from "./arguments";
import { openScenario, tellLeftOut } from "./open-scenario";
import type { Output } from "./output";
import { noteCell, portCells, portsByProtocol } from "./tables";
import { UsageError } from "./usage";
import { writeDiagram } from "./write-diagram";

/** `diff OLD NEW`: which connections were opened and closed, as JSON, CSV, Markdown tables or a diagram. */
export async function diff(words: readonly string[], output: Output): Promise<number> {
  const call = readCall(words, ["format"], ["exit-code"]);
  const format = oneOf("format", call.option("format"), FORMATS);
  const [old, now, ...more] = call.files;
  if (old === undefined || now === undefined || more.length > 0)
    throw new UsageError("diff takes two files or folders: OLD and NEW");
  if (old === "-" && now === "-") throw new UsageError("standard input is either OLD or NEW");
  const [before, after] = [open(call, old, output), open(call, now, output)];
  if (before === null || after === null) return 2;
  const found = diffConnections(before.evaluation, after.evaluation);
  if (!(await writeAs(format, found, output))) return 2;
  if (!before.isComplete || !after.isComplete) return 2;
  return call.flag("exit-code") && found.opened.length + found.closed.length > 0 ? 1 : 0;
}

const FORMATS = ["json", "csv", "md", "markdown", "mermaid", "dot"] as const;

async function writeAs(format: (typeof FORMATS)[number], found: ConnectionDiff, output: Output): Promise<boolean> {
  switch (format) {
    case "json":
      await writeJson(found, output);
      return true;
    case "csv":
      await writeCsv(found, output);
      return true;
    case "md":
    case "markdown":
      await writeMarkdown(found, output);
      return true;
    case "mermaid":
    case "dot":
      return writeDiagram(withLooks(found), format, "Connections that changed", output);
  }
}

function withLooks({ opened, closed }: ConnectionDiff) {
  return [
    ...opened.map((connection) => ({ ...connection, look: "opened" as const })),
    ...closed.map((connection) => ({ ...connection, look: "closed" as const })),
  ];
}

function open(call: Call<string>, path: string, output: Output) {
  const opened = openScenario({ ...call, files: [path] }, output);
  if (opened === null) return null;
  const { scenario, isComplete } = opened;
  tellLeftOut(scenario, output);
  return { evaluation: evaluate(scenario.cluster, scenario.policies, call.options.profile), isComplete };
}

async function writeJson({ opened, closed }: ConnectionDiff, output: Output) {
  await output.line('{"opened":[');
  await writeList(opened, output);
  await output.line('],"closed":[');
  await writeList(closed, output);
  await output.line("]}");
}

async function writeList(connections: readonly ChangedConnection[], output: Output) {
  for (const [i, { src, dst, allowed, depends, family, mixed }] of connections.entries()) {
    const open = portsByProtocol(depends);
    const line = JSON.stringify({
      src,
      dst,
      allowed: portsByProtocol(allowed),
      ...(Object.keys(open).length > 0 ? { depends: open } : {}),
      ...(family === null ? {} : { family: `IPv${family}` }),
      ...(mixed ? { mixed } : {}),
    });
    await output.line(i < connections.length - 1 ? `${line},` : line);
  }
}

async function writeMarkdown({ opened, closed }: ConnectionDiff, output: Output) {
  if (opened.length + closed.length === 0) return output.line("No connection was opened or closed.");
  await writeTable("Opened", opened, output);
  if (opened.length > 0 && closed.length > 0) await output.line("");
  await writeTable("Closed", closed, output);
}

async function writeTable(title: string, connections: readonly ChangedConnection[], output: Output) {
  if (connections.length === 0) return;
  for (const line of [`### ${title}`, "", markdownRow(HEADS), markdownRule(HEADS.length)]) await output.line(line);
  for (const connection of connections) await output.line(markdownRow(cellsOf(connection)));
}

async function writeCsv(found: ConnectionDiff, output: Output) {
  await output.line(csvRow(["change", ...HEADS]));
  for (const connection of withLooks(found)) await output.line(csvRow([connection.look, ...cellsOf(connection)]));
}

const HEADS = ["src", "dst", "TCP", "UDP", "SCTP", "note"];

function cellsOf(connection: ChangedConnection): readonly string[] {
  return [connection.src, connection.dst, ...portCells(connection.allowed), noteCell(connection)];
}
