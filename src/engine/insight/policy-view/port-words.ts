import type { PolicyPort } from "../../kube/objects";
import { PROTOCOLS } from "../../net/protocol";

/** So many ports are said in words; the others are counted. */
const MOST_SAID = 6;

/** The ports of a rule, ORed: “every port” for none (N18), “TCP 80, 443; UDP 53”, “TCP port `http`”. */
export function rulePortWords(ports: readonly PolicyPort[]): string {
  if (ports.length === 0) return "every port";
  const said = ports.slice(0, MOST_SAID);
  const more = ports.length - said.length;
  const words = PROTOCOLS.flatMap((protocol) => {
    const own = said.filter((each) => each.protocol === protocol);
    if (own.some(({ port }) => port === null)) return [`all ${protocol} ports`];
    const texts = own.map(portText);
    return texts.length === 0 ? [] : [`${protocol} ${texts.join(", ")}`];
  });
  return `${words.join("; ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** `8080`, `8000–8090`, a name between backticks, `all` where it says only the protocol (N22). */
function portText({ port, endPort }: PolicyPort): string {
  if (port === null) return "all";
  if (typeof port === "string") return `port \`${port}\``;
  return endPort === null || endPort === port ? `${port}` : `${port}–${endPort}`;
}
