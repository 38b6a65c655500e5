import { ProfilePicker } from "../profile/ProfilePicker";
import { FilterPicker } from "./FilterPicker";
import { ProbePicker } from "./ProbePicker";
import "./picture-controls.css";

interface PictureControlsProps {
  readonly onAssumptions: () => void;
}

/** Who enforces the policies, what the picture asks about and which of its lines count: three buttons, each with a panel. */
export function PictureControls({ onAssumptions }: PictureControlsProps) {
  return (
    <div className="picture-controls">
      <ProbePicker />
      <FilterPicker />
      <ProfilePicker onAssumptions={onAssumptions} />
    </div>
  );
}
