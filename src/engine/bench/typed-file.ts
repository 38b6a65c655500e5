import type { ScenarioFile } from "../analysis";

/** A file as somebody types in it: each turn has a text that no turn before had, so that no cache knows the line. */
export type TypedFile = (turn: number) => ScenarioFile;

/** Typing at the end of the first port range of a policy: 9000 and upwards. */
export function typedPort(file: ScenarioFile): TypedFile {
  return typed(file, /endPort: \d+/, (turn) => `endPort: ${9000 + turn}`);
}

/** Typing at a label of the first pod. */
export function typedLabel(file: ScenarioFile): TypedFile {
  return typed(file, /\btier: \w+/, (turn) => `tier: t${turn}`);
}

function typed({ name, text }: ScenarioFile, line: RegExp, write: (turn: number) => string): TypedFile {
  if (!line.test(text)) throw new Error(`nothing to type at: ${line}`);
  return (turn) => ({ name, text: text.replace(line, write(turn)) });
}

/** A small file with one policy, to be typed in beside a large one. */
export const SMALL_POLICY: ScenarioFile = {
  name: "small.yaml",
  text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: small
  namespace: team-0
spec:
  podSelector:
    matchLabels:
      app: app-0
  ingress:
  - ports:
    - port: 8000
      endPort: 8100
`,
};
