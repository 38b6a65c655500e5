import { Shield, ShieldOff } from "lucide-react";
import { useActions, useApp } from "../../state/store-context";
import { latePart } from "../../ui/late-part";
import { ControlPopover } from "../picture-controls/ControlPopover";
import { PROFILE_TITLES } from "./profile-titles";
import { profileWords } from "./switched-assumptions";
import { useSwitchedCount } from "./use-switched-count";

const choice = latePart(() => import("./ProfileChoice"));

interface ProfilePickerProps {
  readonly onAssumptions: () => void;
}

/** Who enforces the policies of the picture. */
export function ProfilePicker({ onAssumptions }: ProfilePickerProps) {
  const profile = useApp((state) => state.view.options.profile);
  const switched = useSwitchedCount();
  const { setProfile } = useActions();
  const Icon = profile === "none" ? ShieldOff : Shield;
  return (
    <ControlPopover
      id="picture-profile"
      words={profileWords(PROFILE_TITLES[profile], switched)}
      icon={<Icon size={14} aria-hidden />}
      about="Who enforces the policies"
      isActive={profile !== "kubernetes" || switched > 0}
      content={choice}
    >
      {({ ProfileChoice }, close) => (
        <ProfileChoice
          chosen={profile}
          switched={switched}
          onChoose={(name) => {
            close();
            // Choosing what is chosen would take back what was switched in it.
            if (name !== profile) setProfile(name);
          }}
          onAssumptions={() => {
            close();
            onAssumptions();
          }}
        />
      )}
    </ControlPopover>
  );
}
