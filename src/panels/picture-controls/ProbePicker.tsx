import { Crosshair } from "lucide-react";
import type { Probe } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { latePart } from "../../ui/late-part";
import { ControlPopover } from "./ControlPopover";
import { probeWords } from "./probe-words";
import { useSuggestedPorts } from "./use-suggested-ports";

const choice = latePart(() => import("./ProbeChoice"));

/** Which ports the picture asks about. */
export function ProbePicker() {
  const probe = useApp((state) => state.view.options.picture.probe);
  const suggestions = useSuggestedPorts();
  const { setProbe } = useActions();
  return (
    <ControlPopover
      id="picture-probe"
      words={probeWords(probe)}
      icon={<Crosshair size={14} aria-hidden />}
      about="Ports asked about"
      isActive={probe.kind !== "ports-that-matter"}
      content={choice}
    >
      {({ ProbeChoice }, close) => {
        const choose = (chosen: Probe) => {
          close();
          setProbe(chosen);
        };
        return <ProbeChoice probe={probe} suggestions={suggestions} onChoose={choose} />;
      }}
    </ControlPopover>
  );
}
