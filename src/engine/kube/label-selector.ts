import type { LabelRequirement, LabelSelector, Labels } from "./objects";

/**
 * Whether labels satisfy every requirement of a selector; one without requirements matches everything (N3).
 *
 * An absent (null) selector is no argument: what it means depends on the field (N3, N26, N27).
 */
export function selectorMatches(selector: LabelSelector, labels: Labels): boolean {
  return selector.requirements.every((requirement) => requirementMatches(requirement, labels));
}

/**
 * Whether labels satisfy one requirement (N4). In: the key is there and its value is in the set. NotIn: the value is
 * not in the set *or the key is absent*. Values are compared as exact strings.
 *
 * @see apimachinery pkg/labels/selector.go Requirement.Matches
 */
export function requirementMatches(requirement: Omit<LabelRequirement, "range">, labels: Labels): boolean {
  const value = labels.get(requirement.key);
  switch (requirement.operator) {
    case "In":
      return value !== undefined && requirement.values.includes(value);
    case "NotIn":
      return value === undefined || !requirement.values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
  }
}

/** `app=web`, `tier in (a, b)`, `!legacy`: the way kubectl writes a requirement. */
export function formatRequirement({ key, operator, values }: Omit<LabelRequirement, "range">): string {
  switch (operator) {
    case "In":
      return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(", ")})`;
    case "NotIn":
      return values.length === 1 ? `${key}!=${values[0]}` : `${key} not in (${values.join(", ")})`;
    case "Exists":
      return key;
    case "DoesNotExist":
      return `!${key}`;
  }
}

/** All requirements, `,` between them; `everything` for none. */
export function formatSelector(selector: LabelSelector): string {
  return selector.requirements.length === 0 ? "everything" : selector.requirements.map(formatRequirement).join(", ");
}
