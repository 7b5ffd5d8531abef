import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MailAddress } from '../../../contracts';
import type { MessageJson, Person } from '../../wire';
import { Avatar } from '../Avatar';
import { fullTime } from '../words';
import { Attachments } from './Attachments';
import { MailFrame } from './MailFrame';
import { TryAs } from './TryAs';

/** One message of a conversation. Folded, nothing of it is loaded. */
export function Message(props: {
  readonly person: Person;
  readonly message: MessageJson;
  readonly startsOpen: boolean;
  /** The person reads on a phone: nothing of the desk's own is in the mail. */
  readonly phone: boolean;
}): JSX.Element {
  const { person, message } = props;
  const [open, setOpen] = useState(props.startsOpen);
  const from = nameOf(message.from, person.email);
  return (
    <section class="message" aria-label={`Message from ${from}, ${fullTime(message.at)}`}>
      <button
        type="button"
        class="message-head"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Avatar name={message.from.name || message.from.email} seed={message.from.email} />
        <span class="message-who">
          <span class="message-from">
            {from} <span class="hint">&lt;{message.from.email}&gt;</span>
          </span>
          <span class="hint message-to">
            {open ? recipientWords(message, person.email) : message.snippet}
          </span>
        </span>
        <time class="hint" dateTime={new Date(message.at).toISOString()}>
          {fullTime(message.at)}
        </time>
      </button>
      {open && <MailFrame email={person.email} messageId={message.id} title={`Mail from ${from}`} />}
      {open && <Attachments email={person.email} messageId={message.id} files={message.attachments} />}
      {open && !props.phone && from !== 'me' && <TryAs person={person} messageId={message.id} />}
    </section>
  );
}

function recipientWords(message: MessageJson, viewer: string): string {
  const names = (people: readonly MailAddress[]): string =>
    people.map((one) => nameOf(one, viewer)).join(', ');
  return [
    `to ${names(message.to)}`,
    ...(message.cc.length > 0 ? [`cc ${names(message.cc)}`] : []),
    ...(message.bcc.length > 0 ? [`bcc ${names(message.bcc)}`] : []),
  ].join(', ');
}

const nameOf = ({ name, email }: MailAddress, viewer: string): string =>
  email.toLowerCase() === viewer.toLowerCase() ? 'me' : name || email;
