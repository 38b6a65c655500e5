import type { FlowElements } from "../use-flow-elements";
import { useShowBesideForm } from "./use-show-beside-form";

/** Nothing to be seen: moves the picture beside what opens over it. */
export function ShowBesideForm({ elements }: { readonly elements: FlowElements }) {
  useShowBesideForm(elements);
  return null;
}
