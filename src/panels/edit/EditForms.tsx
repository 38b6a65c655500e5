import type { Editing } from "../../state/editing";
import { useApp } from "../../state/store-context";
import { AskingAgain } from "../asking/AskingAgain";
import { questionKey } from "../asking/use-answer";
import { AllowForm } from "./allow/AllowForm";
import { CopyForm } from "./copy/CopyForm";
import { CutForm } from "./cut/CutForm";
import { FixForm } from "./fix/FixForm";
import { AddForm } from "./objects/AddForm";
import { DeleteForm } from "./objects/DeleteForm";
import { LabelsForm } from "./objects/LabelsForm";
import { MoveForm } from "./objects/MoveForm";
import { NameForm } from "./objects/NameForm";
import { PortsForm } from "./objects/PortsForm";
import { PolicyCard } from "./policy/PolicyCard";
import { ReadyForm } from "./ready/ReadyForm";

/** The form of what is being edited in the picture; nothing while nothing is. */
export function EditForms() {
  const form = useApp(({ editing }) => editing.form);
  if (form === null) return null;
  // Another subject is another form: nothing of the one before stays in its fields.
  return (
    <AskingAgain key={questionKey(form)}>
      <Form form={form} />
    </AskingAgain>
  );
}

/** Each area of editing adds its forms here. */
function Form({ form }: { readonly form: Editing }) {
  switch (form.kind) {
    case "allow":
      return <AllowForm form={form} />;
    case "cut":
      return <CutForm form={form} />;
    case "ready":
      return <ReadyForm form={form} />;
    case "copy-policies":
      return <CopyForm form={form} />;
    case "policy":
      return <PolicyCard policy={form.policy} namespace={form.namespace} />;
    case "labels":
      return <LabelsForm target={form.target} />;
    case "ports":
      return <PortsForm target={form.target} />;
    case "rename":
    case "duplicate":
      return <NameForm target={form.target} way={form.kind} />;
    case "set-namespace":
      return <MoveForm target={form.target} />;
    case "delete":
      return <DeleteForm targets={form.targets} />;
    case "fix":
      return <FixForm form={form} />;
    case "add":
      return <AddForm form={form} />;
    default:
      return null;
  }
}
