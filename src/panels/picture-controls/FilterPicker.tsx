import { ListFilter } from "lucide-react";
import { useApp } from "../../state/store-context";
import { latePart } from "../../ui/late-part";
import { ControlPopover } from "./ControlPopover";
import { filterCount } from "./filter-count";
import { FILTER_ID } from "./search-picture";

const form = latePart(() => import("./FilterForm"));

/** Which pairs count, and how many wishes there are about it. */
export function FilterPicker() {
  const filter = useApp((state) => state.view.options.picture.filter);
  const count = filterCount(filter);
  return (
    <ControlPopover
      id={FILTER_ID}
      words={count === 0 ? "Filter" : `Filter (${count})`}
      icon={<ListFilter size={14} aria-hidden />}
      about="Which lines are shown"
      isActive={count > 0}
      content={form}
    >
      {({ FilterForm }, close) => <FilterForm onDone={close} />}
    </ControlPopover>
  );
}
