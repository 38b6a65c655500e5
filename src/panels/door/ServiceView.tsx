import type { ServiceExplanation } from "../../engine";
import { useApp } from "../../state/store-context";
import { Breakable } from "../../ui/Breakable";
import { DoorButton } from "./DoorButton";
import { endpointCount, listeningWords, readyCount, selectorWords } from "./door-words";
import { EndpointList } from "./EndpointList";
import { pillOf, sharedWith } from "./shared-pill";

/** A Service as its clients meet it: names, ports and where they lead, the pods behind it, the Ingresses before it. */
export function ServiceView({ service }: { readonly service: ServiceExplanation }) {
  const { names, ports, endpoints, ingresses, type } = service;
  const selector = selectorWords(service);
  const ready = readyCount(service);
  return (
    <dl className="door-facts">
      <dt>Known as</dt>
      <dd>
        <ul className="door-names">
          {names.map((name) => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </dd>
      {ports.length > 0 && (
        <>
          <dt>{ports.length === 1 ? "Port" : "Ports"}</dt>
          <dd>
            <ul>
              {ports.map((port) => (
                <li key={`${port.protocol} ${port.port}`}>
                  <code>{port.words}</code> → <code>{port.target}</code>
                  {type !== "ExternalName" && <span className="why-muted">, {listeningWords(port, ready)}</span>}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {selector !== null && (
        <>
          <dt>Selects</dt>
          <dd>
            <code>{selector}</code>
          </dd>
          <dt>Pods behind it</dt>
          <dd>
            {endpointCount(service)}
            <EndpointList endpoints={endpoints} />
          </dd>
        </>
      )}
      {ingresses.length > 0 && (
        <>
          <dt>Ingresses that lead here</dt>
          <dd>
            <ul>
              {ingresses.map((name) => (
                <li key={name}>
                  <DoorButton id={`ingress ${name}`}>
                    <Breakable text={name} />
                  </DoorButton>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      <SharedPill id={service.id} />
    </dl>
  );
}

/** The way to the Services that are drawn as one pill with this one. */
function SharedPill({ id }: { readonly id: string }) {
  const pill = useApp(({ analysis }) => pillOf(analysis.analysis?.graph.doors ?? [], id));
  const others = sharedWith(pill, id);
  if (others.length === 0) return null;
  return (
    <>
      <dt>Same pill</dt>
      <dd>
        <ul className="door-names">
          {others.map((other) => (
            <li key={other}>
              <DoorButton id={other}>
                <Breakable text={other.replace(/^service /, "")} />
              </DoorButton>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
