import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Protocol } from "../net/protocol";
import type { Endpoint, Verdict } from "../policy/verdict";

/** A case as `probe --batch` takes it, with the verdicts that independent evaluators agree on. */
export interface VerdictCase {
  readonly id: string | number;
  readonly files: Readonly<Record<string, string>>;
  readonly endpoints: readonly string[];
  readonly ports: readonly { readonly protocol: Protocol; readonly port: number }[];
  /** One character for each (source, destination, port): see CLI.md. */
  readonly expected: string;
}

/** The cases of a compressed file of `fixtures/verdicts`. */
export function readVerdictCases(file: string): readonly VerdictCase[] {
  return readJsonLines(`verdicts/${file}`) as readonly VerdictCase[]; // the fixtures are ours; their README states the form
}

/** The values of a compressed JSON-lines file of `fixtures`. */
export function readJsonLines(file: string): readonly unknown[] {
  const packed = readFileSync(new URL(`./fixtures/${file}`, import.meta.url));
  const lines = gunzipSync(packed).toString("utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line): unknown => JSON.parse(line));
}

/** One answer in the batch format: 3 both sides, 1 egress only, 2 ingress only, 0 neither, ? the verdict is open. */
export function verdictCharacter(answer: {
  readonly verdict: Verdict;
  readonly egress: boolean | null;
  readonly ingress: boolean | null;
}): string {
  if (answer.verdict === "depends") return "?";
  return `${(answer.egress === true ? 1 : 0) + (answer.ingress === true ? 2 : 0)}`;
}

/** The verdict string of a case: endpoint by endpoint, port by port; `-` where nothing is asked. */
export function verdictString(
  asked: Pick<VerdictCase, "endpoints" | "ports">,
  endpointOf: (text: string) => Endpoint,
  answer: (source: Endpoint, destination: Endpoint, protocol: Protocol, port: number) => string,
): string {
  const endpoints = asked.endpoints.map(endpointOf);
  let verdicts = "";
  for (const [i, source] of endpoints.entries()) {
    for (const [j, destination] of endpoints.entries()) {
      const unasked = i === j || (source.kind !== "pod" && destination.kind !== "pod");
      for (const { protocol, port } of asked.ports) {
        verdicts += unasked ? "-" : answer(source, destination, protocol, port);
      }
    }
  }
  return verdicts;
}
