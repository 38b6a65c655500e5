/** What is only seen when somebody asks for it, as one file to fetch. */
export { DoorCard } from "../panels/door/DoorCard";
export { ExpectationNews } from "../panels/expectations/ExpectationNews";
export { ExpectationsPanel } from "../panels/expectations/ExpectationsPanel";
export { NodeCard } from "../panels/node/NodeCard";
export { ProblemsList } from "../panels/problems/ProblemsList";
export { AssumptionsDialog } from "../panels/profile/AssumptionsDialog";
export { TraceCard } from "../panels/trace/TraceCard";
export { WhyCard } from "../panels/why/WhyCard";
export { SearchList } from "../ui/SearchList";
export { tellEdit } from "./edit-line/told-edit";
export { ExportItems } from "./export/ExportItems";
export { HelpDialog } from "./HelpDialog";
export { CommandPalette } from "./palette/CommandPalette";
export { ProgressLine } from "./progress/ProgressLine";
export { Refusals } from "./Refusals";
export { ToldNote } from "./told/ToldNote";
