import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../../../cards/addOnAnswer';
import type { OnClickJson, OpenLinkJson } from '../../../cards/cardJson';
import type { DeskState } from '../../wire';
import { AddOnLogo, Icon } from '../Icon';
import { CardChoice } from './CardChoice';
import { CardView } from './CardView';
import { opened } from './opened';
import { localUrl } from '../../localUrl';
import { PanelMenu } from './PanelMenu';
import { useAddOn, type DraftUpdate } from './useAddOn';

/** How long Gmail's own line at the bottom of the panel stays. */
const NOTIFICATION_MS = 6_000;

/**
 * Gmail's side panel for the add-on; on a phone, a screen of its own with an arrow back.
 *
 * @see https://developers.google.com/workspace/add-ons/guides/using-addons
 */
export function CardPanel({
  place: outside,
  ...props
}: {
  readonly desk: DeskState;
  readonly email: string;
  readonly place: Place;
  readonly onDraftUpdate?: (update: DraftUpdate) => void;
  /** The add-on began a draft. */
  readonly onOpenDraft: (draftId: string) => void;
  /** Whoever opened it goes on in it at once: they have no mouse, or it covers all else. */
  readonly focus: boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const { desk, email } = props;
  const phone = outside.platform === 'ANDROID';
  // From the first card beside a mail an arrow leads to those beside the inbox, until another mail is opened.
  const mail = outside.host === 'message' ? outside.messageId : null;
  const [leftMail, setLeftMail] = useState<string | null>(null);
  const place: Place = mail !== null && leftMail === mail ? { host: 'home' } : outside;
  const { name, logoUrl } = desk.addOn;
  const hrefOf = (url: string): string => localUrl(url, email, desk.origins);
  const openLink = (link: OpenLinkJson): void => {
    opened(hrefOf(link.url), phone ? { url: link.url } : link, () => {
      panel.reload();
    });
  };
  const panel = useAddOn(email, place, {
    openLink,
    openDraft: props.onOpenDraft,
    draftUpdate: (update) => props.onDraftUpdate?.(update),
  });
  const open = (onClick: OnClickJson): void => {
    if ('openLink' in onClick) openLink(onClick.openLink);
  };
  const { notification, stack } = panel;
  const top = stack[stack.length - 1];
  const card = useRef<HTMLDivElement>(null);
  // What was pressed may be gone with its card; who goes by keyboard goes on at the new one.
  const takesFocus = useRef<'no' | 'if lost' | 'yes'>(props.focus ? 'yes' : 'no');
  useEffect(() => {
    card.current?.scrollTo({ top: 0 });
    const wanted = takesFocus.current;
    if (wanted === 'no' || panel.busy) return;
    takesFocus.current = 'no';
    if (wanted === 'yes' || document.activeElement === document.body)
      card.current?.focus({ preventScroll: true });
  }, [top?.id, panel.busy]);
  const byHand =
    (act: () => void): (() => void) =>
    () => {
      takesFocus.current = 'if lost';
      act();
    };
  const back =
    stack.length > 1
      ? byHand(panel.back)
      : phone
        ? props.onClose
        : place.host === 'message'
          ? byHand(() => {
              setLeftMail(mail);
            })
          : null;
  useEffect(() => {
    if (notification === null) return undefined;
    const timer = setTimeout(panel.closeNotification, NOTIFICATION_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [notification]);

  return (
    <aside class="panel" aria-label={name} aria-busy={panel.busy}>
      <header class="panel-head">
        {back !== null ? (
          <button type="button" class="icon-button" aria-label="Back" title="Back" onClick={back}>
            <Icon name="arrow_back" />
          </button>
        ) : (
          <span class="panel-logo">
            <AddOnLogo name={name} logoUrl={logoUrl} />
          </span>
        )}
        <h2>{name}</h2>
        <PanelMenu labels={desk.addOn.universalActions} onChoose={panel.choose} />
        <button
          type="button"
          class="icon-button"
          aria-label="Reload card"
          title="Reload card"
          onClick={byHand(panel.reload)}
        >
          <Icon name="refresh" size={18} />
        </button>
        {!phone && (
          <button
            type="button"
            class="icon-button"
            aria-label={`Close ${name}`}
            title={`Close ${name}`}
            onClick={props.onClose}
          >
            <Icon name="close" size={18} />
          </button>
        )}
      </header>
      {panel.busy && <progress class="panel-progress" aria-label="The add-on is working" />}
      <div
        class="panel-card"
        ref={card}
        tabIndex={-1}
        role="group"
        aria-label={top?.card.header?.title ?? name}
      >
        {panel.failed !== null && (
          <Failed name={name} message={panel.failed} onReload={byHand(panel.reload)} />
        )}
        {top !== undefined && panel.failed === null && (
          <>
            {top.choices === undefined ? (
              <CardView
                key={top.id}
                card={top.card}
                hrefOf={hrefOf}
                onAction={(...action) => {
                  takesFocus.current = 'if lost';
                  return panel.press(...action);
                }}
                onOpen={open}
              />
            ) : (
              <CardChoice
                cards={top.choices}
                onChoose={(chosen) => {
                  takesFocus.current = 'if lost';
                  panel.push(chosen);
                }}
              />
            )}
          </>
        )}
      </div>
      <div role="status" class="panel-status">
        {notification !== null && <p class="panel-notification">{notification}</p>}
      </div>
    </aside>
  );
}

/** What Gmail shows in place of a card when the script threw. */
function Failed(props: {
  readonly name: string;
  readonly message: string;
  readonly onReload: () => void;
}): JSX.Element {
  return (
    <div class="panel-failed" role="alert">
      <h3>{props.name} ran into an error</h3>
      <p>{props.message}</p>
      <p class="hint">The run and its calls are listed under Executions.</p>
      <button type="button" class="card-button card-button-outlined" onClick={props.onReload}>
        Try again
      </button>
    </div>
  );
}
