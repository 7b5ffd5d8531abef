import type { HtmlPage } from '../services/HtmlService';
import { escapeHtml, scriptValue } from './answer';
import { GOOGLE_SCRIPT } from './googleScript';

/** Of each script and user Google makes another host; here there is one. */
export const PANEL_ORIGIN = 'https://n-emulated-0lu-script.googleusercontent.com';

/**
 * What a page may do in its frame, for stand-alone scripts; scripts bound to a document lack the last keyword.
 * @see https://developers.google.com/apps-script/guides/html/restrictions
 */
const SANDBOX = [
  'allow-same-origin',
  'allow-forms',
  'allow-scripts',
  'allow-popups',
  'allow-downloads',
  'allow-modals',
  'allow-popups-to-escape-sandbox',
  'allow-top-navigation-by-user-activation',
].join(' ');

const BANNER = 'This application was created by a Google Apps Script user';

/** The page at `/exec`: the banner, and a frame of another site that holds the script's page. */
export function outerPage(
  page: HtmlPage,
  panelUrl: string,
  { seesBanner }: { readonly seesBanner: boolean },
): string {
  const tags = page.metaTags.map(
    ({ name, content }) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`,
  );
  const icon =
    page.faviconUrl === null ? '' : `<link rel="shortcut icon" href="${escapeHtml(page.faviconUrl)}">`;
  const banner = seesBanner ? `<tr><td><div id="warning" class="warning-bar">${BANNER}</div></td></tr>` : '';
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${escapeHtml(page.title ?? '')}</title>${tags.join('')}${icon}
<style>html,body{margin:0;height:100%;overflow:hidden}#warning-bar-table{width:100%;height:100%;border-collapse:collapse}td{padding:0}
.warning-bar{background:#f1f3f4;color:#3c4043;font:13px/2.6 Roboto,Arial,sans-serif;padding:0 16px}
.frame{height:100%}#sandboxFrame{display:block;border:0;width:100%;height:100%}</style></head>
<body><table id="warning-bar-table">${banner}<tr><td class="frame"><iframe id="sandboxFrame" sandbox="${SANDBOX}" src="${escapeHtml(panelUrl)}"></iframe></td></tr></table></body></html>`;
}

/**
 * The frame's own page: it makes `google.script`, then writes the script's page into a frame within. Whatever that
 * page says about title, icon or viewport stays in there and has no effect.
 */
export const panelPage = (page: HtmlPage, functions: readonly string[], callbackUrl: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><style>html,body{margin:0;height:100%}#userHtmlFrame{display:block;border:0;width:100%;height:100%}</style></head>
<body><iframe id="userHtmlFrame"></iframe><script>(function () {
${GOOGLE_SCRIPT}
var frame = document.getElementById('userHtmlFrame').contentWindow;
frame.document.open();
frame.google = { script: googleScript(${scriptValue(functions)}, ${scriptValue(callbackUrl)}) };
frame.document.write(${scriptValue(page.html)});
frame.document.close();
})();</script></body></html>`;
