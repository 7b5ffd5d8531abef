import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Place } from '../../../cards/addOnAnswer';
import type { OnClickJson, OpenLinkJson } from '../../../cards/cardJson';
import type { DeskState } from '../../wire';
import { AddOnLogo, Icon } from '../Icon';
import { CardView } from './CardView';
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
export function CardPanel(props: {
  readonly desk: DeskState;
  readonly email: string;
  readonly place: Place;
  readonly onDraftUpdate?: (update: DraftUpdate) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { desk, email, place } = props;
  const phone = place.platform === 'ANDROID';
  const { name, logoUrl } = desk.addOn;
  const hrefOf = (url: string): string => localUrl(url, email, desk.origins);
  const openLink = (link: OpenLinkJson): void => {
    opened(hrefOf(link.url), phone ? { url: link.url } : link, () => {
      panel.reload();
    });
  };
  const panel = useAddOn(email, place, {
    openLink,
    draftUpdate: (update) => props.onDraftUpdate?.(update),
  });
  const open = (onClick: OnClickJson): void => {
    if ('openLink' in onClick) openLink(onClick.openLink);
  };
  const { notification } = panel;
  useEffect(() => {
    if (notification === null) return undefined;
    const timer = setTimeout(panel.closeNotification, NOTIFICATION_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [notification]);

  const top = panel.stack[panel.stack.length - 1];
  return (
    <aside class="panel" aria-label={name} aria-busy={panel.busy}>
      <header class="panel-head">
        {phone || panel.stack.length > 1 ? (
          <button
            type="button"
            class="icon-button"
            aria-label="Back"
            title="Back"
            onClick={panel.stack.length > 1 ? panel.back : props.onClose}
          >
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
          onClick={panel.reload}
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
      <div class="panel-card">
        {panel.failed !== null && <Failed name={name} message={panel.failed} onReload={panel.reload} />}
        {top !== undefined && panel.failed === null && (
          <CardView key={top.id} card={top.card} hrefOf={hrefOf} onAction={panel.press} onOpen={open} />
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

/**
 * Opens a link beside the desk; with `onClose: RELOAD` the card is asked for again when it was closed. Only a full
 * window and nothing on closing are there on all platforms, so that is all there is on the phone.
 *
 * @see https://developers.google.com/apps-script/reference/card-service/open-as
 */
function opened(url: string, link: OpenLinkJson, reload: () => void): void {
  const features = link.openAs === 'OVERLAY' ? 'popup,width=640,height=700' : '';
  const tab = window.open(url, '_blank', features);
  if (link.onClose !== 'RELOAD' || tab === null) return;
  const watch = setInterval(() => {
    if (!tab.closed) return;
    clearInterval(watch);
    reload();
  }, 500);
}
