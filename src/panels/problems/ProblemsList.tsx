import { type KeyboardEvent, useMemo, useState } from "react";
import type { Analysis, Severity } from "../../engine";
import { fixAllAlike, fixProblem } from "../../state/fix-problem";
import { useActions, useApp, useAppStore } from "../../state/store-context";
import { countBySeverity, filterProblems, groupByFile } from "./filter-problems";
import { countAlike, listProblems, type Problem } from "./list-problems";
import { ProblemGroup } from "./ProblemGroup";
import { ProblemRow } from "./ProblemRow";
import { ProblemsFilter } from "./ProblemsFilter";
import { shownRows } from "./shown-rows";
import { ROW, useRovingRows } from "./use-roving-rows";
import "./problems.css";

/** So many rows are drawn at first; whoever seeks something filters. */
const MOST_SHOWN = 100;
const MORE = 400;

/** Everything that is wrong with the text, by file: filtered, led to, put right. */
export function ProblemsList({ analysis }: { readonly analysis: Analysis }) {
  const store = useAppStore();
  const { showBottom } = useActions();
  const files = useApp((state) => state.documents.files);
  const shownPlace = useApp((state) => state.selection.reveal?.place);
  const [query, setQuery] = useState("");
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(MOST_SHOWN);
  const names = files.map(({ name }) => name).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the files only the order of their names counts
  const problems = useMemo(() => listProblems(analysis, files), [analysis, names]);
  const counts = useMemo(() => countBySeverity(problems), [problems]);
  const alike = useMemo(() => countAlike(problems), [problems]);
  const fitting = useMemo(() => filterProblems(problems, query, hidden), [problems, query, hidden]);
  const groups = useMemo(() => groupByFile(fitting), [fitting]);
  const isFiltered = fitting.length < problems.length;
  const { shown, keys, more } = shownRows(groups, closed, most);
  const { current, enter, listeners } = useRovingRows(
    keys,
    () => focusOn(FIELD, WORD),
    () => focusOn(FIELD),
  );
  const fixes = useMemo(
    () => ({
      one: ({ found }: Problem) => found && fixProblem(store, found),
      all: ({ found }: Problem) => found && fixAllAlike(store, found),
    }),
    [store],
  );

  const showAll = () => {
    setQuery("");
    setHidden(new Set());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const row = event.target instanceof Element ? event.target.closest(`[${ROW}]`)?.getAttribute(ROW) : undefined;
    const problem = row == null ? undefined : fitting.find(({ key }) => key === row);
    if (event.key === "Escape" && query !== "") setQuery("");
    else if (event.key === "Escape") {
      showBottom(null);
      focusOn(WORD);
    } else if (event.key === "." && (event.ctrlKey || event.metaKey) && problem !== undefined) fixes.one(problem);
    else return;
    event.preventDefault();
  };

  return (
    <section className="problems-list" aria-label="Problems" onKeyDown={onKeyDown}>
      {problems.length === 0 ? (
        <p className="problems-none">
          Nothing is wrong with the text. What the API server would refuse, and what it reads otherwise than it looks,
          is listed here while you type.
        </p>
      ) : (
        <ProblemsFilter
          query={query}
          onQuery={(words) => {
            setQuery(words);
            setMost(MOST_SHOWN);
          }}
          onEnter={enter}
          counts={counts}
          hidden={hidden}
          onToggle={(severity) => setHidden(toggled(hidden, severity))}
        />
      )}
      <div className="problems-fitting">
        <p role="status">
          {isFiltered && `${fitting.length === 0 ? "None" : fitting.length} of ${problems.length} shown.`}
        </p>
        {isFiltered && (
          <button type="button" className="link" onClick={showAll}>
            Show all
          </button>
        )}
      </div>
      <div className="problems-rows" {...listeners}>
        {shown.map(({ file, rowKey, count, rows }) => (
          <ProblemGroup
            key={rowKey}
            file={file}
            count={count}
            rowKey={rowKey}
            isOpen={!closed.has(file)}
            isReachable={current === rowKey}
            onToggle={(isOpen) => isOpen === closed.has(file) && setClosed(toggled(closed, file))}
          >
            {rows.map((problem) => (
              <ProblemRow
                key={problem.key}
                problem={problem}
                isReachable={current === problem.key}
                isShown={shownPlace === problem.place}
                alike={alike.get(problem) ?? 0}
                onFix={fixes.one}
                onFixAll={fixes.all}
              />
            ))}
          </ProblemGroup>
        ))}
        {more > 0 && (
          <p className="problems-more" {...{ [ROW]: "more" }}>
            <button
              type="button"
              className="button outlined"
              tabIndex={current === "more" ? 0 : -1}
              onClick={() => setMost(most + MORE)}
            >
              Show {Math.min(more, MORE).toLocaleString("en")} more
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

const FIELD = ".problems-search input";
/** What opens and closes the list. */
const WORD = "[data-opens=problems]";

/** Puts the focus on the first of them that is there. */
function focusOn(...selectors: readonly string[]): void {
  const there = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  there.find((element) => element !== null)?.focus();
}

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const rest = new Set(set);
  if (!rest.delete(item)) rest.add(item);
  return rest;
}
