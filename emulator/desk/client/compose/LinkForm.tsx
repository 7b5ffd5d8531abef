import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Asks for a link's address and words. */
export function LinkForm(props: {
  /** What is selected. */
  readonly text: string;
  readonly onDone: (url: string, text: string) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const [text, setText] = useState(props.text);
  const [url, setUrl] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const done = (event: Event): void => {
    event.preventDefault();
    const address = /^[a-z][a-z0-9+.-]*:/i.test(url.trim()) ? url.trim() : `https://${url.trim()}`;
    props.onDone(address, text || url.trim());
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    props.onCancel();
  };
  return (
    <form class="link-form" aria-label="Insert link" onSubmit={done} onKeyDown={keys}>
      <label>
        Link address
        <input
          ref={first}
          type="text"
          required
          value={url}
          onInput={(event) => {
            setUrl(event.currentTarget.value);
          }}
        />
      </label>
      <label>
        Text
        <input
          type="text"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
          }}
        />
      </label>
      <button type="submit" class="button">
        Insert
      </button>
      <button type="button" class="link-button" onClick={props.onCancel}>
        Cancel
      </button>
    </form>
  );
}
