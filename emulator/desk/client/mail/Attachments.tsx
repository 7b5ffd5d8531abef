import type { JSX } from 'preact';
import type { FileView } from '../../../contracts';
import { Icon } from '../Icon';
import { at } from '../remote';
import { count, fileSize } from '../words';

/** A message's files, each to be downloaded. */
export function Attachments(props: {
  readonly email: string;
  readonly messageId: string;
  readonly files: readonly FileView[];
}): JSX.Element | null {
  const { email, messageId, files } = props;
  if (files.length === 0) return null;
  return (
    <section class="attachments" aria-label="Attachments">
      <h2 class="hint">{count(files.length, 'attachment')}</h2>
      <ul class="plain file-chips">
        {files.map(({ id, name, size }) => (
          <li key={id}>
            <a
              class="file-chip"
              href={`/emulator/${at('mailboxes', email, 'messages', messageId, 'files', id)}`}
              download={name || 'noname'}
              aria-label={`Download attachment ${name || 'noname'}, ${fileSize(size)}`}
            >
              <Icon name="attach_file" size={16} />
              <span class="file-name">{name || 'noname'}</span> <span class="hint">{fileSize(size)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
