import type { LeftOut, PolicyChoice } from "../../engine";
import { counted } from "../../ui/counted";
import { SearchList } from "../../ui/SearchList";
import type { SearchItem } from "../../ui/search-items";
import { brokenId, brokenName } from "./broken-policies";

interface PolicyChoicesProps {
  readonly choices: readonly PolicyChoice[];
  /** Policies that take no part. */
  readonly broken: readonly LeftOut[];
  readonly shown: string | null;
  readonly onChoose: (id: string) => void;
}

/** Every policy, to be searched and chosen; what takes no part is listed last, with its reason. */
export function PolicyChoices({ choices, broken, shown, onChoose }: PolicyChoicesProps) {
  const items: SearchItem[] = choices.map(({ id, pods, ingress, egress, isOnNode }) => ({
    id,
    group: isOnNode ? "On the selected node" : "Policies",
    title: id,
    details: [`${counted(pods, "pod")}, ${directionWords(ingress, egress)}`],
    isCurrent: id === shown,
  }));
  const left = broken.map((each) => ({
    id: brokenId(each),
    group: "Takes no part",
    title: brokenName(each),
    details: [each.reason],
  }));
  return (
    // The panel gives the focus to its start, and that to the field.
    // biome-ignore lint/a11y/noStaticElementInteractions: nobody acts on it, it only hands the focus on
    <div
      className="pv-choices"
      data-start
      tabIndex={-1}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget) currentTarget.querySelector("input")?.focus();
      }}
    >
      <SearchList label="Choose a policy" items={[...items, ...left]} startsAtCurrent onChoose={onChoose} />
    </div>
  );
}

function directionWords(ingress: boolean, egress: boolean): string {
  if (ingress && egress) return "ingress and egress";
  return ingress ? "ingress" : egress ? "egress" : "isolates nothing";
}
