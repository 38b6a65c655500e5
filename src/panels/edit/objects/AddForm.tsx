import type { Editing } from "../../../state/editing";
import { NewNamespaceForm } from "./NewNamespaceForm";
import { NewPodsForm } from "./NewPodsForm";
import { NewRangeForm } from "./NewRangeForm";
import { NewServiceForm } from "./NewServiceForm";

/** The form of something new. */
export function AddForm({
  form: { what, namespace, workload },
}: {
  readonly form: Extract<Editing, { readonly kind: "add" }>;
}) {
  switch (what) {
    case "namespace":
      return <NewNamespaceForm />;
    case "workload":
    case "pod":
      return <NewPodsForm what={what} namespace={namespace} />;
    case "service":
      return <NewServiceForm namespace={namespace} workload={workload} />;
    case "range":
      return <NewRangeForm />;
  }
}
