import type { Editing } from "../../state/editing";
import { useApp } from "../../state/store-context";

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
    default:
      return null;
  }
}
