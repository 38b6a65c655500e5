import type { TreeNode } from "../../manifest/tree";
import { type DecodeContext, type Field, rootField } from "../decode-fields";
import { judgeFields } from "./judge-fields";
import { judgeMetadataRules } from "./judge-metadata";
import { judgeNamespaceRules } from "./judge-namespace";
import { judgePodRules } from "./judge-pod";

/**
 * Reports what the API server would refuse in an object's metadata and decoding has not reported: types and unknown
 * fields, and the rules of all of it that evaluation does not read.
 *
 * @param at - the field `metadata`
 */
export function judgeMetadata(context: DecodeContext, at: Field) {
  addNew(context, (own) => {
    judgeFields(own, at, "ObjectMeta");
    judgeMetadataRules(own, at);
  });
}

/**
 * Reports what the API server would refuse in a Pod or Namespace outside its metadata and decoding has not reported.
 *
 * @param root - the whole object
 */
export function judgeObject(context: DecodeContext, root: Field, kind: "Pod" | "Namespace") {
  addNew(context, (own) => {
    judgeFields(own, root, kind);
    if (kind === "Pod") judgePodRules(own, root);
    else judgeNamespaceRules(own, root);
  });
}

/**
 * Whether the server's strict decoding takes a part of an object.
 *
 * @param type - `ObjectMeta`, `PodStatus` or `NamespaceStatus`
 */
export function isDecodable(node: TreeNode, type: string): boolean {
  const own: DecodeContext = { findings: [] };
  judgeFields(own, rootField(node), type);
  return own.findings.every(({ severity }) => severity !== "error");
}

/**
 * Decoding and judging read some fields twice: what was said once of a field is not said again. Of what evaluation does not
 * read, only errors are said.
 */
function addNew({ findings }: DecodeContext, judge: (own: DecodeContext) => void) {
  const said = new Set(findings.map(({ field, type }) => `${type} ${field}`));
  const own: DecodeContext = { findings: [] };
  judge(own);
  for (const finding of own.findings) {
    if (finding.severity === "error" && !said.has(`${finding.type} ${finding.field}`)) findings.push(finding);
  }
}
