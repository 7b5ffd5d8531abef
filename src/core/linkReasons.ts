/** What a link says or where it leads, when that is a reason not to put our page before it. */
import { parametersOf } from './query';

export type ContentReason =
  | 'address-shown' // the text is an address itself: readers are warned of links that lead elsewhere
  | 'unsubscribe' // nobody may make this harder
  | 'password'
  | 'sign-in'
  | 'one-time' // a second visit would find it used up
  | 'meeting'; // pressed in a hurry, often by a calendar

/**
 * The first reason there is, or null. Words are known in English, German, French, Spanish, Italian, Portuguese and
 * Dutch.
 */
export function offReasonOf(url: string, label: string): ContentReason | null {
  const words = plain(label);
  const address = plain(url.replace(/^[^:]*:\/\//, ''));
  const says = (known: RegExp): boolean => known.test(words);
  const leads = (known: RegExp): boolean => known.test(address);
  if (says(UNSUBSCRIBE) || leads(UNSUBSCRIBE_ADDRESS)) return 'unsubscribe';
  if (says(PASSWORD) || leads(PASSWORD_ADDRESS)) return 'password';
  if (says(SIGN_IN) || leads(SIGN_IN_ADDRESS)) return 'sign-in';
  if (leads(ONE_TIME_ADDRESS) || parametersOf(url).some(([name]) => SECRET.test(name))) return 'one-time';
  if (leads(MEETING_ADDRESS)) return 'meeting';
  return ADDRESS_SHOWN.test(label) ? 'address-shown' : null;
}

/** Small letters without accents. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

const UNSUBSCRIBE =
  /\bunsubscri|\bopt(?:ing)?[ -]?out\b|\babmelden\b|\babbestellen\b|\baustragen\b|\bdesabonn|\bdesinscri|\bdar(?:se|me)? de baja\b|\bcancelar (?:la |el |a |o )?(?:su(?:b)?scrip|inscri|subscri|assinatura)|\bannulla(?:re)? (?:l.)?iscrizione|\bdisiscri|\bcancell(?:ati|arsi|a iscrizione)|\bdescadastr|\bafmelden\b|\buitschrijven\b/;
const UNSUBSCRIBE_ADDRESS =
  /unsubscri|opt-?out|\babmelde|\babbestell|\bdesabonn|\bdesinscri|\bdisiscri|\bafmeld|\buitschrij|list-manage/;

const PASSWORD =
  /\bpasswor[dt]|\bpasscode|\bkennwort|\bmots? de passe\b|\bcontrasenas?\b|\bsenha\b|\bpalavra-passe\b|\bwachtwoord|\bparola d.ordine\b|\bparola chiave\b/;
const PASSWORD_ADDRESS =
  /passwor[dt]|passwd|passcode|kennwort|mot-de-passe|contrasena|\bsenha\b|wachtwoord|\breset\b/;

const SIGN_IN =
  /\b(?:sign|log)(?:ging|ing)?[ -]?in(?:to)?\b|\beinloggen\b|^(?:jetzt |hier )?anmelden$|\b(?:se |me |nous )?connecte[rz]\b|\bconnexion\b|\biniciar sesion\b|\bacced(?:i|er|ere)\b|\bfazer login\b|^entrar$|\binloggen\b|\baanmelden\b/;
const SIGN_IN_ADDRESS =
  /^(?:login|signin|sign-in|auth|accounts?|sso|idp?)\.|\/(?:log[-_]?in|sign[-_]?in|sso|oauth2?|saml2?|auth|anmelden|connexion|acceso|inloggen)(?:[/?#.]|$)/;

const ONE_TIME_ADDRESS =
  /\/(?:magic[-_]?link|one[-_]?time|otp|verify|verification|verif[iy][-_][a-z]+|activat(?:e|ion)|confirm(?:ation)?[-_](?:e?mail|account|registration))(?:[-_/?#.]|$)/;
const SECRET =
  /^(?:(?:[a-z]+[-_]?)?token|otp|magic|nonce|ticket|verif(?:y|ication)[-_]?(?:code|key)?|activation[-_]?(?:code|key)?|oobCode|login[-_]?code)$/i;

/** Of some services everything is a meeting, of others only what is under this path. */
const MEETING_ADDRESS =
  /^(?:meet\.google\.com\/|(?:[\w-]+\.)*zoom(?:gov)?\.(?:us|com)\/(?:j|s|w|my|wc|webinar|meeting)\/|teams\.(?:microsoft\.com\/(?:l\/meetup-join|meet)|live\.com\/meet)\/|(?:[\w-]+\.)*webex\.com\/|(?:meet|global)\.goto(?:meeting)?\.com\/|whereby\.com\/|meet\.jit\.si\/)/;

/** An address, or a name that may be one, alone or, where it is plainly one, among other words. */
const ADDRESS_SHOWN = /(?:^|[\s(<"'])(?:https?:\/\/|www\.)\S|^[^\s@/?#]+\.[^\s@/?#.\d]{2,}(?:[/?#:]\S*)?$/i;
