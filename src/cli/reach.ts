import { evaluate, formatRanges, listConnections, type ReachableConnection } from "../engine";
import { oneOf, readCall } from "./arguments";
import { openScenario } from "./open-scenario";
import type { Output } from "./output";
import { markdownRow, portsByProtocol } from "./tables";

/** `reach FILE…`: every connection that is possible, as JSON, CSV or a Markdown table. */
export async function reach(words: readonly string[], output: Output): Promise<number> {
  const call = readCall(words, ["format", "level"]);
  const format = oneOf("format", call.option("format"), ["json", "csv", "md"]);
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
  if (format === "json") await writeJson(connections, excluded, output);
  else await writeTable(connections, format, output);
  return opened.isComplete ? 0 : 2;
}

async function writeJson(connections: Iterable<ReachableConnection>, excluded: readonly object[], output: Output) {
  await output.line('{"connections":[');
  let previous: string | null = null;
  for (const { src, dst, allowed, depends, family, mixed, assumes } of connections) {
    if (previous !== null) await output.line(`${previous},`);
    previous = JSON.stringify({
      src,
      dst,
      allowed: portsByProtocol(allowed),
      ...(depends.TCP.length + depends.UDP.length + depends.SCTP.length > 0
        ? { depends: portsByProtocol(depends) }
        : {}),
      ...(family === null ? {} : { family: `IPv${family}` }),
      ...(mixed ? { mixed } : {}),
      assumes,
    });
  }
  if (previous !== null) await output.line(previous);
  await output.line(`],"excluded":${JSON.stringify(excluded)}}`);
}

async function writeTable(connections: Iterable<ReachableConnection>, format: "csv" | "md", output: Output) {
  const heads = ["src", "dst", "TCP", "UDP", "SCTP", "assumes", "note"];
  const row = (cells: readonly string[]) => (format === "csv" ? cells.map(csvCell).join(",") : markdownRow(cells));
  await output.line(row(heads));
  if (format === "md") await output.line(row(heads.map(() => "---")));
  for (const { src, dst, allowed, depends, family, mixed, assumes } of connections) {
    const { TCP, UDP, SCTP } = allowed;
    const open = Object.entries(portsByProtocol(depends)).map(([protocol, ports]) => `depends: ${protocol} ${ports}`);
    const note = [...(family === null ? [] : [`IPv${family} only`]), ...(mixed ? ["some pods only"] : []), ...open];
    const cells = [src, dst, ...[TCP, UDP, SCTP].map(formatRanges), assumes.join(" "), note.join("; ")];
    await output.line(row(cells));
  }
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
