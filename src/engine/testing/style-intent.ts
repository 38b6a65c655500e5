import { type PolicyIntent, planPolicyIntent } from "../edit/policy/policy-intent";
import type { RuleDirection } from "../edit/policy/policy-part";
import { addObject, copyObject, removeObject } from "../edit/text/edit-file";
import { editObject } from "../edit/text/edit-object";
import { type EditPath, type EditValue, treeValue, valueAt } from "../edit/text/edit-value";
import { objectsOf, rangeOfObject } from "../edit/text/file-objects";
import { draftOf } from "../edit/text/text-draft";
import type { TreeEdit } from "../edit/text/tree-edit";

/** What became of an edit in words. */
export type StyleOutcome =
  | { readonly kind: "edited"; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * Does an edit that is said in words: of a policy (`add-port ingress 0: {port: 80}`, `remove-rule ingress 1`,
 * `isolate egress`), of any part of an object (`set metadata labels tier: web`, `remove metadata labels tier`,
 * `insert spec podSelector matchExpressions 1: {...}`), or of the file (`add-object: {...}`, `copy-object`,
 * `remove-object`).
 *
 * `@name` says of which object; without it the first policy of the text is meant.
 */
export function doIntent(text: string, words: string): StyleOutcome {
  const [, all = "", written = null] = /^((?:[^:]|:(?! ))+?)(?:: (.*))?$/.exec(words) ?? [];
  const [verb = "", ...rest] = all.split(" ").filter((word) => !word.startsWith("@"));
  const value = written === null ? null : readValue(written);
  if (verb === "add-object") return outcomeOf(addObject(draftOf(text), value));
  const name = /@(\S+)/.exec(all)?.[1] ?? null;
  const object = objectsOf(text).find(({ tree }) => {
    const own = tree === null ? undefined : treeValue(tree);
    return name === null ? valueAt(own, ["kind"]) === "NetworkPolicy" : valueAt(own, ["metadata", "name"]) === name;
  });
  if (object?.tree == null) throw new Error(`no object for: ${words}`);
  const target = rangeOfObject(object).from;
  if (verb === "remove-object") return outcomeOf(removeObject(draftOf(text), target));
  if (verb === "copy-object") return outcomeOf(copyObject(draftOf(text), target));
  const path = rest.map((word) => (/^\d+$/.test(word) ? Number(word) : word));
  const edits = treeEditOf(verb, path, value) ?? planned(treeValue(object.tree), verb, path, value);
  return typeof edits === "string" ? { kind: "refused", reason: edits } : outcomeOf(editObject(text, target, edits));
}

function outcomeOf(edit: ReturnType<typeof editObject> | ReturnType<typeof addObject>): StyleOutcome {
  if (edit.kind === "refused") return edit;
  const { text } = "draft" in edit ? edit.draft : edit;
  return { kind: "edited", text, notes: "notes" in edit ? edit.notes : [] };
}

function readValue(written: string): EditValue {
  const tree = objectsOf(`value: ${written}\n`)[0]?.tree;
  const value = tree == null ? undefined : valueAt(treeValue(tree), ["value"]);
  if (value === undefined) throw new Error(`not a value: ${written}`);
  return value;
}

function treeEditOf(verb: string, path: EditPath, value: EditValue): readonly TreeEdit[] | null {
  if (verb === "set") return [{ kind: "set", path, value }];
  if (verb === "remove") return [{ kind: "remove", path }];
  if (verb === "insert") return [{ kind: "insert", list: path.slice(0, -1), index: Number(path.at(-1)), value }];
  return null;
}

function planned(
  policy: EditValue,
  verb: string,
  [word, rule, index]: EditPath,
  value: EditValue,
): readonly TreeEdit[] | string {
  const direction: RuleDirection = word === "egress" ? "egress" : "ingress";
  const plan = planPolicyIntent(policy, intentOf(verb, { direction, rule: Number(rule) }, Number(index), value));
  return plan.kind === "refused" ? plan.reason : plan.edits;
}

function intentOf(
  verb: string,
  at: { readonly direction: RuleDirection; readonly rule: number },
  index: number,
  value: EditValue,
): PolicyIntent {
  const { direction } = at;
  switch (verb) {
    case "add-rule":
      return { kind: verb, direction, value };
    case "isolate":
    case "end-isolation":
      return { kind: "set-isolation", direction, isOn: verb === "isolate" };
    case "remove-rule":
      return { kind: verb, ...at };
    case "add-peer":
    case "add-port":
      return { kind: verb, ...at, value };
    case "change-peer":
    case "change-port":
      return { kind: verb, ...at, index, value };
    case "remove-peer":
    case "remove-port":
      return { kind: verb, ...at, index };
    case "add-except":
      return { kind: verb, ...at, peer: index, value: String(value) };
    default:
      throw new Error(`no such intent: ${verb}`);
  }
}
