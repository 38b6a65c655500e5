import { type Explanation, evaluate, resolveEndpoint, type SideExplanation } from "../engine";
import { readProtocolPort } from "./answers";
import { oneOf, readCall } from "./arguments";
import { explainWay } from "./explain-way";
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
  const { cluster, policies, lineOf } = opened.scenario;
  tellLeftOut(opened.scenario, output);
  if (isWay) {
    const request = { source: from, target: to, protocol: port.protocol, port: isPortOpen ? null : port.port };
    await explainWay(opened.scenario, call.options.profile, request, format, output);
    return opened.isComplete ? 0 : 2;
  }
  const [source, destination] = [resolveEndpoint(cluster, from), resolveEndpoint(cluster, to)];
  if (source === null) throw new UsageError(`“${from}” is no pod that takes part and no IP address`);
  if (destination === null) throw new UsageError(`“${to}” is no pod that takes part and no IP address`);
  const explanation = evaluate(cluster, policies, call.options.profile).explain(
    { source, destination, ...port },
    lineOf,
  );
  if (format === "json") await output.line(JSON.stringify(jsonOf(explanation)));
  else for (const line of textOf(explanation)) await output.line(line);
  return opened.isComplete ? 0 : 2;
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

function textOf({ sentence, egress, ingress, assumes }: Explanation): string[] {
  const side = (title: string, { isolatedBy, rules, exception }: SideExplanation) => [
    title,
    ...(exception === null ? [] : [`  ${EXCEPTIONS[exception]}`]),
    ...(isolatedBy.length === 0 && exception === null ? ["  not isolated: everything passes"] : []),
    ...isolatedBy.map(({ policy, place, line }) => `  isolated by ${policy} (${place.file}:${line})`),
    ...rules.flatMap(({ policy, index, matched, place, line, failures }) => [
      `  ${matched === true ? "✓" : matched === null ? "?" : "✗"} ${policy} rule ${index + 1} (${place.file}:${line})`,
      ...failures.map((failure) => `      ${failure.sentence}`),
    ]),
  ];
  return [
    sentence,
    "",
    ...side("egress of the source", egress),
    ...side("ingress of the destination", ingress),
    ...(assumes.length === 0 ? [] : [`assumes: ${assumes.join(", ")}`]),
  ];
}

const EXCEPTIONS: Record<NonNullable<SideExplanation["exception"]>, string> = {
  "not-a-pod": "no pod, so no policy is asked",
  itself: "a pod cannot block access to itself",
  "own-node": "traffic with the pod's own node is always allowed",
  "not-enforced": "nobody enforces policies in this profile",
  "host-network": "a hostNetwork pod: policies do not apply to it",
};
