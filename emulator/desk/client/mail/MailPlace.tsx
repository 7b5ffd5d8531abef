import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../../../cards/addOnAnswer';
import type { DeskState, LabelRow, Person, ReadyMail } from '../../wire';
import { CardPanel } from '../card/CardPanel';
import { Composer } from '../compose/Composer';
import { AddOnLogo } from '../Icon';
import { at, send, useRemote, wordsOf } from '../remote';
import { sayBad } from '../toast';
import { DraftList } from './DraftList';
import { LabelList } from './LabelList';
import { usePhone } from './phone';
import { isByKey } from '../isByKey';
import { ProgramsBar } from './ProgramsBar';
import { ThreadList } from './ThreadList';
import { ThreadPage } from './ThreadPage';
import { useComposing } from './composing';
import { useSidePanel } from './sidePanel';

/** One person's mail: labels, a list or a conversation, the composer, and the add-on beside it or, on a phone, over it. */
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
  const phoneSwitch = usePhone(person);
  const phone = phoneSwitch?.on === true;
  const [shownMessage, setShownMessage] = useState<string | null>(null);
  const place = useRef<Place>({ host: 'home' });
  if (threadId === null) place.current = { host: 'home' };
  // Until the conversation is here the add-on stays where it was.
  else if (shownMessage !== null) place.current = { host: 'message', messageId: shownMessage, threadId };
  // A phone has no card but those of an open mail.
  const cardOpen = person.hasAddOn && side.open && (!phone || place.current.host === 'message');
  const covered = phone && cardOpen;
  const [openedByKey, setOpenedByKey] = useState(false);
  const rail = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (cardOpen || document.activeElement !== document.body) return;
    (rail.current ?? document.getElementById('add-on-strip'))?.focus({ preventScroll: true });
  }, [cardOpen]);
  useEffect(() => {
    if (phone && threadId === null) side.show(false);
  }, [phone, threadId]);

  const openDraft = (draftId: string): void => {
    setComposing({ kind: 'draft', draftId });
  };
  const writeToAll = (): void =>
    void send<ReadyMail>('POST', 'recipients/everyone')
      .then((mail) => {
        setComposing({ kind: 'ready', mail });
      })
      .catch((error: unknown) => {
        sayBad(wordsOf(error));
      });
  const bar = <ProgramsBar person={person} now={desk.now} phone={phoneSwitch} onWriteToAll={writeToAll} />;
  const main = (
    <div class="mail-main" inert={covered}>
      {!phone && bar}
      {threadId !== null ? (
        <ThreadPage
          key={threadId}
          person={person}
          labels={rows}
          label={label}
          threadId={threadId}
          phone={phone}
          strip={
            phone && person.hasAddOn
              ? {
                  addOn: desk.addOn,
                  onOpen: () => {
                    side.show(true);
                  },
                }
              : null
          }
          onShown={setShownMessage}
          onReply={(messageId) => {
            setComposing({ kind: 'reply', messageId });
          }}
          onDraft={openDraft}
        />
      ) : label === 'DRAFT' ? (
        <DraftList email={person.email} now={desk.now} onOpen={openDraft} />
      ) : (
        <ThreadList email={person.email} labels={rows} label={label} now={desk.now} />
      )}
    </div>
  );
  const inbox = (
    <>
      {(!phone || threadId === null) && (
        <LabelList
          email={person.email}
          labels={rows}
          current={label}
          onCompose={() => {
            setComposing({ kind: 'new' });
          }}
        />
      )}
      {main}
      {cardOpen && (
        <CardPanel
          desk={desk}
          email={person.email}
          place={phone ? { ...place.current, platform: 'ANDROID' } : place.current}
          onOpenDraft={openDraft}
          focus={phone || openedByKey}
          onClose={() => {
            side.show(false);
          }}
        />
      )}
      {person.hasAddOn && !phone && (
        <div class="rail">
          <button
            type="button"
            class="rail-button"
            ref={rail}
            aria-label={desk.addOn.name}
            title={desk.addOn.name}
            aria-pressed={side.open}
            onClick={(event) => {
              setOpenedByKey(isByKey(event));
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
          phone={phone}
          onDraft={composing.setDraft}
          onOpenDraft={openDraft}
          onCard={() => {
            side.show(false);
          }}
          onClose={() => {
            setComposing(null);
            document.getElementById('place')?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );

  if (!phone) return <div class={`mail${side.open ? ' mail-with-panel' : ''}`}>{inbox}</div>;
  return (
    <div class="mail-on-phone">
      {bar}
      <div class="phone" role="group" aria-label="Gmail on a phone">
        {inbox}
      </div>
    </div>
  );
}
