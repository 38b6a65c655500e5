import type { StoreApi } from "zustand/vanilla";
import type { ViewActions } from "./actions";
import { pictureKey } from "./selectors";
import type { AppState } from "./store";
import type { ViewState } from "./view";
import {
  answerAssumption,
  chooseProfile,
  initialView,
  placeNode,
  resizePane,
  toggleExpanded,
  toggleNamespace,
  togglePane,
  wish,
} from "./view";
import { stepInViews } from "./view-history";

/** What changes how it is seen. */
export function viewActions({ getState, setState }: StoreApi<AppState>): ViewActions {
  const change = (next: (view: ViewState) => ViewState) => setState(({ view }) => ({ view: next(view) }));
  const setOptions = (options: Partial<ViewState["options"]>) =>
    change((view) => ({ ...view, options: { ...view.options, ...options } }));

  return {
    setTheme: (theme) => change((view) => ({ ...view, theme })),
    setPaneSize: (share) => change((view) => resizePane(view, share)),
    showLook: (look) => change((view) => ({ ...view, look })),
    setDocked: (isDocked) => change((view) => ({ ...view, isDocked })),
    setSheetUp: (isSheetUp) => change((view) => ({ ...view, isSheetUp })),
    togglePane: (pane) => change((view) => togglePane(view, pane)),
    showBottom: (bottom) => change((view) => ({ ...view, bottom })),
    setProfile: (profile) => change((view) => chooseProfile(view, profile)),
    setAssumption: (name, answer) => change((view) => answerAssumption(view, name, answer)),
    resetAssumptions: () => change((view) => chooseProfile(view, view.options.profile)),
    setPodCidrs: (podCidrs) => setOptions({ podCidrs }),
    setDefaultNamespace: (defaultNamespace) => setOptions({ defaultNamespace }),
    setOff: (off) => setOptions({ off }),
    setProbe: (probe) => change((view) => wish(view, { probe })),
    toggleExpanded: (workload) => change((view) => toggleExpanded(view, workload)),
    toggleNamespace: (name) =>
      change((view) => {
        const graph = getState().analysis.analysis?.graph;
        const collapsed = graph?.nodes.flatMap((node) => (node.kind === "namespace" ? [node.name] : [])) ?? [];
        return toggleNamespace(view, name, [...collapsed, ...(graph?.away?.collapsed ?? [])]);
      }),
    setCollapsed: (collapsed) => change((view) => wish(view, { collapsed })),
    setFilter: (filter) => change((view) => wish(view, { filter: { ...view.options.picture.filter, ...filter } })),
    clearFilter: () => change((view) => wish(view, { filter: initialView.options.picture.filter })),
    setDrawAll: (drawAll) => change((view) => wish(view, { drawAll })),
    setShape: (shape) => change((view) => (view.options.picture.shape === shape ? view : wish(view, { shape }))),
    resetPositions: () =>
      setState((state) => {
        const { [pictureKey(state)]: _dragged, ...positions } = state.view.positions;
        return { view: { ...state.view, positions } };
      }),
    stepView: (way) => setState(({ viewHistory, view }) => stepInViews(viewHistory, view, way) ?? {}),
    endViewStep: () => setState(({ viewHistory }) => ({ viewHistory: { ...viewHistory, burst: null } })),
    moveNode: (id, position) => setState((state) => ({ view: placeNode(state.view, pictureKey(state), id, position) })),
  };
}
