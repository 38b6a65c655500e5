import { useEffect, useLayoutEffect, useRef } from "react";
import { useApp, useAppStore } from "../state/store-context";
import { useResolvedTheme } from "../ui/resolved-theme";
import type { MonacoHandle, MountMonaco } from "./mount-monaco";
import type { Leaving } from "./PlainEditor";
import type { TabKey } from "./tab-hint";

interface MonacoEditorProps {
  readonly mount: MountMonaco;
  readonly leaving: { readonly current: Leaving };
  /** Stable; told what the Tab key does here, null while the focus is elsewhere. */
  readonly onTabKey: (does: TabKey | null) => void;
}

/** Monaco as a mirror of the store's texts. `nokey`: React Flow must not take the Space that is typed here. */
export function MonacoEditor({ mount, leaving, onTabKey }: MonacoEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<MonacoHandle | null>(null);
  const store = useAppStore();
  const theme = useResolvedTheme(useApp((state) => state.view.theme));

  const firstTheme = useRef(theme);

  useLayoutEffect(() => {
    if (!host.current) return;
    const mounted = mount(host.current, store, leaving.current, onTabKey);
    mounted.setTheme(firstTheme.current);
    handle.current = mounted;
    return () => {
      handle.current = null;
      mounted.dispose();
      onTabKey(null);
    };
  }, [mount, store, leaving, onTabKey]);

  // After the document has taken on the theme, from whose tokens the colours are read.
  useEffect(() => handle.current?.setTheme(theme), [theme]);

  return <div ref={host} className="monaco-host nokey" />;
}
