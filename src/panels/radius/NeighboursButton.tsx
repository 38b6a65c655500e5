import { useActions, useApp } from "../../state/store-context";

/** Shows a node and its neighbours alone, or everything again. */
export function NeighboursButton({ nodeId }: { readonly nodeId: string }) {
  const isAlone = useApp(({ view }) => view.options.picture.filter.around === nodeId);
  const { setFilter } = useActions();
  return (
    <button
      type="button"
      className="button outlined"
      aria-pressed={isAlone}
      onClick={() => setFilter({ around: isAlone ? null : nodeId })}
    >
      Only its neighbours
    </button>
  );
}
