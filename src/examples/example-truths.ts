import { clusterTruths } from "./cluster-truths";
import { ruleTruths } from "./rule-truths";

/** What the two sentences of an example say, and what they rest on. `doors`, `expectations` and `diagnostics` have all there are. */
export interface ExampleTruth {
  /** `source > destination [protocol] port: outcome`; TCP where no protocol is named. */
  readonly verdicts: string;
  /** `source > target: state label` of lines that the sentences tell to look at; `no line` where they say that none is. */
  readonly lines: string;
  /** `door > target: words` of every line from a Service or an Ingress, `door: why` of one that leads nowhere; absent: there are none. */
  readonly doors?: string;
  /** `source > target: outcome` of what somebody would type; there where there are doors. */
  readonly traces?: string;
  /** `expectation: holds at lines`, or `fails at lines, reason`, the lines that bear ✓ or ✗; absent: nothing is expected. */
  readonly expectations?: string;
  /** `code: file line` of what the exercise has wrong on purpose; absent: nothing is. */
  readonly diagnostics?: string;
}

/** By slug; only tests read it. */
export const exampleTruths: Readonly<Record<string, ExampleTruth>> = { ...ruleTruths, ...clusterTruths };
