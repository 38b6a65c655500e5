import {
  type ChangedConnection,
  type ConnectionDiff,
  diffConnections,
  evaluate,
  formatRanges,
  markdownRow,
} from "../engine";
import { type Call, oneOf, readCall } from "./arguments";
import { openScenario, tellLeftOut } from "./open-scenario";
import type { Output } from "./output";
import { portsByProtocol } from "./tables";
import { UsageError } from "./usage";

/** `diff OLD NEW`: which connections were opened and closed, as JSON or a Markdown table. */
export async function diff(words: readonly string[], output: Output): Promise<number> {
  const call = readCall(words, ["format"], ["exit-code"]);
  const format = oneOf("format", call.option("format"), ["json", "md"]);
  const [old, now, ...more] = call.files;
  if (old === undefined || now === undefined || more.length > 0)
    throw new UsageError("diff takes two files or folders: OLD and NEW");
  if (old === "-" && now === "-") throw new UsageError("standard input is either OLD or NEW");
  const [before, after] = [open(call, old, output), open(call, now, output)];
  if (before === null || after === null) return 2;
  const found = diffConnections(before.evaluation, after.evaluation);
  await (format === "json" ? writeJson(found, output) : writeMarkdown(found, output));
  if (!before.isComplete || !after.isComplete) return 2;
  return call.flag("exit-code") && found.opened.length + found.closed.length > 0 ? 1 : 0;
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
  const heads = ["src", "dst", "TCP", "UDP", "SCTP", "note"];
  for (const line of [`### ${title}`, "", markdownRow(heads), markdownRow(heads.map(() => "---"))])
    await output.line(line);
  for (const { src, dst, allowed, depends, family, mixed } of connections) {
    const { TCP, UDP, SCTP } = allowed;
    const open = Object.entries(portsByProtocol(depends)).map(([protocol, ports]) => `depends: ${protocol} ${ports}`);
    const note = [...(family === null ? [] : [`IPv${family} only`]), ...(mixed ? ["some pods only"] : []), ...open];
    await output.line(markdownRow([src, dst, ...[TCP, UDP, SCTP].map(formatRanges), note.join("; ")]));
  }
}
