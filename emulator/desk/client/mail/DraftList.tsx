import type { JSX } from 'preact';
import type { DraftRow } from '../../wire';
import { at, useRemote } from '../remote';
import { fullTime, listTime } from '../words';

/** Mail begun and not sent; pressing one opens it in the composer. */
export function DraftList(props: {
  readonly email: string;
  readonly now: number;
  readonly onOpen: (draftId: string) => void;
}): JSX.Element {
  const drafts = useRemote<readonly DraftRow[]>(`${at('mailboxes', props.email)}/drafts`);
  return (
    <section class="threads" aria-label="Drafts">
      <h1 class="place-title">Drafts</h1>
      {drafts.kind === 'failed' && <p class="empty">{drafts.message}</p>}
      {drafts.kind === 'here' && drafts.data.length === 0 && <p class="empty">No drafts.</p>}
      {drafts.kind === 'here' && (
        <ul class="plain thread-list">
          {drafts.data.map((draft) => (
            <li key={draft.id}>
              <button
                type="button"
                class="thread"
                onClick={() => {
                  props.onOpen(draft.id);
                }}
              >
                <span class="thread-who">
                  <span class="draft-word">Draft</span>
                  {draft.to !== '' && <span class="sr-only"> to {draft.to}</span>}
                </span>
                <span class="thread-what">
                  <span class="thread-subject">{draft.subject || '(no subject)'}</span>
                  <span class="thread-snippet"> – {draft.snippet}</span>
                </span>
                <time
                  class="thread-time"
                  dateTime={new Date(draft.at).toISOString()}
                  title={fullTime(draft.at)}
                >
                  {listTime(draft.at, props.now)}
                </time>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
