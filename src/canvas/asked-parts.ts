/** What is only seen when somebody asks for it, points at a line, or has a big picture, as one file to fetch. */
export { ConnectLayer } from "./connect/ConnectLayer";
export { EmptyPicture } from "./EmptyPicture";
export { EdgeTooltip } from "./edges/EdgeTooltip";
export { PaintedEdges } from "./edges/PaintedEdges";
export { LegendEntries } from "./legend/LegendEntries";
export { RadiusBadges } from "./RadiusBadges";
export { radiusMarks } from "./radius-marks";
export { TooMuch } from "./TooMuch";
export { ShowBesideForm } from "./view/ShowBesideForm";
