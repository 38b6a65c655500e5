import { useMediaQuery } from "./media-query";

/** A theme as the tokens know it. `projector` is white paper, strong lines and larger text. */
export type ThemeInForce = "light" | "dark" | "projector";

/** What `system` comes to now. */
export function useResolvedTheme(theme: ThemeInForce | "system"): ThemeInForce {
  const systemIsDark = useMediaQuery("(prefers-color-scheme: dark)");
  if (theme !== "system") return theme;
  return systemIsDark ? "dark" : "light";
}
