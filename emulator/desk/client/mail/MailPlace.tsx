import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Place } from '../../../cards/addOnAnswer';
import type { DeskState, LabelRow, Person } from '../../wire';
import { CardPanel } from '../card/CardPanel';
import { Composer } from '../compose/Composer';
import { AddOnLogo } from '../Icon';
import { at, useRemote } from '../remote';
import { DraftList } from './DraftList';
import { LabelList } from './LabelList';
import { ThreadList } from './ThreadList';
import { ThreadPage } from './ThreadPage';
import { useComposing } from './composing';
import { useSidePanel } from './sidePanel';

/** One person's mail: labels, a list or a conversation, the composer, and the add-on beside it. */
export function MailPlace(props: {
  readonly desk: DeskState;
  readonly person: Person;
  readonly label: string;
  readonly threadId: string | null;
}): JSX.Element {
  const { desk, person, label, threadId } = props;
  const labels = useRemote<readonly LabelRow[]>(`${at('mailboxes', person.email)}/labels`);
  const rows = labels.kind === 'here' ? labels.data : [];
  const [composing, setComposing] = useComposing(person.email);
  const side = useSidePanel(person);
  const [shownMessage, setShownMessage] = useState<string | null>(null);
  const place = useRef<Place>({ host: 'home' });
  if (threadId === null) place.current = { host: 'home' };
  // Until the conversation is here the add-on stays where it was.
  else if (shownMessage !== null) place.current = { host: 'message', messageId: shownMessage, threadId };

  return (
    <div class={`mail${side.open ? ' mail-with-panel' : ''}`}>
      <LabelList
        email={person.email}
        labels={rows}
        current={label}
        onCompose={() => {
          setComposing({ kind: 'new' });
        }}
      />
      <div class="mail-main">
        {threadId !== null ? (
          <ThreadPage
            key={threadId}
            person={person}
            labels={rows}
            label={label}
            threadId={threadId}
            onShown={setShownMessage}
            onReply={(messageId) => {
              setComposing({ kind: 'reply', messageId });
            }}
            onDraft={(draftId) => {
              setComposing({ kind: 'draft', draftId });
            }}
          />
        ) : label === 'DRAFT' ? (
          <DraftList
            email={person.email}
            now={desk.now}
            onOpen={(draftId) => {
              setComposing({ kind: 'draft', draftId });
            }}
          />
        ) : (
          <ThreadList email={person.email} labels={rows} label={label} now={desk.now} />
        )}
      </div>
      {person.hasAddOn && side.open && (
        <CardPanel
          desk={desk}
          email={person.email}
          place={place.current}
          onClose={() => {
            side.show(false);
          }}
        />
      )}
      {person.hasAddOn && (
        <div class="rail">
          <button
            type="button"
            class="rail-button"
            aria-label={desk.addOn.name}
            title={desk.addOn.name}
            aria-pressed={side.open}
            onClick={() => {
              side.show(!side.open);
            }}
          >
            <AddOnLogo name={desk.addOn.name} logoUrl={desk.addOn.logoUrl} />
          </button>
        </div>
      )}
      {composing !== null && (
        <Composer
          key={composing.key}
          desk={desk}
          person={person}
          start={composing.start}
          onDraft={composing.setDraft}
          onCard={() => {
            side.show(false);
          }}
          onClose={() => {
            setComposing(null);
            document.getElementById('place')?.focus({ preventScroll: true });
          }}
        />
      )}
    </div>
  );
}
