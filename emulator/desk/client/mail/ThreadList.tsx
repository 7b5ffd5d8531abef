import type { JSX } from 'preact';
import type { LabelRow, ThreadRow } from '../../wire';
import { at, useRemote } from '../remote';
import { mailHash } from '../route';
import { fullTime, listTime } from '../words';
import { LabelChips } from './LabelChips';
import { labelName } from './LabelList';

/** The conversations under a label, newest first. */
export function ThreadList(props: {
  readonly email: string;
  readonly labels: readonly LabelRow[];
  readonly label: string;
  readonly now: number;
}): JSX.Element {
  const { email, labels, label, now } = props;
  const threads = useRemote<readonly ThreadRow[]>(
    `${at('mailboxes', email)}/threads?label=${encodeURIComponent(label)}`,
  );
  const own = labels.find(({ id }) => id === label);
  const title = labelName(own ?? { id: label, name: label });
  return (
    <section class="threads" aria-label={title}>
      <h1 class="place-title">{title}</h1>
      {threads.kind === 'loading' && <p class="empty">Opening…</p>}
      {threads.kind === 'failed' && <p class="empty">{threads.message}</p>}
      {threads.kind === 'here' && threads.data.length === 0 && <p class="empty">{emptyWords(label)}</p>}
      {threads.kind === 'here' && threads.data.length > 0 && (
        <ul class="plain thread-list">
          {threads.data.map((thread) => (
            <li key={thread.id}>
              <a
                class={`thread${thread.unread ? ' thread-unread' : ''}`}
                href={mailHash(email, label, thread.id)}
              >
                <span class="thread-who">
                  {thread.unread && <span class="sr-only">Unread: </span>}
                  {thread.who}
                  {thread.messages > 1 && <span class="thread-count"> {thread.messages}</span>}
                </span>
                <span class="thread-what">
                  <LabelChips labels={labels} ids={thread.labelIds} under={label} />
                  <span class="thread-subject">{thread.subject || '(no subject)'}</span>
                  <span class="thread-snippet"> – {thread.snippet}</span>
                </span>
                <time
                  class="thread-time"
                  dateTime={new Date(thread.at).toISOString()}
                  title={fullTime(thread.at)}
                >
                  {listTime(thread.at, now)}
                </time>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const emptyWords = (label: string): string =>
  label === 'INBOX'
    ? 'Nothing in the inbox yet.'
    : label === 'SENT'
      ? 'Nothing sent yet.'
      : 'Nothing under this label yet.';
