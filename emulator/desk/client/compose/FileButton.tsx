import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../Icon';

/** A tool that lets one choose files. */
export function FileButton(props: {
  readonly name: string;
  readonly icon: string;
  /** As the `accept` of a file input; anything when absent. */
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const { name, icon, accept } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={name}
        title={name}
        // The cursor in the mail must survive the press.
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={() => input.current?.click()}
      >
        <Icon name={icon} />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        {...(accept === undefined ? {} : { accept })}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen once more.
          event.currentTarget.value = '';
          props.onFiles(chosen);
        }}
      />
    </>
  );
}
