import { X } from "lucide-react";
import { Dialog } from "../ui/Dialog";
import { IconButton } from "../ui/IconButton";
import { isMacKeyboard } from "../ui/mac-keyboard";
import { keyWords, wordsOfShortcut } from "./key-words";
import { toldShortcuts } from "./other-keys";
import { keysOf } from "./shortcuts";
import "./help.css";

/** What the lines mean, what can be asked, where what is written stays, and every shortcut. */
export function HelpDialog({ onClosed }: { readonly onClosed: () => void }) {
  const isMac = isMacKeyboard();
  return (
    <Dialog label="Help" className="help" onClosed={onClosed}>
      {(close) => (
        <>
          <header className="help-head">
            <h2>Help</h2>
            <IconButton label="Close (Esc)" icon={<X size={16} aria-hidden />} onClick={close} />
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach that */}
          <section className="help-body" tabIndex={0} aria-label="Help text">
            <h3>What the lines mean</h3>
            <p>
              A line is one direction between two ends, over the ports asked about. <strong>Solid</strong>: rules let it
              through; <em>only</em> some ports where the label says so. <strong>Thin</strong>: no policy isolates
              either side, so it is open by default. <strong>Dashed with ⊘</strong>: denied, by the end at which the ⊘
              stands. <strong>Half-filled arrow</strong>: the pods behind one of the ends do not agree.{" "}
              <strong>Dotted with ?</strong>: Kubernetes leaves it to the network plugin. A closed padlock means that a
              policy isolates the pod in that direction. Click a line, or press Enter on it, to see why: the way, every
              rule with what it wants and finds, and <strong>what would let it through</strong>, each edit with what
              else it opens or closes. The card&rsquo;s dock button puts it beside the picture; on a phone the arrows
              draw it up.
            </p>
            <h3>Ways to look</h3>
            <p>
              The <strong>probe</strong> (at first “Ports that matter”) asks about one port, or all, instead of those
              that matter here. <strong>Filter</strong> leaves only the lines of some pods, labels, ports, namespaces,
              states or one policy; what is not drawn is counted at the bottom. <kbd>I</kbd> on a node, its menu or its
              card leaves it alone with its neighbours. Each change of the view can be taken back (
              {wordsOfShortcut("view-back", isMac)}), and the text stays as it is. The sentence above the picture sums
              it up. <strong>Examples</strong> are small scenarios, each with something to see. The palette (
              {wordsOfShortcut("palette", isMac)}) finds every command, pod, policy and example by a few letters; “why”,
              “what can reach” and “leave out” ask about anything by its name.
            </p>
            <p>
              <strong>Policy</strong> shows one policy: what stands in one box has to match together, of boxes any one
              is enough. <kbd>[</kbd> and <kbd>]</kbd> show the one before and the next.
            </p>
            <p>
              <strong>Large clusters</strong> (up to about ten thousand pods) are drawn with each namespace as one node.
              What takes more than a moment says how far it is and can be cancelled; what was read until then is kept.
            </p>
            <p>
              The <strong>profile</strong> says who enforces the policies, and on which assumptions; each can be
              switched. Click a <strong>Service</strong> (the pill before its pods) or an <strong>Ingress</strong> to
              follow a request step by step: name, Service, policies, and whether anything listens. Dashed frames are
              assumed: every cluster has a DNS, also where the text names none. <strong>Expectations</strong> (kind:
              Expectation, under the text) say what must and must not connect, and show at every edit whether they hold;
              ✓ and ✗ at the lines are theirs.
            </p>
            <p>
              <strong>What if</strong>: leave a policy, a rule or a label out for a moment, from the palette, a menu,
              the form of a policy or <em>Why</em>. A bar says what opens (+) and closes (−) against the text; nothing
              is written, problems and counts stay those of the text, and forms edit it as it is.{" "}
              <strong>What can reach this</strong>, <strong>What can it reach</strong> (menu and card of a node) and{" "}
              <strong>What is exposed to the outside</strong> (palette) count the steps: the number at a node says how
              many it takes.
            </p>
            <p>
              <strong>Changes</strong> (the tab beside the graph) lists what opened and closed against a baseline, by
              the edit that caused it: the text as it was opened, as you pinned it (<em>Pin now</em>), or another
              scenario, which is not opened for that.
            </p>
            <p>
              <strong>Export</strong> saves what is seen: the whole graph, with what is selected and what the filter
              leaves, as PNG or SVG with title and legend, as Mermaid or DOT; the matrix and the changes as tables.
            </p>
            <h3>Editing in the picture</h3>
            <p>
              <strong>Allow</strong>: drag from the round handle of a node to another, or press C on it and Enter on the
              other. <strong>Cut</strong>: Delete on a line. Everything else is in the menu of a node, a line or the
              empty picture (right click, a long touch, Shift+F10, or <em>Actions</em> on its card): policies that many
              need, a policy as a form, labels, ports, names, and what is new or goes. Shift+click, or Ctrl+Space, picks
              several. {isMac ? "⌘C" : "Ctrl+C"} on a node, a line or the form of a policy copies its policies,{" "}
              {isMac ? "⌘V" : "Ctrl+V"} on a namespace pastes them. A card shows first which lines are written, and all
              that opens and closes by it. Your comments, quotes and indentation stay, and undo takes each step back. A
              broken object is not touched: mend its text first; only a field that the server does not know stays, and
              the rest of its policy is edited.
            </p>
            <h3>Mistakes</h3>
            <p>
              What the API server would refuse, or reads otherwise than it looks, is underlined on its characters while
              you type; the line below the text says what is wrong at the caret. A policy that selects no pod, and a
              peer that nothing matches, are noted as well. <strong>Problems</strong>, under the text (
              {wordsOfShortcut("list-problems", isMac)}), lists everything by file: filter it by words or by kind, go
              through it with the arrow keys, and press Enter to get to the place.{" "}
              {wordsOfShortcut("next-problem", isMac)} goes from problem to problem. Where one can be put right by
              itself, the list, the light bulb in the text, or {isMac ? "⌘." : "Ctrl+."} on its line does it; undo takes
              it back.
            </p>
            <h3>What you write stays here</h3>
            <p>
              Everything is worked out inside this page. No text, name or address of yours is sent anywhere: the page
              makes no request but for its own files. Your work is kept in this browser (up to five million characters);
              what you paste, drop, open from a file or open as an example opens beside it, whatever the text is: where
              nothing of it can be read, you are told the line.
            </p>
            <h3>Keys</h3>
            <table>
              <tbody>
                {toldShortcuts.map((shortcut) => (
                  <tr key={shortcut.what}>
                    <th scope="row">{shortcut.what}</th>
                    <td>
                      {keysOf(shortcut, isMac).map((keys) => (
                        <kbd key={keyWords(keys, isMac)}>{keyWords(keys, isMac)}</kbd>
                      ))}
                    </td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">In the picture: from one thing to the next; a selected pod is moved</th>
                  <td>
                    <kbd>Tab</kbd>
                    <kbd>Arrows</kbd>
                  </td>
                </tr>
                <tr>
                  <th scope="row">
                    In the matrix: from cell to cell, with Shift to choose a block that is copied as a table; letters
                    lead to a row, Enter tells why
                  </th>
                  <td>
                    <kbd>Arrows</kbd>
                    <kbd>Home</kbd>
                    <kbd>End</kbd>
                  </td>
                </tr>
              </tbody>
            </table>
          </section>
        </>
      )}
    </Dialog>
  );
}
