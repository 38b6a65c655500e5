import { useMediaQuery } from "./media-query";

/** What `system` comes to now. */
export function useResolvedTheme(theme: "light" | "dark" | "system"): "light" | "dark" {
  const systemIsDark = useMediaQuery("(prefers-color-scheme: dark)");
  if (theme !== "system") return theme;
  return systemIsDark ? "dark" : "light";
}
