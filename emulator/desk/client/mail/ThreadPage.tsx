import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AddOnFace, LabelRow, Person, ThreadJson } from '../../wire';
import { changed } from '../changes';
import { Icon } from '../Icon';
import { at, send, useRemote } from '../remote';
import { mailHash } from '../route';
import { AddOnStrip } from './AddOnStrip';
import { LabelChips } from './LabelChips';
import { labelName } from './LabelList';
import { Message } from './Message';

/** A conversation: the last message unfolded, earlier ones folded until pressed, as Gmail does. */
export function ThreadPage(props: {
  readonly person: Person;
  readonly labels: readonly LabelRow[];
  readonly label: string;
  readonly threadId: string;
  /** The message the add-on is told about. */
  readonly onShown: (messageId: string | null) => void;
  readonly onReply: (messageId: string) => void;
  readonly onDraft: (draftId: string) => void;
  /** Opens the add-on from below the mail, as on a phone; null where it is beside it. */
  readonly strip: { readonly addOn: AddOnFace; readonly onOpen: () => void } | null;
  readonly phone: boolean;
}): JSX.Element {
  const { person, labels, label, threadId, onShown } = props;
  const path = `${at('mailboxes', person.email)}/${at('threads', threadId)}`;
  const thread = useRemote<ThreadJson>(`${path}?label=${encodeURIComponent(label)}`);
  const messages = thread.kind === 'here' ? thread.data.messages : [];
  const last = messages[messages.length - 1];
  const unread = messages.some((message) => message.unread);
  useEffect(() => {
    onShown(last?.id ?? null);
  }, [last?.id]);
  useEffect(
    () => () => {
      onShown(null);
    },
    [],
  );
  useEffect(() => {
    if (unread) void send('POST', `${path}/read`).then(changed);
  }, [unread]);

  const back = labelName(labels.find(({ id }) => id === label) ?? { id: label, name: label });
  return (
    <article class="conversation" aria-label="Conversation">
      <div class="conversation-head">
        <a
          class="icon-button"
          href={mailHash(person.email, label)}
          aria-label={`Back to ${back}`}
          title={`Back to ${back}`}
        >
          <Icon name="arrow_back" />
        </a>
        {thread.kind === 'here' && (
          <h1 class="conversation-subject">
            {thread.data.subject || '(no subject)'}
            <LabelChips labels={labels} ids={thread.data.labelIds} under="" />
          </h1>
        )}
      </div>
      {thread.kind === 'failed' && <p class="empty">{thread.message}</p>}
      {thread.kind === 'here' && thread.data.hidden > 0 && (
        <p class="conversation-note">{hiddenWords(thread.data.hidden, label)}</p>
      )}
      {messages.map((message) => (
        <Message
          key={message.id}
          person={person}
          message={message}
          startsOpen={message === last || message.unread}
          phone={props.phone}
        />
      ))}
      {thread.kind === 'here' &&
        thread.data.drafts.map((draft) => (
          <button
            key={draft.id}
            type="button"
            class="draft-answer"
            onClick={() => {
              props.onDraft(draft.id);
            }}
          >
            <span class="draft-word">Draft</span> {draft.snippet || 'Your answer'}
          </button>
        ))}
      {last !== undefined && (
        <button
          type="button"
          class="button"
          onClick={() => {
            props.onReply(last.id);
          }}
        >
          <Icon name="reply" size={18} /> Reply
        </button>
      )}
      {last !== undefined && props.strip !== null && (
        <AddOnStrip addOn={props.strip.addOn} onOpen={props.strip.onOpen} />
      )}
    </article>
  );
}

/** @example hiddenWords(2, 'INBOX') // '2 messages of this conversation are in the bin.' */
function hiddenWords(count: number, label: string): string {
  const messages =
    count === 1 ? '1 message of this conversation is' : `${count} messages of this conversation are`;
  return `${messages} ${label === 'TRASH' || label === 'SPAM' ? 'not here' : 'in the bin'}.`;
}
