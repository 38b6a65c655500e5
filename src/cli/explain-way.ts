import {
  type ConnectionTrace,
  evaluate,
  type Profile,
  type Scenario,
  type TraceRequest,
  type TraceStep,
  traceConnection,
} from "../engine";
import { rulesText } from "./explain-text";
import type { Output } from "./output";
import { UsageError } from "./usage";

/** Tells the way to a name or URL: name, Service, policies, and whether somebody listens; true where it is answered. */
export async function explainWay(
  { complete, policies, objects, lineOf }: Scenario,
  profile: Profile,
  request: TraceRequest,
  format: "text" | "json",
  output: Output,
): Promise<boolean> {
  const trace = traceConnection(evaluate(complete, policies, profile), objects, request, lineOf);
  if (trace === null) throw new UsageError(`“${request.source}” is no pod that takes part and no IP address`);
  if (format === "json") await output.line(JSON.stringify(jsonOf(trace)));
  else for (const line of textOf(trace)) await output.line(line);
  return trace.outcome.kind === "answered";
}

function jsonOf({ outcome, sentence, steps, ways, moreWays }: ConnectionTrace) {
  return {
    outcome,
    sentence,
    steps: steps.map(stepOf),
    ways: ways.map(({ endpoint, port, outcome: own, steps: rest }) => {
      return { endpoint, port, outcome: own, steps: rest.map(stepOf) };
    }),
    ...(moreWays === 0 ? {} : { moreWays }),
  };
}

function stepOf({ kind, leg, state, sentence, place, line }: TraceStep) {
  return { kind, leg, state, sentence, ...(place === null ? {} : { file: place.file, line }) };
}

function textOf({ sentence, steps, ways, moreWays }: ConnectionTrace): readonly string[] {
  return [
    sentence,
    "",
    ...steps.flatMap((step) => stepLines(step, "")),
    ...ways.flatMap(({ endpoint, port, steps: rest }) => [
      `to ${endpoint} port ${port}`,
      ...rest.flatMap((step) => stepLines(step, "  ")),
    ]),
    ...(moreWays === 0 ? [] : [`and ${moreWays} more`]),
  ];
}

/** A step; below one that policies do not let through, what each of their rules says. */
function stepLines({ kind, state, sentence, place, line, explanation }: TraceStep, indent: string): readonly string[] {
  const mark = state === "passed" ? "✓" : state === "failed" ? "✗" : "?";
  const isSide = kind === "egress" || kind === "ingress";
  const rules = explanation === null || !isSide || state === "passed" ? [] : explanation[kind].rules;
  return [
    `${indent}${mark} ${sentence}${place === null ? "" : ` (${place.file}:${line})`}`,
    ...rulesText(rules).map((text) => `${indent}${text}`),
  ];
}
