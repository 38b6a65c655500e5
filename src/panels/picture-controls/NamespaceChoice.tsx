interface NamespaceChoiceProps {
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (namespaces: readonly string[]) => void;
}

/** In which namespaces one end at least has to lie; none chosen: anywhere. */
export function NamespaceChoice({ names, chosen, onChange }: NamespaceChoiceProps) {
  const toggle = (name: string) => {
    const rest = chosen.filter((other) => other !== name);
    onChange(rest.length < chosen.length ? rest : names.filter((each) => each === name || chosen.includes(each)));
  };
  return (
    <fieldset>
      <legend>Namespaces</legend>
      <ul className="filter-namespaces">
        {names.map((name) => (
          <li key={name}>
            <label className="filter-option">
              <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
              <span>{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
