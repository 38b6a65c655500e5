import { useEffect } from "react";
import { useStoreApi } from "reactflow";

/**
 * Puts nodes before lines in the document, so that Tab comes to them first. React Flow has them the other way round;
 * what covers what is told by layers and does not depend on it.
 */
export function useReadingOrder(): void {
  const flow = useStoreApi();
  useEffect(() => {
    const nodes = flow.getState().domNode?.querySelector(".react-flow__nodes");
    nodes?.parentElement?.prepend(nodes);
  }, [flow]);
}
