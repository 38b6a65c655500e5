import { copiedWords } from "../../panels/edit/copy/copied-words";
import { knownPolicies } from "../../panels/edit/copy/known-policies";
import type { Actions } from "../../state/actions";
import type { MenuTarget } from "../../state/editing";
import type { AppState, AppStore } from "../../state/store";
import { copyText } from "../../ui/copy-text";
import { listed } from "../../ui/listed";
import { type Meant, meantTargets } from "./meant-targets";

interface Copier {
  readonly getState: () => AppState;
  readonly actions: Pick<Actions, "copyPolicies" | "offerEdit" | "tell">;
}

/** Of copies that wait for the worker only the last one counts. */
let lastCopy = 0;

/**
 * What the system's clipboard held last along with policies. Whatever else it holds at a paste was copied later, and
 * counts more; null: what it held is not known.
 */
let given: { readonly policies: readonly string[]; readonly text: string } | null = null;

/** Copies the policies of what has the focus, to be pasted into another namespace, and says which. */
export function copyFocusedPolicies(store: AppStore): void {
  const state = store.getState();
  const meant = meantTargets(state, document.activeElement);
  if (meant.kind === "policy" || meant.targets.length > 0) void copyMeantPolicies(meant, state, store);
}

/**
 * Copies the policies that are meant, and says which, or why there are none. Nothing is copied or said where by then
 * others were copied, or another scenario was opened.
 *
 * @param state - in which they are meant
 */
export async function copyMeantPolicies(meant: Meant, state: AppState, { getState, actions }: Copier): Promise<void> {
  lastCopy += 1;
  const own = lastCopy;
  const isWanted = () =>
    own === lastCopy &&
    getState().editing.copied === state.editing.copied &&
    getState().documents.openedAt === state.documents.openedAt;
  const tell = (sentence: string) => actions.tell({ sentence, notes: [], revision: null, text: null });
  const looking =
    meant.kind === "policy"
      ? Promise.resolve({ kind: "known", policies: [meant.policy] } as const)
      : knownPolicies(meant.targets, state, actions.offerEdit);
  // Their names and no YAML: that has one writer. At once, since some browsers let nothing be written later.
  const isGiven = copyText(
    looking.then((found) =>
      found.kind === "known" && isWanted() ? namesOf(found.policies) : Promise.reject(new Error("none")),
    ),
  );
  const found = await looking;
  if (!isWanted()) return;
  if (found.kind === "none") return tell(found.reason);
  const { policies } = found;
  actions.copyPolicies(policies);
  tell(copiedWords(policies));
  given = null;
  if ((await isGiven) && own === lastCopy) given = { policies, text: namesOf(policies) };
}

/**
 * Opens the form that pastes copied policies where the focus is on a namespace.
 *
 * @returns false where the paste means something else
 */
export function pastePolicies({ getState, actions }: AppStore, clipboard: DataTransfer | null): boolean {
  const state = getState();
  const { copied } = state.editing;
  const meant = meantTargets(state, document.activeElement);
  const namespace = meant.kind === "policy" ? null : namespaceOf(meant.targets);
  if (namespace === null || copied.length === 0 || isNewer(clipboard, copied)) return false;
  const policies = copied.filter((name) => !name.startsWith(`${namespace}/`));
  if (policies.length > 0) actions.openEditing({ kind: "copy-policies", policies, namespace });
  else {
    const sentence = `${listed(copied.map((name) => `\`${name}\``).slice(0, 3))} cannot be pasted where it is from: choose another namespace.`;
    actions.tell({ sentence, notes: [], revision: null, text: null });
  }
  return true;
}

/** The namespace that is meant, and nothing besides; null: none is. */
export function namespaceOf([target, ...others]: readonly MenuTarget[]): string | null {
  if (target === undefined || others.length > 0) return null;
  if (target.kind === "container") return target.id.slice(0, -1);
  return target.kind === "node" && target.id.startsWith("namespace ") ? target.id.slice("namespace ".length) : null;
}

/** Whether the clipboard holds what was copied after the policies, as far as that can be told. */
function isNewer(clipboard: DataTransfer | null, copied: readonly string[]): boolean {
  if (clipboard !== null && clipboard.files.length > 0) return true;
  const text = clipboard?.getData("text/plain") ?? "";
  // Where the page may not write there, what it holds at the first paste passes for what it held before.
  if (given?.policies !== copied) given = { policies: copied, text };
  return text !== "" && text !== given.text;
}

function namesOf(policies: readonly string[]): string {
  return policies.join(", ");
}
