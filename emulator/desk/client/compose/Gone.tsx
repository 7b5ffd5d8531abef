import type { JSX } from 'preact';

/** In place of a draft that is not there any more. */
export function Gone({
  words,
  onClose,
}: {
  readonly words: string;
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <section class="composer composer-gone" role="dialog" aria-label="Draft">
      <p>{words}</p>
      <button type="button" class="button" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
