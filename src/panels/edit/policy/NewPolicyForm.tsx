import { useState } from "react";
import type { AddPolicyWish, PolicyRequest, RuleDirection } from "../../../engine";
import { useActions } from "../../../state/store-context";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import { LabelPicker } from "./LabelPicker";
import { labelTexts } from "./label-texts";
import { PlaceField } from "./PlaceField";
import "./policy-form.css";

const DIRECTIONS: readonly { readonly direction: RuleDirection; readonly words: string }[] = [
  { direction: "ingress", words: "what comes in (ingress)" },
  { direction: "egress", words: "what goes out (egress)" },
];
const nothing = { picked: [], typed: "", isEveryPod: false } as const;

/** A new policy without rules: its name, whom it applies to, and in which directions it isolates. The form of a policy goes on. */
export function NewPolicyForm({ namespace: begun }: { readonly namespace: string }) {
  const { openEditing } = useActions();
  const [name, setName] = useState("");
  const [namespace, setNamespace] = useState(begun);
  const [directions, setDirections] = useState<readonly RuleDirection[]>(["ingress"]);
  const [labels, setLabels] = useState<Parameters<typeof LabelPicker>[0]["fields"]>(nothing);
  const offer = useOffer<PolicyRequest>({ kind: "policy", policy: null, namespace, name, draft: null });
  const { suggestions = null, nameProblem = null, namespaceProblem = null } = offer?.result ?? {};
  const pods = labels.isEveryPod ? new Map<string, string>() : pairsOf([...labels.picked, labels.typed]);
  const missing =
    name === ""
      ? "Give it a name."
      : pods === null
        ? "Choose a label, written key=value, or every pod."
        : directions.length === 0
          ? "Choose what comes in, what goes out, or both."
          : // Said where it is wrong.
            nameProblem !== null || namespaceProblem !== null
            ? ""
            : undefined;
  const wish: AddPolicyWish | null =
    missing !== undefined || pods === null
      ? null
      : { kind: "add-policy", namespaces: [namespace], pods, policy: { kind: "empty", name, directions } };
  return (
    <EditCard
      title="New policy"
      wish={wish}
      action="Write it, then its rules"
      {...(missing === undefined ? {} : { missing })}
      onApplied={() => openEditing({ kind: "policy", policy: `${namespace}/${name}`, namespace })}
    >
      <div className="new-policy">
        <PlaceField
          label="Name"
          value={name}
          problem={name === "" ? null : nameProblem}
          placeholder="backend-policy"
          onChange={setName}
          isFirst
        />
        <PlaceField
          label="Namespace"
          value={namespace}
          problem={namespaceProblem}
          suggestions={suggestions?.namespaces.map((each) => each.name) ?? []}
          onChange={(typed) => {
            setNamespace(typed);
            setLabels(nothing);
          }}
        />
      </div>
      <fieldset className="picker">
        <legend>Applies to pods with</legend>
        <LabelPicker
          labels={suggestions === null ? [] : labelTexts(suggestions, [namespace])}
          everything={`every pod of ${namespace}`}
          fields={labels}
          onChange={(part) => setLabels({ ...labels, ...part })}
        />
      </fieldset>
      <fieldset className="picker">
        <legend>Isolates them for</legend>
        <div className="picker-kinds">
          {DIRECTIONS.map(({ direction, words }) => (
            <label key={direction}>
              <input
                type="checkbox"
                checked={directions.includes(direction)}
                onChange={({ target }) =>
                  setDirections(
                    DIRECTIONS.map((each) => each.direction).filter((each) =>
                      each === direction ? target.checked : directions.includes(each),
                    ),
                  )
                }
              />
              {words}
            </label>
          ))}
        </div>
      </fieldset>
    </EditCard>
  );
}

/** Labels of texts such as `tier=web`; null where there is none, or one is no label. */
function pairsOf(texts: readonly string[]): ReadonlyMap<string, string> | null {
  const pairs = texts.filter((text) => text.trim() !== "").map((text) => /^([^=!]+?)\s*=\s*(.*)$/.exec(text.trim()));
  const labels = new Map(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1] ?? "", pair[2] ?? ""] as const])));
  return labels.size === 0 || labels.size < pairs.length ? null : labels;
}
