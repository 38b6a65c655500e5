import { ChevronLeft } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import type { MenuTarget, OpenMenu } from "../../../state/editing";
import { useActions, useApp } from "../../../state/store-context";
import { useMenuKeys } from "../../../ui/use-menu-keys";
import { elementOfTarget, returnFocus } from "../return-focus";
import { edgeStateOf } from "./edge-state-of";
import { LabelListLines } from "./LabelListLines";
import { MenuLines } from "./MenuLines";
import type { MenuEntry, MenuGroup, MenuLevel } from "./menu-entry";
import { menuWorld } from "./menu-world";
import { PolicyListLines } from "./PolicyListLines";
import { placeMenu } from "./place-menu";
import { policyGroups } from "./policy-entries";
import { doorMenu, targetMenu } from "./target-groups";
import { useChoose } from "./use-choose";
import { useTypeahead } from "./use-typeahead";
import "./edit-menu.css";

/** The menu of something in the picture; nothing while none is open. */
export function EditMenu() {
  const menu = useApp(({ editing }) => editing.menu);
  return menu === null ? null : <Menu key={JSON.stringify(menu)} menu={menu} />;
}

function Menu({ menu: { target, at } }: { readonly menu: OpenMenu }) {
  const { openMenu } = useActions();
  const [levels, setLevels] = useState<readonly MenuLevel[]>([{ kind: "target", target }]);
  const level = levels.at(-1) ?? { kind: "target", target };
  const close = useCallback(() => openMenu(null), [openMenu]);
  const { menu, onKeyDown, focusFirst } = useMenuKeys(close);
  const choose = useChoose();
  const onTyped = useTypeahead(menu);
  const isDeeper = levels.length > 1;
  const back = () => setLevels((all) => all.slice(0, -1));
  const onEntry = ({ refusal, choice }: MenuEntry) => {
    if (refusal !== null) return;
    if (choice.kind === "level") return setLevels([...levels, choice.level]);
    close();
    choose(choice);
  };

  useCloseOutside(menu, close);
  useFocusBack(menu, target);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another level has another size and other lines
  useLayoutEffect(() => {
    if (menu.current === null) return;
    placeMenu(menu.current, at);
    focusFirst();
  }, [at, level]);
  useEffect(() => {
    const own = menu.current;
    if (own === null) return;
    // Lines that come later make it longer.
    const resized = new ResizeObserver(() => placeMenu(own, at));
    resized.observe(own);
    return () => resized.disconnect();
  }, [menu, at]);

  const keys = (event: KeyboardEvent) => {
    const isBack = event.key === "Escape" || event.key === "ArrowLeft";
    if (event.key === "Escape" || (isBack && isDeeper)) {
      event.preventDefault();
      event.stopPropagation();
      return isDeeper ? back() : close();
    }
    const line = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[aria-haspopup]") : null;
    if (event.key === "ArrowRight" && line !== null) return line.click();
    onTyped(event);
    onKeyDown(event);
  };
  const { title, lines } = useLevel(level, onEntry);
  return (
    <div ref={menu} popover="manual" className="edit-menu" role="menu" aria-label={title} tabIndex={0} onKeyDown={keys}>
      <div className="edit-menu-title" aria-hidden>
        {title}
      </div>
      {isDeeper && (
        <button type="button" role="menuitem" tabIndex={-1} data-back onClick={back}>
          <ChevronLeft size={14} aria-hidden />
          Back
        </button>
      )}
      {lines}
    </div>
  );
}

/** What a level is called, and its lines. */
function useLevel(level: MenuLevel, onEntry: (entry: MenuEntry) => void) {
  const analysis = useApp((state) => state.analysis.analysis);
  const editing = useApp((state) => state.editing);
  const world = useMemo(() => menuWorld(analysis, editing), [analysis, editing]);
  const off = useApp(({ view }) => view.options.off);
  const edgeState = useApp((state) => (level.kind === "target" ? edgeStateOf(state, level.target) : null));
  const linesOf = (groups: readonly MenuGroup[]) => <MenuLines groups={groups} onEntry={onEntry} />;
  switch (level.kind) {
    case "target": {
      const { title, groups } = targetMenu(level.target, world, edgeState);
      return { title, lines: linesOf(groups) };
    }
    case "door": {
      const { title, groups } = doorMenu(level.id, world);
      return { title, lines: linesOf(groups) };
    }
    case "policies":
      return {
        title: `Policies of ${level.namespace ?? level.workload}`,
        lines: <PolicyListLines {...{ level, onEntry }} />,
      };
    case "labels":
      return { title: `Labels of ${level.target.id}`, lines: <LabelListLines {...{ level, onEntry }} /> };
    case "policy":
      return { title: level.policy, lines: linesOf(policyGroups(level.policy, world.policies, off)) };
  }
}

/** Whatever is pressed or turned outside closes it. */
function useCloseOutside(menu: { readonly current: HTMLElement | null }, close: () => void): void {
  useEffect(() => {
    const onOutside = ({ target }: Event) => {
      if (!(target instanceof Node && menu.current?.contains(target))) close();
    };
    for (const name of OUTSIDE) addEventListener(name, onOutside, true);
    return () => {
      for (const name of OUTSIDE) removeEventListener(name, onOutside, true);
    };
  }, [menu, close]);
}

const OUTSIDE = ["pointerdown", "wheel", "resize"] as const;

/** Gives the focus back when the menu goes and the focus with it: to where it came from, else to what the menu is about. */
function useFocusBack(menu: { readonly current: HTMLElement | null }, target: MenuTarget): void {
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    const origin = activeElement === body ? null : activeElement;
    const own = menu.current;
    return () => {
      const isLost = document.activeElement === document.body || own?.contains(document.activeElement) === true;
      if (isLost) returnFocus(origin ?? elementOfTarget(target));
    };
  }, [menu, target]);
}
