import { useMemo } from "react";
import { useApp } from "../state/store-context";
import { type RadiusMarks, radiusMarks } from "./radius-marks";

/** What is to be drawn of who reaches whom; null while something is selected, or nobody asks. */
export function useRadius(): RadiusMarks | null {
  const asked = useApp(({ selection: { radius, selected, tracing } }) =>
    selected === null && tracing === null ? radius : null,
  );
  const answer = useApp(({ analysis }) => analysis.radius?.radius ?? null);
  return useMemo(() => (asked === null || answer === null ? null : radiusMarks(answer, asked.most)), [asked, answer]);
}
