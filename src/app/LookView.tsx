import { AskingAgain } from "../panels/asking/AskingAgain";
import { MatrixView } from "../panels/matrix/MatrixView";
import { PolicyView } from "../panels/policy-view/PolicyView";
import type { Look } from "../state/view";
import { ChangesLook } from "./ChangesLook";

/** The answer in the form that was chosen; each is added here. */
export function LookView({ look }: { readonly look: Look }) {
  return <AskingAgain key={look}>{viewOf(look)}</AskingAgain>;
}

function viewOf(look: Look) {
  switch (look) {
    case "policy":
      return <PolicyView />;
    case "matrix":
      return <MatrixView />;
    case "changes":
      return <ChangesLook />;
    default:
      return null;
  }
}
