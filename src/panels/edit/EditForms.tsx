import type { Editing } from "../../state/editing";
import { useApp } from "../../state/store-context";
import { AllowForm } from "./allow/AllowForm";
import { CopyForm } from "./copy/CopyForm";
import { CutForm } from "./cut/CutForm";
import { PolicyCard } from "./policy/PolicyCard";
import { ReadyForm } from "./ready/ReadyForm";

/** The form of what is being edited in the picture; nothing while nothing is. */
export function EditForms() {
  const form = useApp(({ editing }) => editing.form);
  if (form === null) return null;
  // Another subject is another form: nothing of the one before stays in its fields.
  return <Form key={JSON.stringify(form)} form={form} />;
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
    default:
      return null;
  }
}
