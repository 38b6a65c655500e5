import type { TraceStep } from "../../engine";

/** Steps of one connection, in their order. */
export interface StepLeg {
  readonly leg: TraceStep["leg"];
  readonly title: string;
  readonly steps: readonly TraceStep[];
}

const TITLES: Record<TraceStep["leg"], string> = {
  dns: "Asking DNS",
  client: "The request",
  controller: "The controller’s request",
};

/** The steps of a way by the connection that they belong to, as the packet meets them. */
export function stepLegs(steps: readonly TraceStep[]): readonly StepLeg[] {
  const legs: { readonly leg: TraceStep["leg"]; readonly title: string; readonly steps: TraceStep[] }[] = [];
  for (const step of steps) {
    const last = legs.at(-1);
    if (last?.leg === step.leg) last.steps.push(step);
    else legs.push({ leg: step.leg, title: TITLES[step.leg], steps: [step] });
  }
  return legs;
}

const KINDS: Record<TraceStep["kind"], string> = {
  resolve: "name",
  service: "Service",
  route: "route",
  endpoint: "pod",
  egress: "egress",
  ingress: "ingress",
  listening: "listening",
};

/** What a step is about, in a word. */
export function stepWord({ kind }: Pick<TraceStep, "kind">): string {
  return KINDS[kind];
}
