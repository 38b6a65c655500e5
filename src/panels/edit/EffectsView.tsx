import type { EditEffects, EffectList } from "../../engine";
import { counted } from "../../ui/counted";

/** So many are shown at once; the rest is one click away. */
const FIRST = 8;

/** All connections that an edit would open and close. */
export function EffectsView({ effects: { opened, closed } }: { readonly effects: EditEffects }) {
  if (opened.count + closed.count === 0) return <p className="effects-none">Opens and closes nothing.</p>;
  return (
    <div className="effects">
      <Effects title="Opens" sign="+" list={opened} />
      <Effects title="Closes" sign="−" list={closed} />
    </div>
  );
}

function Effects({ title, sign, list }: { readonly title: string; readonly sign: string; readonly list: EffectList }) {
  if (list.count === 0) return null;
  const rest = list.lines.slice(FIRST);
  const unlisted = list.count - list.lines.length;
  return (
    <section
      className={`effect-list ${title.toLowerCase()}`}
      aria-label={`${title} ${counted(list.count, "connection")}`}
    >
      <h4>
        {title} {counted(list.count, "connection")}
      </h4>
      <EffectRows sign={sign} lines={list.lines.slice(0, FIRST)} />
      {rest.length > 0 && (
        <details>
          <summary>{counted(rest.length, "more connection")}</summary>
          <EffectRows sign={sign} lines={rest} />
          {unlisted > 0 && <p className="why-muted">and {unlisted} more</p>}
        </details>
      )}
    </section>
  );
}

function EffectRows({ sign, lines }: { readonly sign: string; readonly lines: EffectList["lines"] }) {
  return (
    <ul>
      {lines.map(({ source, target, ports }) => (
        <li key={`${source} ${target} ${ports}`}>
          <span className="effect-sign" aria-hidden>
            {sign}
          </span>{" "}
          <code>{source}</code> → <code>{target}</code> <span className="effect-ports">{ports}</span>
        </li>
      ))}
    </ul>
  );
}
