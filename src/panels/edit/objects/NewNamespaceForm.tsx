import { useState } from "react";
import type { NewObject } from "../../../engine";
import { EditCard } from "../EditCard";
import { FormField } from "./FormField";
import { LabelRows } from "./LabelRows";
import { areWhole, type LabelRow, labelsOfRows } from "./label-rows";
import { problemOf, rowProblems } from "./new-problems";
import { useChoices, useJudged } from "./use-new-object";
import "./object-forms.css";

/** A new namespace: its name, and labels where wanted. */
export function NewNamespaceForm() {
  const [typed, setTyped] = useState<string | null>(null);
  const [rows, setRows] = useState<readonly LabelRow[]>([]);
  const choices = useChoices("namespace", null);
  const name = typed ?? choices?.freeName ?? "";
  const object: NewObject | null =
    name.trim() === "" ? null : { what: "namespace", name: name.trim(), labels: labelsOfRows(rows) };
  const { problems, isCurrent } = useJudged(object);
  const isWhole = object !== null && problems.length === 0 && areWhole(rows);
  return (
    <EditCard
      title="Add a namespace"
      wish={isWhole ? { kind: "create", object } : null}
      isLate={!isCurrent}
      missing={choices === null ? null : object === null ? "Type a name." : ""}
      action="Add"
    >
      <FormField label="Name" value={name} problem={problemOf(problems, "name")} onChange={setTyped} isFirst />
      <LabelRows legend="Labels" rows={rows} problems={rowProblems(problems)} onChange={setRows} />
    </EditCard>
  );
}
