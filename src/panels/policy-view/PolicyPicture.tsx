import { TriangleAlert } from "lucide-react";
import type { PolicyView } from "../../engine";
import { asSentence } from "../edit/as-sentence";
import { LogicWords } from "./LogicWords";
import { SideColumn } from "./SideColumn";
import { SubjectBox } from "./SubjectBox";
import { Wires } from "./Wires";

/** One policy: in a sentence, then as sources, selected pods and destinations. */
export function PolicyPicture({ view }: { readonly view: PolicyView }) {
  const notes = [
    view.notEnforced,
    view.isEarlier ? "The text of this policy is broken: this is how it last could be read." : null,
    view.needless === null ? null : asSentence(view.needless),
  ].filter((note) => note !== null);
  return (
    <>
      <p className="pv-sentence">
        <LogicWords text={view.sentences.join(" ")} />
      </p>
      {notes.map((note) => (
        <p key={note} className="pv-caution boxed">
          <TriangleAlert size={14} aria-hidden /> {note}
        </p>
      ))}
      <div className={view.notEnforced === null ? "pv-picture" : "pv-picture off"}>
        <Wires />
        <SideColumn side={view.ingress} home={view.namespace} />
        <SubjectBox view={view} />
        <SideColumn side={view.egress} home={view.namespace} />
      </div>
    </>
  );
}
