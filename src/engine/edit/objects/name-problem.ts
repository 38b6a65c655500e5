import { dnsLabelProblem, dnsSubdomainProblem } from "../../kube/name-rules";
import { quoted } from "../../manifest/finding";

/**
 * What the API server would say against a name for an object of a kind; null where nothing.
 *
 * @see apimachinery validation NameIsDNSSubdomain, NameIsDNSLabel, NameIsDNS1035Label; batch validation ValidateCronJob
 */
export function nameProblem(kind: string, name: string): string | null {
  if (name === "") return "it needs a name";
  const problem = ruleProblem(kind, name);
  return problem === null ? null : `the name ${quoted(name)} ${problem}`;
}

function ruleProblem(kind: string, name: string): string | null {
  switch (kind) {
    case "Namespace":
      return dnsLabelProblem(name);
    case "Service": {
      const problem = dnsLabelProblem(name);
      return problem ?? (/^[a-z]/.test(name) ? null : "is that of a Service and must begin with a letter");
    }
    case "CronJob":
      return (
        dnsSubdomainProblem(name) ?? (name.length > 52 ? "is that of a CronJob and longer than 52 characters" : null)
      );
    default:
      return dnsSubdomainProblem(name);
  }
}

/** What the API server would say against the name of the namespace that something is to lie in; null where nothing. */
export function namespaceNameProblem(namespace: string): string | null {
  if (namespace === "") return "it needs a namespace";
  const problem = dnsLabelProblem(namespace);
  return problem === null ? null : `the namespace ${quoted(namespace)} ${problem}`;
}
