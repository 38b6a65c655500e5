import { optionValue, type ProgramPort } from "./image-programs";

/**
 * Where `agnhost` listens, by its arguments; `pause`, which it does without any, listens on nothing.
 *
 * @see kubernetes/kubernetes test/images/agnhost/README.md
 */
export function portsOfAgnhost(words: readonly string[]): readonly ProgramPort[] {
  const at = words.findIndex((word) => COMMANDS.has(word));
  const options = words.slice(at + 1);
  const number = (name: string, otherwise: number) => {
    const value = optionValue(options, [name]);
    return value !== null && /^-?\d+$/.test(value) ? Number(value) : otherwise;
  };
  const listening = (ports: readonly ProgramPort[]) => ports.filter(({ port }) => port > 0);
  switch (words[at]) {
    case "netexec":
      return listening([
        { protocol: "TCP", port: number("http-port", 8080) },
        { protocol: "UDP", port: number("udp-port", 8081) },
        { protocol: "SCTP", port: number("sctp-port", -1) },
      ]);
    case "serve-hostname": {
      const port = number("port", 9376);
      const isUdp = options.some((word) => word === "--udp" || word === "--udp=true");
      const isTcp = options.some((word) => word === "--tcp" || word === "--tcp=true" || word.startsWith("--http"));
      return listening([
        ...(isTcp || !isUdp ? [{ protocol: "TCP" as const, port }] : []),
        ...(isUdp ? [{ protocol: "UDP" as const, port }] : []),
      ]);
    }
    case "liveness":
      return [{ protocol: "TCP", port: 8080 }];
    case "guestbook":
      return listening([{ protocol: "TCP", port: number("http-port", 80) }]);
    case "test-webserver":
      return listening([{ protocol: "TCP", port: number("port", 80) }]);
    default:
      return [];
  }
}

const COMMANDS: ReadonlySet<string> = new Set(["netexec", "serve-hostname", "liveness", "guestbook", "test-webserver"]);
