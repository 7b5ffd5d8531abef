/** Pages that many lines rest on. */
const APPS_SCRIPT = 'https://developers.google.com/apps-script';
const WORKSPACE = 'https://developers.google.com/workspace';

export const WEB = `${APPS_SCRIPT}/guides/web`;
export const CONTENT = `${APPS_SCRIPT}/guides/content`;
export const RESTRICTIONS = `${APPS_SCRIPT}/guides/html/restrictions`;
export const TEMPLATES = `${APPS_SCRIPT}/guides/html/templates`;
export const V8 = `${APPS_SCRIPT}/guides/v8-runtime`;
export const QUOTAS = `${APPS_SCRIPT}/guides/services/quotas`;
export const DEPLOYMENTS = `${APPS_SCRIPT}/concepts/deployments`;
export const SCOPES = `${APPS_SCRIPT}/concepts/scopes`;
export const TRIGGERS = `${APPS_SCRIPT}/guides/triggers/installable`;
export const TROUBLESHOOTING = `${APPS_SCRIPT}/guides/support/troubleshooting`;
export const MANIFEST = `${APPS_SCRIPT}/manifest`;
export const reference = (page: string): string => `${APPS_SCRIPT}/reference/${page}`;

export const SHEETS_LIMITS = `${WORKSPACE}/sheets/api/limits`;
export const sheetsGuide = (page: string): string => `${WORKSPACE}/sheets/api/${page}`;
export const gmailGuide = (page: string): string => `${WORKSPACE}/gmail/api/${page}`;
export const addOns = (page: string): string => `${WORKSPACE}/add-ons/${page}`;

/** Status codes, headers and words of web apps, seen by their author. */
export const TANAIKE = 'https://github.com/tanaikech/taking-advantage-of-Web-Apps-with-google-apps-script';
/** Compared, test by test, with the original. */
export const GAS_FAKES = 'https://github.com/brucemcpherson/gas-fakes';
/** Runs of the Gmail API with the raw answers. */
export const JEV = 'https://github.com/kellystuard/jev-gmail-classifier';
