import { type Connection, type Endpoint, evaluate, type Judgement, resolveEndpoint } from "../engine";
import { errorOf, isUnusable, readProtocolPort } from "./answers";
import { readCall } from "./arguments";
import { asRecord, type JsonLine, readJsonLines } from "./json-lines";
import { openScenario, tellLeftOut } from "./open-scenario";
import type { Output } from "./output";
import { probeBatch } from "./probe-batch";
import { UsageError } from "./usage";

/** `probe FILE… --probes PROBES`: answers single connections, one JSON line each, as they are read. */
export async function probe(words: readonly string[], output: Output): Promise<number> {
  const call = readCall(words, ["probes", "batch"]);
  const batch = call.option("batch");
  if (batch !== undefined) {
    if (call.files.length > 0 || call.option("probes") !== undefined)
      throw new UsageError("--batch takes no FILE and no --probes");
    return probeBatch(batch, call.options, output);
  }
  const probes = call.option("probes");
  if (probes === undefined) throw new UsageError("--probes PROBES is missing");
  if (probes === "-" && call.files.includes("-")) throw new UsageError("standard input is either a FILE or the PROBES");
  const opened = openScenario(call, output);
  if (opened === null) return 2;
  const { cluster, policies } = opened.scenario;
  tellLeftOut(opened.scenario, output);
  const evaluation = evaluate(cluster, policies, call.options.profile);
  const endpoints = new Map<string, Endpoint | null>();
  const endpoint = (text: string) => {
    const known = endpoints.get(text);
    if (known !== undefined) return known;
    const found = resolveEndpoint(cluster, text);
    endpoints.set(text, found);
    return found;
  };
  let broken = !opened.isComplete;
  for await (const line of readJsonLines(probes)) {
    const answer = answerProbe(line, endpoint, evaluation.judge);
    if (isUnusable(answer)) broken = true;
    await output.line(JSON.stringify(answer));
  }
  return broken ? 2 : 0;
}

function answerProbe(
  line: JsonLine,
  endpoint: (text: string) => Endpoint | null,
  judge: (connection: Connection) => Judgement,
): object {
  if (line.kind === "broken") return errorOf("bad-json", line.reason);
  const members = asRecord(line.value);
  if (members === null) return errorOf("bad-probe", "a probe is an object with src, dst, protocol and port");
  const asked = Object.fromEntries(members);
  const [src, dst] = [members.get("src"), members.get("dst")];
  if (typeof src !== "string" || typeof dst !== "string")
    return { ...asked, ...errorOf("bad-probe", "src and dst must be text") };
  const ports = readProtocolPort(members.get("protocol"), members.get("port"));
  if (typeof ports === "string") return { ...asked, ...errorOf("bad-probe", ports) };
  const [source, destination] = [endpoint(src), endpoint(dst)];
  if (source === null || destination === null) {
    const unknown = source === null ? src : dst;
    return { ...asked, ...errorOf("unknown-endpoint", `“${unknown}” is no pod that takes part and no IP address`) };
  }
  const { verdict, egress, ingress, assumes } = judge({ source, destination, ...ports });
  return { ...asked, verdict, egress, ingress, assumes };
}
