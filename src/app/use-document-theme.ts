import { useLayoutEffect } from "react";
import { useResolvedTheme } from "../ui/resolved-theme";

/** Puts the theme in force on the document, from which the tokens take it. */
export function useDocumentTheme(theme: "light" | "dark" | "system"): void {
  const resolved = useResolvedTheme(theme);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = resolved;
  }, [resolved]);
}
