import type { IngressExplanation, IngressRouteExplanation } from "../../engine";
import { Breakable } from "../../ui/Breakable";
import { PlaceButton } from "../card/PlaceButton";
import { DoorButton } from "./DoorButton";
import { Problem } from "./DoorHead";
import { carrierWords, serviceOfRoute } from "./door-words";
import { PodButton } from "./PodButton";

/** So many pods of a controller are named. */
const FIRST = 4;

/** An Ingress: who carries its traffic, and each route with the Service that it leads to. */
export function IngressView({ ingress }: { readonly ingress: IngressExplanation }) {
  const { controllers, routes } = ingress;
  const unnamed = controllers.length - FIRST;
  return (
    <dl className="door-facts">
      <dt>Controller</dt>
      <dd>
        {carrierWords(ingress)}
        <ul>
          {controllers.slice(0, FIRST).map((name) => (
            <li key={name}>
              <PodButton name={name} />
            </li>
          ))}
        </ul>
        {unnamed > 0 && <span className="why-muted">and {unnamed} more</span>}
      </dd>
      <dt>{routes.length === 1 ? "Route" : "Routes"}</dt>
      <dd>
        <ol className="door-routes">
          {routes.map((route, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rules may have one URL, and then only their order
            <Route key={index} route={route} />
          ))}
        </ol>
      </dd>
    </dl>
  );
}

function Route({ route }: { readonly route: IngressRouteExplanation }) {
  const { url, pathType, service, problem, place, line } = route;
  return (
    <li>
      <PlaceButton place={place} line={line}>
        <Breakable text={url} />
      </PlaceButton>{" "}
      <span className="why-muted">{pathType}</span> →{" "}
      <DoorButton id={serviceOfRoute(route)}>
        <Breakable text={service} />
      </DoorButton>
      {problem !== null && <Problem sentence={problem} />}
    </li>
  );
}
