import { FilterPicker } from "./FilterPicker";
import { ProbePicker } from "./ProbePicker";
import "./picture-controls.css";

/** What the picture asks about and which of its lines count: two buttons, each with a panel. */
export function PictureControls() {
  return (
    <div className="picture-controls">
      <ProbePicker />
      <FilterPicker />
    </div>
  );
}
