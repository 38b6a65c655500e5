import { useState } from "react";
import type { NewObject } from "../../../engine";
import { EditCard } from "../EditCard";
import { FormField } from "./FormField";
import { LabelRows } from "./LabelRows";
import { areWhole, type LabelRow, labelsOfRows, rowsOfLabels } from "./label-rows";
import { portRowProblems, problemOf, rowProblems } from "./new-problems";
import { PortRows } from "./PortRows";
import { BLANK_PORT, type PortRow, portsOfRows, rowsOfPorts } from "./port-rows";
import { useChoices, useJudged } from "./use-new-object";
import { WorkloadField } from "./WorkloadField";
import "./object-forms.css";

interface NewServiceFormProps {
  /** Null: the default one. */
  readonly namespace: string | null;
  /** Id of the workload that it stands before; null: to be chosen. */
  readonly workload: string | null;
}

/** A new Service: before which pods, under which name, at which ports. */
export function NewServiceForm({ namespace: given, workload: before }: NewServiceFormProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [place, setPlace] = useState(given);
  const [workload, setWorkload] = useState(before);
  const [labels, setLabels] = useState<readonly LabelRow[] | null>(null);
  const [ports, setPorts] = useState<readonly PortRow[] | null>(null);
  const choices = useChoices("service", place);
  const served = choices?.workloads.find(({ id }) => id === workload) ?? null;
  const namespace = place ?? choices?.defaultNamespace ?? "";
  const name = typed ?? served?.freeName ?? choices?.freeName ?? "";
  const rows = labels ?? rowsOfLabels(served?.labels ?? new Map());
  const known = rowsOfPorts(served?.ports ?? []);
  const doors = ports ?? (known.length > 0 ? known : [{ ...BLANK_PORT, id: 0, port: "80" }]);
  const object: NewObject | null =
    name.trim() === "" || choices === null
      ? null
      : {
          ...{ what: "service", namespace: namespace.trim(), name: name.trim() },
          ...{ selector: labelsOfRows(rows), ports: portsOfRows(doors) },
        };
  const { problems, isCurrent } = useJudged(object);
  const isWhole = object !== null && problems.length === 0 && areWhole(rows) && object.selector.size > 0;
  const missing = object?.selector.size === 0 ? "Choose the workload that it stands before, or type labels." : "";
  return (
    <EditCard
      title="Add a Service"
      wish={isWhole ? { kind: "create", object } : null}
      isLate={!isCurrent}
      missing={choices === null ? null : object === null ? "Type a name." : missing}
      action="Add"
    >
      <WorkloadField
        workloads={choices?.workloads ?? []}
        chosen={workload}
        onChoose={(id) => {
          setWorkload(id);
          setLabels(null);
          setPorts(null);
        }}
      />
      <FormField label="Name" value={name} problem={problemOf(problems, "name")} onChange={setTyped} />
      <FormField
        label="Namespace"
        value={namespace}
        problem={problemOf(problems, "namespace")}
        onChange={setPlace}
        suggestions={choices?.namespaces ?? []}
      />
      <LabelRows
        legend="Labels of the pods behind it"
        rows={rows}
        problems={rowProblems(problems)}
        onChange={setLabels}
      />
      <PortRows legend="Ports" rows={doors} problems={portRowProblems(problems)} onChange={setPorts} areServed />
    </EditCard>
  );
}
