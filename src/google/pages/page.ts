import { escapeHtml } from '../../core/outsideText';
import { scriptValue } from './scriptValue';
import { PAGE_WORDS, type PageWord } from './words';

const STYLE = `
:root { color-scheme: light dark; --ink: #1f1f1f; --quiet: #5f6368; --paper: #fff; --accent: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e3e3; --quiet: #a8adb3; --paper: #1b1b1b; --accent: #a8c7fa; } }
* { box-sizing: border-box; }
html, body { margin: 0; min-height: 100%; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main, a.go { display: flex; flex-direction: column; justify-content: center; align-items: center; text-align: center;
  min-height: 100vh; padding: 24px; gap: 12px; overflow-wrap: anywhere; }
a.go { color: inherit; text-decoration: none; }
a.go:focus-visible { outline: 4px solid var(--accent); outline-offset: -8px; }
h1 { margin: 0; font-size: clamp(28px, 7vw, 48px); line-height: 1.15; font-weight: 600; }
.lead { font-size: 20px; }
.url { max-width: 60ch; color: var(--accent); }
.quiet { max-width: 60ch; margin: 0; color: var(--quiet); font-size: 14px; }
p { margin: 0; max-width: 60ch; }
`;

/** A text in the reader's language; `fill` stands for `{holder}`. */
export const word = (name: PageWord, fill = ''): string =>
  `<span data-word="${name}" data-fill="${escapeHtml(fill)}">${escapeHtml(PAGE_WORDS.en[name].replace('{holder}', fill))}</span>`;

const translation = (): string => `
var words = ${scriptValue(PAGE_WORDS)};
var language = (navigator.language || 'en').slice(0, 2).toLowerCase();
if (words[language]) {
  document.documentElement.lang = language;
  Array.prototype.forEach.call(document.querySelectorAll('[data-word]'), function (span) {
    span.textContent = words[language][span.getAttribute('data-word')].replace('{holder}', span.getAttribute('data-fill'));
  });
}`;

/** A whole page. It needs no script to be read: script only translates it and does what `script` says. */
export const page = (body: string, script = ''): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><base target="_top"><style>${STYLE}</style></head>` +
  `<body>${body}<script>(function () {${translation()}${script}})();</script></body></html>`;
