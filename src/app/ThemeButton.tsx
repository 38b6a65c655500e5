import { Monitor, Moon, Presentation, Sun } from "lucide-react";
import { useActions, useApp } from "../state/store-context";
import { IconButton } from "../ui/IconButton";

const NEXT = { system: "light", light: "dark", dark: "projector", projector: "system" } as const;
const ICONS = { system: Monitor, light: Sun, dark: Moon, projector: Presentation } as const;
const WORDS = { system: "as the system", light: "light", dark: "dark", projector: "projector" } as const;

/** Goes from the system's theme to light, to dark, to that for a projector. */
export function ThemeButton() {
  const theme = useApp((state) => state.view.theme);
  const { setTheme } = useActions();
  const Icon = ICONS[theme];
  return (
    <IconButton
      label={`Theme: ${WORDS[theme]}; next: ${WORDS[NEXT[theme]]}`}
      icon={<Icon size={16} aria-hidden />}
      onClick={() => setTheme(NEXT[theme])}
    />
  );
}
