import { PictureControls } from "../panels/picture-controls/PictureControls";
import { countWords } from "../panels/summary/count-words";
import { isOutdated } from "../state/selectors";
import { useApp } from "../state/store-context";
import { useLatePart } from "../ui/late-part";
import { askedViews, editingViews, lookViews } from "./asked-for";
import { EditLine } from "./edit-line/EditLine";
import { FoldButton } from "./FoldButton";
import { Graph } from "./Graph";
import { LookTabs } from "./LookTabs";
import { titleOfLook } from "./looks";
import { useLasting } from "./use-lasting";

interface PicturePaneProps {
  readonly canFold: boolean;
  readonly onAssumptions: () => void;
}

/** The picture; above it what it is asked, what it holds, and what the last edit did. */
export function PicturePane({ canFold, onAssumptions }: PicturePaneProps) {
  const analysis = useApp((state) => state.analysis.analysis);
  const isAtWork = useLasting(
    useApp((state) => state.analysis.progress !== null),
    300,
  );
  const isAsked = useApp(
    ({ selection }) => selection.selected !== null || selection.tracing !== null || selection.radius !== null,
  );
  const views = useLatePart(askedViews, isAsked || isAtWork);
  const isEdited = useApp(({ editing: { form, menu, picked } }) => form !== null || menu !== null || picked.length > 0);
  const editing = useLatePart(editingViews, isEdited);
  // over another form of the answer a card would cover what it is asked about
  const isDocked = useApp(({ view }) => view.isDocked || view.look !== "graph") && (isAsked || isEdited);
  const isForm = useApp(({ editing }) => editing.form !== null);
  const isSheetUp = useApp(({ view }) => view.isSheetUp);
  const look = useApp((state) => state.view.look);
  const looks = useLatePart(lookViews, look !== "graph");
  const isLate = useLasting(useApp(isOutdated), 300);
  const isWhatIf = analysis?.whatIf !== undefined;
  return (
    <>
      <div className="picture-bar">
        {canFold && <FoldButton pane="text" />}
        <LookTabs />
        <PictureControls onAssumptions={onAssumptions} />
        {canFold && <FoldButton pane="picture" />}
      </div>
      <div className="picture-line">
        <span className="picture-counts">{analysis && countWords(analysis)}</span>
        {views !== null && <views.ViewSteps />}
        {views !== null && <views.SumUpLine />}
        <EditLine isHidden={isWhatIf} />
        {isLate && <span className="outdated">Picture of an earlier text</span>}
      </div>
      {views !== null && <views.WishChips />}
      {views !== null && <views.WhatIfBar />}
      {editing !== null && <editing.PickBar />}
      {looks !== null && look === "graph" && <looks.BaselineNote />}
      <div
        className={`picture${isLate ? " late" : ""}${isDocked ? " docked" : ""}${isAsked && !isForm ? " asked" : ""}${isSheetUp ? " sheet-up" : ""}`}
        data-what-if={isWhatIf || undefined}
      >
        {views !== null && <views.ProgressLine isAtWork={isAtWork} />}
        <div
          id="look-graph"
          className="graph-part"
          role="tabpanel"
          aria-label={isWhatIf ? "What if" : titleOfLook("graph")}
          inert={look !== "graph"}
        >
          <Graph />
          {views !== null && <views.PictureCounts />}
        </div>
        {looks !== null && look !== "graph" && (
          <div id={`look-${look}`} className="look" role="tabpanel" aria-label={titleOfLook(look)}>
            <looks.LookView look={look} />
          </div>
        )}
        {views !== null && (
          <>
            <views.NodeCard />
            <views.WhyCard />
            <views.DoorCard />
            <views.TraceCard />
            <views.RadiusCard />
          </>
        )}
        {editing !== null && (
          <>
            <editing.EditForms />
            <editing.EditMenu />
          </>
        )}
      </div>
    </>
  );
}
