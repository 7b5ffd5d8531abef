/**
 * The web app: whatever strangers send ends here. Nothing in this file throws to Google, whose error page would be
 * shown to a recipient.
 */
import { answerQuery } from '../flows/answerQuery';
import { receiveHit, type Reply } from '../flows/receiveHit';
import { receiveReport } from '../flows/receiveReport';
import { proveOwnership } from '../flows/setUp';
import { hmac, randomBytes } from './crypto';
import { openDoorstep } from './doorstep';
import { installation } from './installation';
import { journal } from './journal';
import { now } from './now';
import { clickPage } from './pages/clickPage';
import { informationPage, nothingHerePage, uncheckedPage } from './pages/plainPages';
import { pixelOutput } from './pixel';
import { queryPorts, settleBeforeAnswer, settleIfLate } from './settling';

type Output = GoogleAppsScript.HTML.HtmlOutput | GoogleAppsScript.Content.TextOutput;

/**
 * What Google hands over, but pages can call the same functions with anything at all.
 * @see https://developers.google.com/apps-script/guides/web#request_parameters
 */
export interface WebAppEvent {
  readonly parameters?: unknown;
  readonly postData?: { readonly contents?: unknown } | null;
}

/** A pixel, or a page. */
export function answerGet(event?: WebAppEvent | null): Output {
  const door = openDoorstep();
  const reply = receiveHit(
    { parameters: parametersIn(event?.parameters), userAgent: userAgent() },
    { now, hmac, random: randomBytes, doorstep: door.doorstep, journal },
  );
  // Never for a click: there a person waits.
  if (reply.kind === 'pixel') settleIfLate(door.lastBeat());
  return output(reply);
}

/** A report of the click page, a sender's question, or set-up asking whose web app this is. */
export function answerPost(event?: WebAppEvent | null): Output {
  const contents = event?.postData?.contents;
  const text = typeof contents === 'string' ? contents : '';
  const body = fieldsOf(text);
  const { whoami } = body;
  // Should that fail, set-up sees that the proof is missing, and says so.
  if (typeof whoami === 'string') {
    orElse(undefined, () => {
      proveOwnership(whoami, { now, installation });
    });
  } else if ('ticket' in body) takeReport(text);
  else if ('mac' in body) return answered(text);
  return ContentService.createTextOutput('');
}

function answered(question: string): Output {
  settleBeforeAnswer();
  return ContentService.createTextOutput(
    orElse('', () => {
      const ports = queryPorts();
      return ports === null ? '' : answerQuery(question, ports);
    }),
  );
}

/** What `work` answers, or something else when it throws: then the log has it. */
function orElse<T>(otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    console.error(String(error));
    return otherwise;
  }
}

/** What the click page says through `google.script.run`; the same words as its beacon. */
export function takeReport(report?: unknown): void {
  if (typeof report === 'string')
    receiveReport(report, { now, hmac, doorstep: openDoorstep().doorstep, journal });
}

/** The parameters that are lists of texts, as Google makes them. */
function parametersIn(given: unknown): Readonly<Record<string, readonly string[]>> {
  const isList = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((each) => typeof each === 'string');
  return typeof given === 'object' && given !== null
    ? Object.fromEntries(
        Object.entries(given).flatMap(([name, value]: [string, unknown]): [string, string[]][] =>
          isList(value) ? [[name, value]] : [],
        ),
      )
    : {};
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Null is normal. @see https://developers.google.com/apps-script/reference/html/html-service#getUserAgent() */
function userAgent(): string | null {
  try {
    return HtmlService.getUserAgent();
  } catch {
    return null;
  }
}

function output(reply: Reply): Output {
  switch (reply.kind) {
    case 'pixel':
      return pixelOutput();
    case 'click-page':
      return html(reply.host, clickPage(reply));
    case 'unchecked-page':
      return html('Doublecheck', uncheckedPage(reply.destination));
    case 'information':
      return html('Doublecheck', informationPage(reply.holder));
    case 'nothing-here':
      return html('Doublecheck', nothingHerePage());
  }
}

const html = (title: string, content: string): GoogleAppsScript.HTML.HtmlOutput =>
  HtmlService.createHtmlOutput(content)
    .setTitle(title)
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
