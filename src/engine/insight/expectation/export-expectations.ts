import type { DecodedObject } from "../../kube/objects";
import type { Evaluation } from "../../policy/evaluation";
import { junitOf } from "./expectation-junit";
import type { ExpectationResult } from "./expectation-result";
import type { ExportedText } from "./exported-text";
import { exportNetAssert } from "./netassert-export";
import { exportScript } from "./probe-script";

/** What an export is made of. */
export interface ExpectationExport {
  readonly evaluation: Evaluation;
  readonly objects: readonly DecodedObject[];
  readonly results: readonly ExpectationResult[];
  /** `netassert`: tests of NetAssert v2; `script`: a shell script for a real cluster; `junit`: the results as XML. */
  readonly format: "netassert" | "script" | "junit";
}

/** Expectations for another tool. */
export function exportExpectations({ evaluation, objects, results, format }: ExpectationExport): ExportedText {
  switch (format) {
    case "netassert":
      return exportNetAssert(evaluation.cluster, objects);
    case "script":
      return exportScript(evaluation.cluster, objects);
    case "junit":
      return { fileName: "expectations.junit.xml", text: junitOf(results), notes: [] };
  }
}
