import { stringify } from "yaml";
import type { ScenarioFile } from "../analysis";
import { at, type Json } from "./json";

/** Ways to write the same objects down. */
const FORMS: readonly ((objects: readonly Json[]) => readonly ScenarioFile[])[] = [
  (objects) => [{ name: "documents.json.yaml", text: objects.map((object) => JSON.stringify(object)).join("\n---\n") }],
  (objects) => [{ name: "documents.yaml", text: objects.map(asYaml).join("---\n") }],
  (objects) => [{ name: "list.json", text: JSON.stringify(listOf(objects)) }],
  (objects) => [
    { name: "nested.yaml", text: asYaml(listOf([listOf(objects.slice(0, 2)), ...objects.slice(2)])) },
    { name: "empty.yaml", text: "---\n# nothing\n" },
  ],
  (objects) => objects.map((object, index) => ({ name: `${index}.yaml`, text: asYaml(object) })),
  (objects) => [{ name: "typed.yaml", text: typedLists(objects).map(asYaml).join("---\n") }],
];

/** The objects as files, in one of the forms that mean the same; `variant` chooses. */
export function writeFiles(objects: readonly Json[], variant: number): readonly ScenarioFile[] {
  const form = FORMS[variant % FORMS.length];
  return form === undefined ? [] : form(objects);
}

/** How many forms there are. */
export const FORM_COUNT = FORMS.length;

function asYaml(value: Json): string {
  return stringify(value, { version: "1.1" });
}

function listOf(objects: readonly Json[]): Json {
  return { apiVersion: "v1", kind: "List", items: objects };
}

/** Pods in a PodList, NetworkPolicies in a NetworkPolicyList, the rest as documents. */
function typedLists(objects: readonly Json[]): readonly Json[] {
  const ofKind = (kind: string) => objects.filter((object) => at(object, "kind") === kind);
  const others = objects.filter((object) => !["Pod", "NetworkPolicy"].includes(`${at(object, "kind")}`));
  return [
    ...others,
    { apiVersion: "v1", kind: "PodList", items: ofKind("Pod") },
    { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicyList", items: ofKind("NetworkPolicy") },
  ];
}
