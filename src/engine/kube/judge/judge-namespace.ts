import type { DecodeContext, Field } from "../decode-fields";
import { judgeFinalizer } from "./judge-metadata";
import { itemsOf, mapOf } from "./judge-text";

/** The rules of a Namespace outside its metadata. @see core validation.ValidateNamespace */
export function judgeNamespaceRules(context: DecodeContext, root: Field) {
  const spec = mapOf(root)?.field("spec");
  const finalizers = spec === undefined ? undefined : mapOf(spec)?.field("finalizers");
  if (finalizers === undefined) return;
  for (const item of itemsOf(finalizers)) judgeFinalizer(context, item, finalizers.path, finalizers.path);
}
