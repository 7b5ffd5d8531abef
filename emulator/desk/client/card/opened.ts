import type { OpenLinkJson } from '../../../cards/cardJson';

/**
 * Opens a link beside the desk; with `onClose: RELOAD` the card is asked for again when it was closed. Only a full
 * window and nothing on closing are there on all platforms, so that is all there is on the phone.
 *
 * @see https://developers.google.com/apps-script/reference/card-service/open-as
 */
export function opened(url: string, link: OpenLinkJson, reload: () => void): void {
  const features = link.openAs === 'OVERLAY' ? 'popup,width=640,height=700' : '';
  const tab = window.open(url, '_blank', features);
  if (link.onClose !== 'RELOAD' || tab === null) return;
  const watch = setInterval(() => {
    if (!tab.closed) return;
    clearInterval(watch);
    reload();
  }, 500);
}
