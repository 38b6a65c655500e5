import { useState } from "react";
import type { NewObject } from "../../../engine";
import { EditCard } from "../EditCard";
import { FormField } from "./FormField";
import { LabelRows } from "./LabelRows";
import { areWhole, type LabelRow, labelsOfRows } from "./label-rows";
import { portRowProblems, problemOf, rowProblems } from "./new-problems";
import { PortRows } from "./PortRows";
import { BLANK_PORT, type PortRow, portsOfRows } from "./port-rows";
import { useChoices, useJudged } from "./use-new-object";
import "./object-forms.css";

interface NewPodsFormProps {
  readonly what: "workload" | "pod";
  /** Null: the default one. */
  readonly namespace: string | null;
}

/** A new workload or pod: where, its name, its labels, the ports on which it listens. */
export function NewPodsForm({ what, namespace: given }: NewPodsFormProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [place, setPlace] = useState(given);
  const [labels, setLabels] = useState<readonly LabelRow[] | null>(null);
  const [ports, setPorts] = useState<readonly PortRow[]>([{ ...BLANK_PORT, id: 0, port: "80" }]);
  const [replicas, setReplicas] = useState("1");
  const choices = useChoices(what, place);
  const namespace = place ?? choices?.defaultNamespace ?? "";
  const name = typed ?? choices?.freeName ?? "";
  const rows = labels ?? [{ id: 0, key: "app", value: name.trim() }];
  const object: NewObject | null =
    name.trim() === "" || choices === null
      ? null
      : {
          ...{ what, namespace: namespace.trim(), name: name.trim(), labels: labelsOfRows(rows) },
          ...{ ports: portsOfRows(ports), replicas: replicas.trim() === "" ? Number.NaN : Number(replicas) },
        };
  const { problems, isCurrent } = useJudged(object);
  const isLabelled = object === null || object.labels.size > 0;
  const isWhole = object !== null && problems.length === 0 && areWhole(rows) && isLabelled;
  return (
    <EditCard
      title={what === "workload" ? "Add a workload" : "Add a pod"}
      wish={isWhole ? { kind: "create", object } : null}
      isLate={!isCurrent}
      missing={
        choices === null
          ? null
          : object === null
            ? "Type a name."
            : isLabelled
              ? ""
              : "Give its pods a label: policies choose them by it."
      }
      action="Add"
    >
      <FormField label="Name" value={name} problem={problemOf(problems, "name")} onChange={setTyped} isFirst />
      <FormField
        label="Namespace"
        value={namespace}
        problem={problemOf(problems, "namespace")}
        onChange={setPlace}
        suggestions={choices?.namespaces ?? []}
      />
      {what === "workload" && (
        <FormField
          label="Pods"
          kind="number"
          value={replicas}
          problem={problemOf(problems, "replicas")}
          onChange={setReplicas}
        />
      )}
      <LabelRows
        legend={what === "workload" ? "Labels of its pods" : "Labels"}
        rows={rows}
        problems={rowProblems(problems)}
        onChange={setLabels}
      />
      <PortRows
        legend="Ports"
        rows={ports}
        problems={portRowProblems(problems)}
        onChange={setPorts}
        areServed={false}
      />
    </EditCard>
  );
}
