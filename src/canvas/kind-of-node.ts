/** Whether something that stands in the picture is a Service or an Ingress, as its id says. */
export function kindOfNode(id: string): "node" | "door" {
  return /^(service|ingress) /.test(id) ? "door" : "node";
}
