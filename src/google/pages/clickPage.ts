import { escapeHtml } from '../../core/outsideText';
import { scriptValue } from './scriptValue';
import { page, word } from './page';

export interface ClickPageView {
  readonly destination: string;
  readonly host: string;
  /** Proof that this page was made for one hit; null when none could be made: then nothing is reported. */
  readonly ticket: string | null;
  /** The web app, for the report. */
  readonly base: string;
  /** The account that holds the data. */
  readonly holder: string;
}

/**
 * Tells two things: that the page ran, and that the link was pressed. Each goes by two ways, of which one is enough:
 * the beacon survives leaving the page, `google.script.run` survives a blocker of beacons.
 */
const reporting = (ticket: string, base: string): string => `
var ticket = ${scriptValue(ticket)};
var touch = navigator.maxTouchPoints > 1;
var device = /iPad/.test(navigator.userAgent) || (touch && /Macintosh/.test(navigator.userAgent)) ? 'tablet'
  : /Mobi/.test(navigator.userAgent) ? 'mobile'
  : /Android/.test(navigator.userAgent) ? 'tablet' : 'desktop';
function report(pressed) {
  var text = JSON.stringify({ ticket: ticket, pressed: pressed, device: device, driven: navigator.webdriver === true });
  try { navigator.sendBeacon(${scriptValue(base)}, text); } catch (error) { /* the other way remains */ }
  try { google.script.run.withFailureHandler(function () {}).reportClick(text); } catch (error) { /* the reader goes on */ }
}
report(false);
go.addEventListener('click', function () { report(true); });`;

/** Browsers focus nothing in a frame of another site by themselves, but let its script do so. */
const FOCUS = `
var go = document.getElementById('go');
setTimeout(function () { window.focus(); go.focus(); }, 0);
document.addEventListener('keydown', function (event) {
  if (event.key === 'Enter' && document.activeElement !== go) go.click();
});`;

/**
 * The page between a wrapped link and its destination: one link as large as the page. Apps Script allows no automatic
 * redirect, since its pages run in a frame that may lead away only when a person presses something.
 * @see https://developers.google.com/apps-script/guides/html/restrictions
 */
export function clickPage({ destination, host, ticket, base, holder }: ClickPageView): string {
  const body =
    `<a class="go" id="go" href="${escapeHtml(destination)}" target="_top" rel="noreferrer noopener">` +
    `<span class="lead">${word('continue')}</span><h1>${escapeHtml(host)}</h1>` +
    `<span class="url">${escapeHtml(destination)}</span><p class="quiet">${word('how')}</p>` +
    `<p class="quiet">${word('why')} ${word('holder', holder)}</p></a>`;
  return page(body, FOCUS + (ticket === null ? '' : reporting(ticket, base)));
}
