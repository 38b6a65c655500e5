import type { EditEffects, EffectList } from "../../engine";
import { counted } from "../../ui/counted";

/** So many are shown at once; the rest is one click away. */
const FIRST = 8;

/** All connections that an edit would open and close, those that go with what it takes away, and who is left without pods. */
export function EffectsView({ effects: { opened, closed, gone, left } }: { readonly effects: EditEffects }) {
  const isNothing = opened.count + closed.count + gone.count === 0;
  return (
    <div className="effects">
      {isNothing && <p className="effects-none">Opens and closes nothing.</p>}
      <Effects title="Opens" sign="+" list={opened} />
      <Effects title="Closes" sign="−" list={closed} />
      <Effects title="Takes along" sign="−" list={gone} />
      {left.length > 0 && (
        <ul className="edit-steps" aria-label="What is left without pods">
          {left.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Effects({ title, sign, list }: { readonly title: string; readonly sign: string; readonly list: EffectList }) {
  if (list.count === 0) return null;
  const rest = list.lines.slice(FIRST);
  const unlisted = list.count - list.lines.length;
  return (
    <section
      className={`effect-list ${sign === "+" ? "opens" : "closes"}`}
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
