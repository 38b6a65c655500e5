import { type OpenTabs, tabWords } from "./open-tabs";

/** “accepts from anyone” at the upper left, “may go anywhere” at the lower right, on the border of a node. */
export function Tabs({ tabs }: { readonly tabs: OpenTabs }) {
  return (
    <>
      {tabs.ingress && <span className="open-tab ingress">{tabWords.ingress}</span>}
      {tabs.egress && <span className="open-tab egress">{tabWords.egress}</span>}
    </>
  );
}
