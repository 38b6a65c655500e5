import type { ProgramPort } from "./image-programs";
import { optionValue } from "./image-programs";

/**
 * Where the small servers of tutorials listen that any shell can start, as far as the words say it: busybox `httpd -p`,
 * `nc -l -p`, `python -m http.server`, `socat TCP-LISTEN:`. Empty for every other command.
 *
 * @param words - of the command; a whole script may be one word (`sh -c "…"`)
 */
export function portsOfCommand(words: readonly string[]): readonly ProgramPort[] {
  return splitCommands(words).flatMap(portsOfOne);
}

/** The commands in a line of words: scripts are cut at `;`, `&&`, `|`, `do` and line ends. */
function splitCommands(words: readonly string[]): readonly (readonly string[])[] {
  const tokens = words.flatMap((word) =>
    word
      .replaceAll(/(;|&&|\|\||\||&|\n|[(){}])/g, " ; ")
      .split(/\s+/)
      .filter((token) => token !== ""),
  );
  const commands: string[][] = [[]];
  for (const token of tokens) {
    if (token === ";" || token === "do" || token === "then") commands.push([]);
    else commands.at(-1)?.push(token.replaceAll(/^["']|["']$/g, ""));
  }
  return commands;
}

function portsOfOne(tokens: readonly string[]): readonly ProgramPort[] {
  const start = tokens.findIndex((token) => isServer(token));
  const name = programName(tokens[start] ?? "");
  const rest = tokens.slice(start + 1);
  switch (name) {
    case "httpd":
      return tcp(numberIn(optionValue(rest, ["p"])) ?? 80);
    case "nc":
    case "ncat":
    case "netcat":
      return portsOfNetcat(rest);
    case "python":
    case "python3":
      return portsOfPython(rest);
    case "socat":
      return rest.flatMap((word) => {
        const match = /^(TCP|UDP)[46]?-(?:LISTEN|RECVFROM|RECV):(\d+)/i.exec(word);
        return match === null
          ? []
          : [{ protocol: match[1]?.toUpperCase() === "UDP" ? "UDP" : "TCP", port: Number(match[2]) }];
      });
    default:
      return [];
  }
}

const SERVERS: ReadonlySet<string> = new Set(["httpd", "nc", "ncat", "netcat", "python", "python3", "socat"]);

function isServer(token: string): boolean {
  return SERVERS.has(programName(token));
}

/** `httpd` of `/bin/httpd`. */
function programName(token: string): string {
  return token.slice(token.lastIndexOf("/") + 1);
}

/** `-l` among the options, and the port behind `-p` or as the only number. */
function portsOfNetcat(words: readonly string[]): readonly ProgramPort[] {
  const options = words.filter((word) => /^-[a-zA-Z]/.test(word));
  if (!options.some((word) => (word.startsWith("--") ? word === "--listen" : word.includes("l")))) return [];
  const isUdp = options.some((word) => (word.startsWith("--") ? word === "--udp" : word.includes("u")));
  const at = words.findIndex((word) => /^-[a-zA-Z]*p$/.test(word));
  const named = at < 0 ? null : numberIn(words[at + 1] ?? null);
  const port =
    named ?? words.map((word) => (/^\d+$/.test(word) ? Number(word) : null)).find((number) => number !== null);
  return port == null ? [] : [{ protocol: isUdp ? "UDP" : "TCP", port }];
}

function portsOfPython(words: readonly string[]): readonly ProgramPort[] {
  const at = words.findIndex((word) => word === "http.server" || word === "SimpleHTTPServer");
  if (at < 0) return [];
  const next = words[at + 1] ?? "";
  return tcp(/^\d+$/.test(next) ? Number(next) : 8000);
}

function tcp(port: number): readonly ProgramPort[] {
  return [{ protocol: "TCP", port }];
}

/** `8080` of `8080`, `:8080` and `0.0.0.0:8080`. */
function numberIn(text: string | null): number | null {
  const match = text === null ? null : /(\d+)$/.exec(text);
  return match === null ? null : Number(match[1]);
}
