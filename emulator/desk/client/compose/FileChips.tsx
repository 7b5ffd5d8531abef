import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FileView } from '../../../contracts';
import { Icon } from '../Icon';
import { fileSize } from '../words';

/** The files that go with the mail. After one is taken off, the next one's button has the focus. */
export function FileChips(props: {
  readonly files: readonly FileView[];
  readonly onRemove: (id: string) => void;
  /** The last one was taken off. */
  readonly onEmpty: () => void;
}): JSX.Element | null {
  const { files, onRemove, onEmpty } = props;
  const list = useRef<HTMLUListElement>(null);
  const removed = useRef<number | null>(null);
  useLayoutEffect(() => {
    const place = removed.current;
    removed.current = null;
    if (place === null) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const next = buttons[Math.min(place, buttons.length - 1)];
    if (next === undefined) onEmpty();
    else next.focus();
  }, [files]);
  if (files.length === 0) return null;
  return (
    <ul ref={list} class="plain file-chips" aria-label="Attachments">
      {files.map(({ id, name, size }, place) => (
        <li key={id} class="file-chip">
          <Icon name="attach_file" size={16} />
          <span class="file-name">{name || 'noname'}</span> <span class="hint">{fileSize(size)}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove attachment ${name || 'noname'}`}
            title="Remove attachment"
            onClick={() => {
              removed.current = place;
              onRemove(id);
            }}
          >
            <Icon name="close" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}
