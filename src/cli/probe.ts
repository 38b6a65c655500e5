import { type Connection, type Endpoint, evaluate, type Judgement, resolveEndpoint } from "../engine";
import { errorOf, isUnusable, readProtocolPort } from "./answers";
import { readCall } from "./arguments";
import { asObject, type JsonLine, type JsonObject, readJsonLines } from "./json-lines";
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
  const write = createJudgementWriter();
  for await (const lines of readJsonLines(probes)) {
    let answers = "";
    for (const line of lines) {
      const answer = answerProbe(line, endpoint, evaluation.judge, write);
      if (typeof answer !== "string" && isUnusable(answer)) broken = true;
      answers += `${typeof answer === "string" ? answer : JSON.stringify(answer)}\n`;
    }
    await output.lines(answers);
    await output.flush();
  }
  return broken ? 2 : 0;
}

/** Answers one probe: in JSON, or as an object where it can't be answered. */
function answerProbe(
  line: JsonLine,
  endpoint: (text: string) => Endpoint | null,
  judge: (connection: Connection) => Judgement,
  write: (asked: JsonObject, judgement: Judgement) => string,
): string | object {
  if (line.kind === "broken") return errorOf("bad-json", line.reason);
  const asked = asObject(line.value);
  if (asked === null) return errorOf("bad-probe", "a probe is an object with src, dst, protocol and port");
  const { src, dst } = asked;
  if (typeof src !== "string" || typeof dst !== "string")
    return { ...asked, ...errorOf("bad-probe", "src and dst must be text") };
  const ports = readProtocolPort(asked.protocol, asked.port);
  if (typeof ports === "string") return { ...asked, ...errorOf("bad-probe", ports) };
  const [source, destination] = [endpoint(src), endpoint(dst)];
  if (source === null || destination === null) {
    const unknown = source === null ? src : dst;
    return { ...asked, ...errorOf("unknown-endpoint", `“${unknown}” is no pod that takes part and no IP address`) };
  }
  return write(asked, judge({ source, destination, protocol: ports.protocol, port: ports.port }));
}

/** Writes a probe with its answer as one JSON object. The few different answers are put into words once. */
function createJudgementWriter(): (asked: JsonObject, judgement: Judgement) => string {
  const ends = new Map<string, string>();
  return (asked, { verdict, egress, ingress, assumes }) => {
    if ("verdict" in asked || "egress" in asked || "ingress" in asked || "assumes" in asked) {
      return JSON.stringify({ ...asked, verdict, egress, ingress, assumes });
    }
    const key = `${verdict} ${egress} ${ingress} ${assumes.join(" ")}`;
    const end = ends.get(key) ?? `,${JSON.stringify({ verdict, egress, ingress, assumes }).slice(1)}`;
    ends.set(key, end);
    return JSON.stringify(asked).slice(0, -1) + end;
  };
}
