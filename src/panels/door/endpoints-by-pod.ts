import type { ServiceEndpoint } from "../../engine";

/**
 * Each pod behind a Service once, in order: EndpointSlices state one that has two addresses twice, a slice for each
 * family. It is ready where one of its addresses is.
 */
export function endpointsByPod(endpoints: readonly ServiceEndpoint[]): readonly ServiceEndpoint[] {
  const pods = new Map<string, ServiceEndpoint>();
  for (const endpoint of endpoints) {
    if (endpoint.isReady || !pods.has(endpoint.name)) pods.set(endpoint.name, endpoint);
  }
  return [...pods.values()];
}
