import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { changed } from './changes';
import { send, sendText, wordsOf } from './remote';
import { say, sayBad } from './toast';

/** Keeping the whole world in a file, going back to one, and starting over. */
export function WholeWorld({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const chooser = useRef<HTMLInputElement>(null);
  const attempt = async (deed: () => Promise<unknown>, told: string): Promise<void> => {
    try {
      await deed();
      location.hash = '';
      say(told);
    } catch (error) {
      sayBad(wordsOf(error));
    }
    onDone();
    changed();
  };
  const load = (input: HTMLInputElement): void => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    void attempt(
      async () => sendText('POST', 'world', await file.text()),
      `Everything is as it was in ${file.name}.`,
    );
    // The same file may be chosen again.
    input.value = '';
  };

  return (
    <>
      <h2>This workspace</h2>
      <div class="world-deeds">
        <a class="button" href="/emulator/world" download="workspace.json">
          Save
        </a>
        <button type="button" class="button" onClick={() => chooser.current?.click()}>
          Load
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          aria-label="Saved workspace"
          hidden
          onChange={(event) => {
            load(event.currentTarget);
          }}
        />
        <button
          type="button"
          class="button button-bad"
          onClick={() =>
            void attempt(() => send('POST', 'reset'), 'Everything is as it was at the beginning.')
          }
        >
          Start over
        </button>
      </div>
      <p class="hint">
        A saved file holds mail, Sheet, timers, settings and the clock; not the log of executions, ordered
        trouble, deployments, and who is signed in. Starting over goes back to the beginning.
      </p>
    </>
  );
}
