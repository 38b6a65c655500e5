import type { PortView, RuleView } from "../../engine";
import { counted } from "../../ui/counted";
import { PartButton } from "./PartButton";

/** The ports of a rule on its connector: any of them is enough. */
export function PortPill({ rule }: { readonly rule: RuleView }) {
  const { ports, morePorts } = rule;
  return (
    <div className="pv-ports" data-wire="ports">
      {ports.length + morePorts === 0 ? (
        <PartButton at={rule} look="pv-port every">
          every port
        </PartButton>
      ) : (
        <ul>
          {ports.map((port) => (
            <li key={`${port.place.from} ${port.protocol} ${port.text}`}>
              <PartButton at={port} look="pv-port">
                <PortWords port={port} />
              </PartButton>
            </li>
          ))}
          {morePorts > 0 && <li className="pv-more">and {counted(morePorts, "more port")}</li>}
        </ul>
      )}
    </div>
  );
}

function PortWords({ port: { protocol, text, named, note } }: { readonly port: PortView }) {
  return (
    <>
      <span className="pv-protocol">{protocol}</span> {text === "all" ? "all ports" : text}
      {named !== null && <span className="pv-behind">{meaningOf(named)}</span>}
      {note !== null && <span className="pv-behind caution">{note}</span>}
    </>
  );
}

/** What a name means at the pods: “8080 on 2 pods, 8081 on 1 pod; 3 pods have no such port”. */
export function meaningOf({ numbers, without, doubled }: NonNullable<PortView["named"]>): string {
  const means = numbers.map(({ port, pods }) =>
    numbers.length === 1 ? `is ${port}` : `${port} on ${counted(pods, "pod")}`,
  );
  const parts = [
    means.join(", "),
    without > 0 ? `${counted(without, "pod")} ${without === 1 ? "has" : "have"} no such port` : "",
    doubled > 0
      ? `${counted(doubled, "pod")} ${doubled === 1 ? "has" : "have"} it twice: which counts is not defined`
      : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "no pod to look it up at" : parts.join("; ");
}
