import { resolveEndpoint } from "../cluster/resolve-endpoint";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { type VerdictCase, verdictCharacter, verdictString } from "./verdict-cases";

/** What the engine says of a case of the corpus, in the batch format; `files` may be the case's own in another form. */
export function engineVerdicts(one: VerdictCase, files: VerdictCase["files"]): string {
  const { cluster, policies } = readScenario(Object.entries(files).map(([name, text]) => ({ name, text })));
  const { judge } = evaluate(cluster, policies, KUBERNETES_PROFILE);
  return verdictString(
    one,
    (text) => {
      const end = resolveEndpoint(cluster, text);
      if (end === null) throw new Error(`no such end: ${text}`);
      return end;
    },
    (source, destination, protocol, port) => verdictCharacter(judge({ source, destination, protocol, port })),
  );
}
