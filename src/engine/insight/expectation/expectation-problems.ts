import type { Cluster } from "../../cluster/cluster";
import type { DecodedObject, Expectation, ExpectationEnd, ExpectedConnection } from "../../kube/objects";
import type { DiagnosticCode } from "../../source/diagnostic-code";
import type { Range } from "../../source/range";
import { type MeantEnd, openDirectory } from "./expectation-directory";
import { type PortProblem, portsAtAddress, portsAtPod, portsBehindService } from "./expectation-ports";
import { findUnknownName, urlPortProblems } from "./expectation-url-target";

/** Something that an expectation names and that is not there: a mistake of the author, whatever the policies say. */
export interface ExpectationProblem {
  readonly code: Extract<DiagnosticCode, `expectation-${string}`>;
  readonly object: Expectation;
  readonly range: Range;
  readonly message: string;
}

/**
 * Finds ends that name nobody, missing Services and port names that a destination does not have; each is told once for
 * each end.
 *
 * @param complete - the cluster with what every cluster has, so that something can be expected of DNS pods; asked for only
 * where the text states nobody of a name
 */
export function findExpectationProblems(
  cluster: Cluster,
  complete: () => Cluster,
  objects: readonly DecodedObject[],
): readonly ExpectationProblem[] {
  const expectations = objects.filter((object): object is Expectation => object.kind === "Expectation");
  const directory = openDirectory(cluster, objects);
  const find = (end: ExpectationEnd): MeantEnd => {
    const meant = directory.find(end);
    return meant.kind === "nobody" ? openDirectory(complete(), objects).find(end) : meant;
  };
  return expectations.flatMap((object) =>
    object.connections.flatMap((connection): readonly ExpectationProblem[] => {
      const ends = { from: find(connection.from), to: find(connection.to) };
      const unknown = ends.to.kind === "url" ? findUnknownName(complete(), objects, ends.from, ends.to.url) : null;
      const nobody = (["from", "to"] as const).flatMap((side): ExpectationProblem[] => {
        const end = side === "to" ? (unknown ?? ends.to) : ends.from;
        if (end.kind !== "nobody") return [];
        return [
          { code: end.code, object, range: connection[side].range, message: `nothing is asked here: ${end.reason}` },
        ];
      });
      const ports = portProblems(cluster, ends.to, connection);
      return [...nobody, ...ports.map(({ code, range, message }) => ({ code, object, range, message }))];
    }),
  );
}

function portProblems(
  cluster: Cluster,
  to: MeantEnd,
  connection: ExpectedConnection,
): readonly Omit<ExpectationProblem, "object">[] {
  const found = new Map<PortProblem["port"], string>();
  for (const { port, reason } of problemsAt(cluster, to, connection)) if (!found.has(port)) found.set(port, reason);
  return [...found].map(([port, reason]) => {
    return { code: "expectation-port-unknown", range: (port ?? connection.to).range, message: reason };
  });
}

function problemsAt(cluster: Cluster, to: MeantEnd, { ports }: ExpectedConnection): readonly PortProblem[] {
  switch (to.kind) {
    case "pods": {
      const isNamed = ports.some(({ port }) => typeof port === "string");
      return isNamed ? to.pods.flatMap((pod) => portsAtPod(ports, pod).problems) : [];
    }
    case "service":
      return portsBehindService(ports, to.service, to.endpoints).problems;
    case "node":
    case "external":
    case "cidr":
      return portsAtAddress(ports).problems;
    case "url":
      return urlPortProblems(cluster, to.url, ports);
    case "nobody":
      return [];
  }
}
