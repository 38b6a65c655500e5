import { useLayoutEffect } from "react";
import { type ThemeInForce, useResolvedTheme } from "../ui/resolved-theme";

/** Puts the theme in force on the document, from which the tokens take it. */
export function useDocumentTheme(theme: ThemeInForce | "system"): void {
  const resolved = useResolvedTheme(theme);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = resolved;
  }, [resolved]);
}
