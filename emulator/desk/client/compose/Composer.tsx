import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskState, MailInWork, Person, ReadyMail } from '../../wire';
import { CardPanel } from '../card/CardPanel';
import { MoreMenu, type MoreItem } from '../card/MoreMenu';
import type { DraftUpdate } from '../card/useAddOn';
import { Icon } from '../Icon';
import type { ComposeStart } from '../mail/composing';
import { send, wordsOf } from '../remote';
import { say, sayBad } from '../toast';
import { addressesIn } from './addresses';
import { BodyEditor } from './BodyEditor';
import { ComposerBar } from './ComposerBar';
import type { Editing } from './Editing';
import { FileChips } from './FileChips';
import { Gone } from './Gone';
import { Recipients } from './Recipients';
import { useDraft } from './useDraft';
import { useFiles } from './useFiles';

/**
 * Gmail's compose window, with the add-on's card beside it when asked for. On a phone it fills the screen, and the card
 * is opened from the menu at its top.
 *
 * @see https://developers.google.com/workspace/add-ons/guides/using-addons
 */
export function Composer(props: {
  readonly desk: DeskState;
  readonly person: Person;
  readonly start: ComposeStart;
  readonly phone: boolean;
  readonly onDraft: (draftId: string) => void;
  /** The add-on began another one. */
  readonly onOpenDraft: (draftId: string) => void;
  /** The add-on's card opened here. */
  readonly onCard: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { desk, person, start, phone, onClose } = props;
  const draft = useDraft(person.email, start, props.onDraft);
  const editing = useRef<Editing | null>(null);
  const [fields, setFields] = useState<MailInWork | null>(null);
  // What a card answers may come after more was typed: changes start from here, not from what was last drawn.
  const latest = useRef<MailInWork | null>(null);
  const [cardOpen, setCardOpen] = useState(false);
  const [openedByKey, setOpenedByKey] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    latest.current = draft.first;
    setFields(draft.first);
  }, [draft.first]);

  useEffect(() => {
    if (!cardOpen && document.activeElement === document.body) editing.current?.focus();
  }, [cardOpen]);

  const files = useFiles({
    email: person.email,
    editing,
    mail: () => latest.current,
    onChange: (next) => {
      change(next);
    },
    onSay: setSaid,
  });

  if (draft.problem !== null) return <Gone words={draft.problem} onClose={onClose} />;
  if (draft.first === null || fields === null) return <section class="composer" aria-busy="true" />;

  const change = (next: Partial<Omit<MailInWork, 'html'>> = {}): void => {
    const changed = { ...(latest.current ?? fields), ...next, html: editing.current?.html() ?? fields.html };
    latest.current = changed;
    setFields(changed);
    draft.change(changed);
  };
  const orSay = (work: () => Promise<void>) => () =>
    void work().catch((error: unknown) => {
      sayBad(wordsOf(error));
    });
  const sendIt = orSay(async () => {
    await files.done();
    await draft.send();
    say('Message sent.');
    onClose();
  });
  const discard = orSay(async () => {
    await draft.discard();
    say('Draft discarded.');
    onClose();
  });
  const close = orSay(async () => {
    await files.done();
    await draft.keep();
    onClose();
  });
  /** The draft as it is goes to a reader of each program. */
  const sendToAll = orSay(async () => {
    await files.done();
    const { to } = await send<ReadyMail>('POST', 'recipients/everyone');
    change({ to, cc: '', bcc: '' });
    await draft.send();
    say('Sent to a reader of each program. Let time pass, and see what they do.');
    onClose();
  });
  const takeUpdate = (update: DraftUpdate): void => {
    update.updates.forEach((one) => editing.current?.insert(one));
    const { to, cc, bcc, subject } = update;
    change({
      ...(to === undefined ? {} : { to: to.join(', ') }),
      ...(cc === undefined ? {} : { cc: cc.join(', ') }),
      ...(bcc === undefined ? {} : { bcc: bcc.join(', ') }),
      ...(subject === undefined ? {} : { subject }),
    });
    setSaid(`${desk.addOn.name} changed this mail.`);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      sendIt();
    }
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };

  const title = start.kind === 'reply' ? 'Reply' : fields.subject || 'New message';
  const addOn = person.hasAddOn && desk.addOn.composeText !== null ? desk.addOn : null;
  const toggleCard = (byKey: boolean): void => {
    setOpenedByKey(byKey);
    if (!cardOpen) props.onCard();
    setCardOpen(!cardOpen);
  };
  const more: readonly MoreItem[] = [{ text: 'Send to a reader of each program', act: sendToAll }];
  const onPhone: readonly MoreItem[] = [
    ...(addOn === null
      ? []
      : [
          {
            text: addOn.composeText ?? addOn.name,
            act: () => {
              toggleCard(true);
            },
          },
        ]),
    { text: 'Discard', act: discard },
    ...more,
  ];
  const closeButton = (
    <button
      type="button"
      class="icon-button"
      aria-label="Save and close"
      title="Save and close"
      onClick={close}
    >
      <Icon name={phone ? 'arrow_back' : 'close'} size={18} />
    </button>
  );
  return (
    <section class={`composer${cardOpen ? ' composer-with-card' : ''}`} role="dialog" aria-label={title}>
      <div class="composer-mail" onKeyDown={keys} inert={phone && cardOpen}>
        <header class="composer-head">
          {phone && closeButton}
          <h2>{title}</h2>
          {phone ? <MoreMenu label="More options" items={onPhone} /> : closeButton}
        </header>
        <Recipients fields={fields} people={desk.people} onChange={change} focus={start.kind === 'new'} />
        <BodyEditor
          first={draft.first.html}
          editing={editing}
          pictureUrl={draft.pictureUrl}
          onChange={() => {
            change();
          }}
          focus={start.kind !== 'new'}
        />
        <FileChips
          files={fields.attachments}
          onRemove={files.remove}
          onEmpty={() => {
            editing.current?.focus();
          }}
        />
        <ComposerBar
          editing={editing}
          files={files}
          addOn={phone ? null : addOn}
          more={phone ? [] : more}
          cardOpen={cardOpen}
          state={draft.state}
          said={said}
          onCard={toggleCard}
          onChange={() => {
            change();
          }}
          onSend={sendIt}
          onDiscard={discard}
        />
      </div>
      {cardOpen && (
        <CardPanel
          desk={desk}
          email={person.email}
          place={{
            host: 'compose',
            to: addressesIn(fields.to),
            cc: addressesIn(fields.cc),
            bcc: addressesIn(fields.bcc),
            ...(draft.threadId === null ? {} : { threadId: draft.threadId }),
            ...(phone ? { platform: 'ANDROID' as const } : {}),
          }}
          onDraftUpdate={takeUpdate}
          onOpenDraft={props.onOpenDraft}
          focus={openedByKey}
          onClose={() => {
            setCardOpen(false);
          }}
        />
      )}
    </section>
  );
}
