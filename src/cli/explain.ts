import {
  type Explanation,
  evaluate,
  explainWithServices,
  resolveEndpoint,
  type Scenario,
  type SideExplanation,
} from "../engine";
import { readProtocolPort } from "./answers";
import { oneOf, readCall } from "./arguments";
import { explanationText } from "./explain-text";
import { explainWay } from "./explain-way";
import { nearText } from "./near-text";
import { openScenario, tellLeftOut } from "./open-scenario";
import type { Output } from "./output";
import { UsageError } from "./usage";

/**
 * `explain FILE… --from A --to B --port N`: why one connection has its verdict; to a name or URL the whole way, for which
 * the port may be left out.
 */
export async function explain(words: readonly string[], output: Output): Promise<number> {
  const call = readCall(words, ["from", "to", "port", "protocol", "format"]);
  const format = oneOf("format", call.option("format"), ["text", "json"]);
  const [from, to] = [call.option("from"), call.option("to")];
  if (from === undefined || to === undefined) throw new UsageError("--from and --to are needed");
  const isWay = isNameOrUrl(to);
  const isPortOpen = isWay && call.option("port") === undefined;
  const port = readProtocolPort(call.option("protocol"), isPortOpen ? 80 : Number(call.option("port")));
  if (typeof port === "string") throw new UsageError(port);
  const opened = openScenario(call, output);
  if (opened === null) return 2;
  const { cluster, policies, objects, lineOf } = opened.scenario;
  tellLeftOut(opened.scenario, output);
  if (isWay) {
    const request = { source: from, target: to, protocol: port.protocol, port: isPortOpen ? null : port.port };
    const isAnswered = await explainWay(opened.scenario, call.options.profile, request, format, output);
    if (format === "text") {
      const near = nearText(opened.files, call.options, { kind: "trace", request }, isAnswered);
      for (const line of near) await output.line(line);
    }
    return opened.isComplete ? 0 : 2;
  }
  const [source, destination] = [resolveEndpoint(cluster, from), resolveEndpoint(cluster, to)];
  if (source === null) throw new UsageError(whoIsNoEnd(opened.scenario.cluster, from));
  if (destination === null) throw new UsageError(whoIsNoEnd(opened.scenario.cluster, to));
  const evaluation = evaluate(cluster, policies, call.options.profile);
  const explanation = explainWithServices(evaluation, objects, { source, destination, ...port }, lineOf);
  if (format === "json") await output.line(JSON.stringify(jsonOf(explanation)));
  else {
    const question = { kind: "connection", source: from, destination: to, ...port } as const;
    const near = nearText(opened.files, call.options, question, explanation.verdict === "allowed");
    for (const line of [...explanationText(explanation), ...near]) await output.line(line);
  }
  return opened.isComplete ? 0 : 2;
}

/** Why a name is no end of a connection: a pod that has finished has none. */
function whoIsNoEnd({ excludedPods }: Scenario["cluster"], name: string): string {
  const finished = excludedPods.find(({ id }) => id === name);
  if (finished !== undefined) return `“${name}” has finished (${finished.reason}): it takes no part any more`;
  return `“${name}” is no pod that takes part and no IP address`;
}

/** What a client types after `curl` or `nc`, rather than `namespace/pod` or an address. */
function isNameOrUrl(text: string): boolean {
  return text.includes("://") || !/[/:]|^[0-9.]+$/.test(text);
}

function jsonOf({ verdict, egress, ingress, assumes }: Explanation) {
  const side = ({ isolatedBy, rules }: SideExplanation) => ({
    isolatedBy: isolatedBy.map(({ policy }) => policy),
    rules: rules.map(({ policy, index, matched, failures, place, line }) => ({
      policy,
      index,
      matched,
      ...(failures[0] === undefined ? {} : { failed: failures[0].part }),
      file: place.file,
      line,
    })),
  });
  return { verdict, egress: side(egress), ingress: side(ingress), assumes };
}
