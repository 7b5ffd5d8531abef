import { differs, emulated, throws, type Line } from './Line';
import {
  CONTENT,
  DEPLOYMENTS,
  QUOTAS,
  reference,
  RESTRICTIONS,
  TANAIKE,
  TEMPLATES,
  TROUBLESHOOTING,
  WEB,
} from './sources';

/** The web app as its visitors meet it. */
export const WEB_LINES: readonly Line[] = [
  emulated('addresses: `/macros/s/…/exec`, `/a/macros/DOMAIN/s/…/exec`, `/dev` for the owner only', {
    source: WEB,
    where: ['web/exec.ts', 'world/Deployments.ts'],
    proof: [
      ['web/exec.test.ts', 'is found under the address of a domain, too'],
      [
        'world/Deployments.test.ts',
        'is hidden at /dev from strangers',
        'has a /dev address only where Google is kind',
      ],
    ],
    switches: ['devUnderEveryDeployment'],
  }),
  emulated('the event: its members, absent ones left out, `contentLength` −1 for a GET', {
    source: `${WEB}#request_parameters`,
    where: ['web/event.ts'],
    proof: [['web/exec.test.ts', 'gives doGet the documented event', 'hands over the body as it came']],
    switches: ['emptyQueryString'],
  }),
  emulated('the parameter names `c` and `sid` → 405, in a query as in a form', {
    source: WEB,
    where: ['web/event.ts', 'web/exec.ts'],
    proof: [
      [
        'web/exec.test.ts',
        'refuses the parameters that Google keeps for itself',
        'refuses a reserved name in a form',
      ],
    ],
  }),
  emulated('a path behind `/exec`: strangers are asked to sign in', {
    source: TANAIKE,
    where: ['web/exec.ts'],
    proof: [['web/exec.test.ts', 'asks a stranger to sign in when there is a path behind it']],
  }),
  emulated('an address over 2 kB perhaps never comes: 414', {
    source: QUOTAS,
    where: ['web/exec.ts', 'web/googlePages.ts'],
    proof: [['web/exec.test.ts', 'answers 414 to an address over 2 kB without running, or runs']],
    switches: ['longAddressesArrive'],
  }),
  emulated('text: 302 with its headers to an address that works once; GET 200, POST 405', {
    source: `${CONTENT}#redirects`,
    where: ['web/echo.ts'],
    proof: [
      [
        'web/echo.test.ts',
        'is a redirect that nobody may keep or frame',
        'is told once',
        'is not told to a POST',
      ],
    ],
    switches: ['echoWorksAgain'],
  }),
  differs(
    'content types of text; the exact words are known of JavaScript only',
    {
      source: reference('content/mime-type'),
      where: ['web/echo.ts', 'services/ContentService.ts'],
      proof: [
        [
          'web/echo.test.ts',
          'keeps every byte of the text, and says what it is',
          'loses the control characters that no text needs',
        ],
        ['services/ContentService.test.ts', 'has the nine types, and none for pictures'],
      ],
      switches: ['textKeepsControlCharacters'],
    },
    ['web/echo.ts', 'The exact words of a content type are known for JavaScript'],
    ['services/ContentService.ts', 'Which characters it refuses'],
  ),
  emulated('the function runs at the first request, whether or not the redirect is followed', {
    source: CONTENT,
    where: ['web/exec.ts', 'web/echo.ts'],
    proof: [['web/echo.test.ts', 'has run the script before anybody follows the redirect']],
  }),
  emulated('pages: banner, two frames on a second site, the documented sandbox', {
    source: RESTRICTIONS,
    where: ['web/frames.ts', 'web/servedPages.ts'],
    proof: [['web/servedPages.test.ts', 'comes at once, with the banner and a frame that may leave only']],
  }),
  differs(
    '`google.script.run`: top-level functions without `_` at the end, ten at a time',
    {
      source: 'https://developers.google.com/apps-script/guides/html/communication',
      where: ['web/googleScript.ts', 'web/servedPages.ts'],
      proof: [
        ['web/servedPages.test.ts', 'knows the top-level functions without an underscore at the end'],
        ['web/googleScript.test.ts', 'runs ten calls at a time and keeps the rest waiting'],
      ],
    },
    ['web/googleScript.ts', 'A form with a field for files'],
    ['web/servedPages.ts', 'What it makes of a forbidden return value'],
  ),
  emulated('what fails in a script is a page with status 200 and Google’s words', {
    source: TANAIKE,
    where: ['web/googlePages.ts', 'runtime/thrown.ts'],
    proof: [['web/exec.test.ts', '%s, on a page with status 200', 'refuses a promise']],
  }),
  differs(
    'Google’s own pages: sign-in, no access, not found',
    {
      source: TANAIKE,
      where: ['web/googlePages.ts'],
      proof: [['web/admission.test.ts', '%s for %s: %s']],
    },
    ['web/googlePages.ts', 'Always in English'],
    ['web/googlePages.ts', 'It leads to accounts.google.com'],
  ),
  emulated('HEAD → 403, OPTIONS, PUT and DELETE → 405; `Access-Control-Allow-Origin` on text only', {
    source: TANAIKE,
    where: ['web/exec.ts', 'web/echo.ts'],
    proof: [['web/exec.test.ts', '%s gets %d and runs nothing', 'access-control-allow-origin']],
  }),
  emulated('who may come in: unknown id and `MYSELF` → 404, `DOMAIN` and `ANYONE` for strangers → sign in', {
    source: 'https://developers.google.com/apps-script/manifest/web-app-api-executable',
    where: ['web/admission.ts'],
    proof: [
      ['web/admission.test.ts', '%s for %s: %s'],
      ['web/exec.test.ts', 'another deployment is a page that cannot be found'],
    ],
  }),
  emulated('who is told to whom: strangers never, colleagues perhaps', {
    source: reference('base/session#getActiveUser()'),
    where: ['web/admission.ts'],
    proof: [
      ['web/identities.test.ts', '%s: active/effective'],
      ['web/admission.test.ts', 'tells a colleague’s address only where Google is kind'],
    ],
    switches: ['colleaguesAreTold'],
  }),
  differs(
    'a token that is no good → 401',
    {
      source: TANAIKE,
      where: ['web/exec.ts', 'web/googlePages.ts'],
      proof: [['web/exec.test.ts', 'a token that is no good: 401, %s']],
    },
    ['web/googlePages.ts', 'No token is a good one here'],
  ),
  throws(
    'tokens for other APIs',
    reference('script/script-app#getOAuthToken()'),
    'ScriptApp.getOAuthToken()',
    'ScriptApp.getOAuthToken',
  ),
  throws(
    'tokens for Cloud Run',
    reference('script/script-app#getIdentityToken()'),
    'ScriptApp.getIdentityToken()',
    'ScriptApp.getIdentityToken',
  ),
  differs(
    'posted forms, and files among them',
    {
      source: WEB,
      where: ['web/event.ts', 'web/exec.ts'],
      proof: [
        [
          'web/exec.test.ts',
          'adds the fields of a form to the parameters',
          'says by name that a file upload is not emulated',
        ],
      ],
    },
    ['web/exec.ts', 'What it makes of such a post'],
  ),
  throws(
    'headers of an answer: there is no such method',
    reference('content/text-output'),
    "ContentService.createTextOutput('').setHeader('a', 'b')",
    'TextOutput.setHeader',
  ),
  throws(
    'pictures as an answer: there is no such type',
    reference('content/mime-type'),
    'ContentService.MimeType.GIF',
    'ContentService.MimeType.GIF',
  ),
  throws(
    'bytes as an answer: there is no such method',
    reference('content/content-service'),
    'ContentService.createBinaryOutput()',
    'ContentService.createBinaryOutput',
  ),
  emulated('`HtmlService.getUserAgent()` in doGet and doPost', {
    source: reference('html/html-service#getUserAgent()'),
    where: ['services/HtmlService.ts'],
    proof: [['services/HtmlService.test.ts', 'tells in %s, if the switch lets it']],
    switches: ['userAgentIsTold'],
  }),
  emulated('title, icon and meta tags of a page by method only; framing', {
    source: reference('html/html-output'),
    where: ['services/HtmlService.ts', 'web/frames.ts'],
    proof: [
      ['services/HtmlService.test.ts', 'takes no other meta tag'],
      ['web/servedPages.test.ts', 'may be framed elsewhere only if the script allows it'],
    ],
  }),
  throws(
    'templates from text',
    TEMPLATES,
    "HtmlService.createTemplate('<?= 1 ?>')",
    'HtmlService.createTemplate',
  ),
  throws(
    'templates from a file',
    TEMPLATES,
    "HtmlService.createTemplateFromFile('Page')",
    'HtmlService.createTemplateFromFile',
  ),
  throws(
    'templates from a blob',
    TEMPLATES,
    "HtmlService.createTemplate(Utilities.newBlob('x'))",
    'HtmlService.createTemplate',
  ),
  emulated(
    'a browser with several accounts is sent to `/u/1/`, where nothing is found, whoever comes there',
    {
      source: TROUBLESHOOTING,
      where: ['web/exec.ts'],
      proof: [
        [
          'web/severalAccounts.test.ts',
          'is sent to an address with /u/1/, where nothing can be opened',
          'has addresses that nobody can open, or that work where Google is kind',
        ],
      ],
      switches: ['severalAccountsWork'],
    },
  ),
  differs(
    'versions never change and are 200 at most; a deployment keeps its address and moves with a delay',
    {
      source: DEPLOYMENTS,
      where: ['world/Deployments.ts'],
      proof: [
        [
          'world/Deployments.test.ts',
          'keeps its address when it moves to another version',
          'keeps 200 versions and no more',
        ],
        ['world/Deployments.test.ts', 'serves its old version for a while, unless Google is kind'],
      ],
      switches: ['redeploysAtOnce'],
    },
    ['world/Deployments.ts', 'No part of the saved world'],
    ['world/Deployments.ts', 'Its words are not published'],
  ),
  differs(
    'a scope added to HEAD stops what is deployed',
    {
      source: 'https://github.com/googleworkspace/apps-script-oauth2/issues/535',
      where: ['world/Deployments.ts'],
      proof: [['world/Deployments.test.ts', 'stops what is deployed, unless Google is kind']],
      switches: ['headLeavesDeploymentsAlone'],
    },
    ['world/Deployments.ts', 'Whoever runs HEAD agrees'],
  ),
  differs(
    'two sites for a browser; scripts, mails and Sheets hold Google’s addresses',
    {
      source: RESTRICTIONS,
      where: ['web/localOrigins.ts', 'web/servers.ts', 'desk/localUrl.ts', 'desk/showMail.ts'],
      proof: [['web/servers.test.ts', 'keeps the two sites apart']],
    },
    ['web/localOrigins.ts', 'A browser reaches the web app on this machine'],
    ['desk/localUrl.ts', '`docs.google.com` and `mail.google.com` are places of the desk'],
    ['desk/showMail.ts', 'The browser that stands for a mail program'],
  ),
  emulated('the web app’s own address: `/exec` in a request, `/dev` elsewhere', {
    source: 'https://pablofelip.online',
    where: ['services/ScriptApp.ts'],
    proof: [['services/ScriptApp.test.ts', 'tells its address to requests, and the test address elsewhere']],
  }),
];
