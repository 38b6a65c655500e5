import {
  type Endpoint,
  evaluate,
  isSameEndpoint,
  type Judgement,
  profileNamed,
  readScenario,
  resolveEndpoint,
} from "../engine";
import { errorOf, isUnusable, readProtocolPort } from "./answers";
import type { CommonOptions } from "./arguments";
import { asRecord, type JsonLine, readJsonLines } from "./json-lines";
import type { Output } from "./output";

/** `probe --batch CASES`: many small scenarios in one process, one line each. */
export async function probeBatch(path: string, options: CommonOptions, output: Output): Promise<number> {
  let broken = false;
  for await (const lines of readJsonLines(path)) {
    for (const line of lines) {
      const answer = answerCase(line, options);
      if (isUnusable(answer)) broken = true;
      await output.line(JSON.stringify(answer));
    }
    await output.flush();
  }
  return broken ? 2 : 0;
}

function answerCase(line: JsonLine, options: CommonOptions): object {
  if (line.kind === "broken") return errorOf("bad-json", line.reason);
  const members = asRecord(line.value);
  if (members === null) return errorOf("bad-case", "a case is an object with id, files, endpoints and ports");
  const id = members.get("id") ?? null;
  const files = asRecord(members.get("files"));
  const endpointTexts = members.get("endpoints");
  const portList = members.get("ports");
  const profileName = members.get("profile");
  const profile =
    profileName === undefined ? options.profile : typeof profileName === "string" ? profileNamed(profileName) : null;
  if (profile === null)
    return { id, ...errorOf("unknown-profile", `there is no profile ${JSON.stringify(profileName)}`) };
  if (files === null || ![...files.values()].every((text) => typeof text === "string")) {
    return { id, ...errorOf("bad-case", "files must be an object of texts by name") };
  }
  if (!Array.isArray(endpointTexts) || !Array.isArray(portList)) {
    return { id, ...errorOf("bad-case", "endpoints and ports must be lists") };
  }
  const scenario = readScenario(
    [...files].map(([name, text]) => ({ name, text: String(text) })),
    {
      defaultNamespace: options.namespace,
    },
  );
  const endpoints: Endpoint[] = [];
  for (const text of endpointTexts) {
    const endpoint = typeof text === "string" ? resolveEndpoint(scenario.cluster, text) : null;
    if (endpoint === null) {
      const message = `${JSON.stringify(text)} is no pod that takes part and no IP address`;
      return { id, ...errorOf("unknown-endpoint", message) };
    }
    endpoints.push(endpoint);
  }
  const ports: { protocol: "TCP" | "UDP" | "SCTP"; port: number }[] = [];
  for (const entry of portList) {
    const port = readProtocolPort(asRecord(entry)?.get("protocol"), asRecord(entry)?.get("port"));
    if (typeof port === "string") return { id, ...errorOf("bad-case", port) };
    ports.push(port);
  }
  const { judge } = evaluate(scenario.cluster, scenario.policies, profile);
  let verdicts = "";
  for (const source of endpoints) {
    for (const destination of endpoints) {
      const outside = source.kind === "external" && destination.kind === "external";
      const asked = !outside && !isSameEndpoint(source, destination);
      for (const port of ports) verdicts += asked ? characterOf(judge({ source, destination, ...port })) : "-";
    }
  }
  return { id, verdicts };
}

/** `3` both sides, `1` only the egress, `2` only the ingress, `0` neither, `?` the profile leaves it open. */
function characterOf({ verdict, egress, ingress }: Judgement): string {
  if (verdict === "depends") return "?";
  return egress === true ? (ingress === true ? "3" : "1") : ingress === true ? "2" : "0";
}
