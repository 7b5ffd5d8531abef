import type { Installation } from '../ports';
import { config } from './config';
import { ask, fetchBytes } from './http';
import { PROOF_ANSWER_KEY, PROOF_QUESTION_KEY } from './keys';
import { createLedger } from './ledger/layout';
import { PIXEL } from './pixel';
import { reviewStore } from './reviewStore';
import { ensureTimer } from './timer';

/** Recipients a day that tell a Workspace account from a consumer one. @see https://developers.google.com/apps-script/guides/services/quotas */
const CONSUMER_DAILY_RECIPIENTS = 100;

const properties = (): GoogleAppsScript.Properties.Properties => PropertiesService.getScriptProperties();

/** For the person at the keyboard; a Sheet they make shows times in `timeZone`, an IANA name. */
export const installationIn = (timeZone: string): Installation => ({
  ...installation,
  createLedger: (owner) => createLedger(owner, { timeZone }),
});

export const installation: Installation = {
  config: () => config.read(),
  keep: (value) => {
    config.keep(value);
  },
  expectProof: (nonce, at) => {
    properties().setProperties({ [PROOF_QUESTION_KEY]: `${nonce} ${at}`, [PROOF_ANSWER_KEY]: '' });
  },
  expectedProof: () => {
    const [nonce = '', at = ''] = (properties().getProperty(PROOF_QUESTION_KEY) ?? '').split(' ');
    return nonce === '' ? null : { nonce, at: Number(at) };
  },
  writeProof: (nonce) => {
    properties().setProperty(
      PROOF_ANSWER_KEY,
      `${nonce} ${Session.getEffectiveUser().getEmail().toLowerCase()}`,
    );
  },
  proof: (nonce) => {
    const [answered, owner = ''] = (properties().getProperty(PROOF_ANSWER_KEY) ?? '').split(' ');
    // Asked and answered: from now on the question is nobody's to answer.
    for (const key of [PROOF_QUESTION_KEY, PROOF_ANSWER_KEY]) properties().deleteProperty(key);
    return answered === nonce && owner !== '' ? owner : null;
  },
  callWebApp: (base, text) => {
    ask(base, text);
  },
  createLedger: (owner) => createLedger(owner),
  ownerKind: () => (MailApp.getRemainingDailyQuota() > CONSUMER_DAILY_RECIPIENTS ? 'workspace' : 'consumer'),
  testPixel: (base) => {
    const bytes = fetchBytes(`${base}?t=self-test`);
    const came = Array.from(bytes ?? [], (byte) => String.fromCharCode(byte)).join('');
    return came === PIXEL ? 'unharmed' : came.startsWith(PIXEL.slice(0, 4)) ? 'changed' : 'absent';
  },
  ensureTimer: (ownerKind) => {
    const timerMinutes = ensureTimer(ownerKind === 'workspace' ? 1 : 5, reviewStore.read().timerMinutes);
    reviewStore.write({ timerMinutes });
    return timerMinutes;
  },
};
