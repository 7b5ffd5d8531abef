import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHomepage, press } from '../../../emulator/cards/addOnHost';
import type { AddOnAnswer, Place } from '../../../emulator/cards/addOnAnswer';
import type { World } from '../../../emulator/contracts';
import { createWorld } from '../../../emulator/world/World';
import { ADA, BEN, CY } from '../gmail/aMailServer';

const scope = (name: string): string => `https://www.googleapis.com/auth/gmail.${name}`;
const MODIFY = [scope('modify')];
const NARROW = [
  scope('addons.current.action.compose'),
  scope('addons.current.message.readonly'),
  scope('addons.current.message.metadata'),
];

const ANSWER = `
  const answer = (draft) => CardService.newComposeActionResponseBuilder().setGmailDraft(draft).build();
`;

interface Tried {
  readonly world: World;
  /** Ben's mail in Ada's inbox. */
  readonly message: { readonly id: string; readonly threadId: string };
  readonly beside: (host: 'home' | 'message') => Place;
  readonly compose: (place: Place, composes: 'REPLY_AS_DRAFT' | 'STANDALONE_DRAFT') => AddOnAnswer;
}

/** A world whose add-on runs `act(e)` when Ada presses, with Ben's mail in her inbox. */
function withAct<T>(
  body: string,
  work: (tried: Tried) => T,
  { oauthScopes = MODIFY, kind = true }: { oauthScopes?: readonly string[]; kind?: boolean } = {},
): T {
  const dist = mkdtempSync(join(tmpdir(), 'emulated-drafts-'));
  try {
    const manifest = {
      timeZone: 'Etc/UTC',
      runtimeVersion: 'V8',
      dependencies: {
        enabledAdvancedServices: [{ userSymbol: 'Gmail', serviceId: 'gmail', version: 'v1' }],
      },
      oauthScopes,
      addOns: {
        common: {
          name: 'Probe',
          logoUrl: 'https://x.example/a.png',
          homepageTrigger: { runFunction: 'card' },
        },
        gmail: { contextualTriggers: [{ unconditional: {}, onTriggerFunction: 'card' }] },
      },
    };
    writeFileSync(join(dist, 'appsscript.json'), JSON.stringify(manifest));
    writeFileSync(
      join(dist, 'Code.js'),
      `${ANSWER} function act(e) { ${body} }
       function card(e) {
         const action = CardService.newAction().setFunctionName('act');
         const type = CardService.ComposedEmailType.STANDALONE_DRAFT;
         return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(
           CardService.newTextButton().setText('Write').setComposeAction(action, type))).build();
       }`,
    );
    const world = createWorld({ dist, accounts: [ADA, BEN, CY], deployer: ADA.email });
    world.switches.messageIdsAreTheApis = kind;
    world.mail.dispatch({
      from: BEN,
      to: [ADA.email, CY.email],
      subject: 'Grüße',
      text: 'Hello',
      keepCopy: false,
    });
    const [thread] = world.mail.mailbox(ADA.email).threads('INBOX');
    const message = thread?.messages[0] ?? never();
    const beside = (host: 'home' | 'message'): Place =>
      host === 'home' ? { host } : { host, messageId: message.id, threadId: message.threadId };
    return work({
      world,
      message,
      beside,
      compose: (place, composes) =>
        press(world, ADA.email, { action: { function: 'act' }, formInputs: {}, place, composes }),
    });
  } finally {
    rmSync(dist, { recursive: true });
  }
}

const opened = ({ world }: Tried, answer: AddOnAnswer) => {
  if (answer.kind !== 'open-draft') throw new Error(JSON.stringify(answer));
  return world.mail.mailbox(ADA.email).draft(answer.draftId);
};

// https://developers.google.com/workspace/add-ons/gmail/compose
describe('an action that begins a draft', () => {
  it('is on the card under its kind of draft', () => {
    const [card] = withAct('', ({ world }) => {
      const answer = openHomepage(world, ADA.email);
      return answer.kind === 'cards' ? answer.cards : [];
    });
    expect(card?.sections?.[0]?.widgets[0]).toEqual({
      buttonList: {
        buttons: [
          {
            text: 'Write',
            onClick: {
              composeAction: { action: { function: 'act' }, composedEmailType: 'STANDALONE_DRAFT' },
            },
          },
        ],
      },
    });
  });

  it('has Gmail open it, with recipients, subject and HTML', () => {
    const draft = withAct(
      `return answer(GmailApp.createDraft('Ben <${BEN.email}>, ${CY.email}', 'Offer ✓', '', {
         htmlBody: '<p>Dear <b>Ben</b></p>', bcc: '${ADA.email}' }));`,
      (tried) => opened(tried, tried.compose(tried.beside('home'), 'STANDALONE_DRAFT')),
    );
    expect(draft).toMatchObject({
      to: `Ben <${BEN.email}>, ${CY.email}`,
      bcc: ADA.email,
      subject: 'Offer ✓',
      html: '<p>Dear <b>Ben</b></p>',
    });
    expect(draft).not.toHaveProperty('inReplyTo');
  });

  it('may take a draft that the Gmail API made', () => {
    const draft = withAct(
      `const raw = Utilities.base64EncodeWebSafe('To: ${BEN.email}\\r\\nSubject: Hi\\r\\n\\r\\nHello');
       const { id } = Gmail.Users.Drafts.create({ message: { raw } }, 'me');
       return answer(GmailApp.getDraft(id));`,
      (tried) => opened(tried, tried.compose(tried.beside('home'), 'STANDALONE_DRAFT')),
    );
    expect(draft).toMatchObject({ to: BEN.email, subject: 'Hi' });
  });

  it.each([true, false])('answers the open mail in its conversation, ids as the API has them: %s', (kind) => {
    withAct(
      `return answer(GmailApp.getMessageById(e.gmail.messageId).createDraftReply('Thanks'));`,
      (tried) => {
        const draft = opened(tried, tried.compose(tried.beside('message'), 'REPLY_AS_DRAFT'));
        expect(draft).toMatchObject({
          subject: 'Re: Grüße',
          to: `${BEN.name} <${BEN.email}>`,
          inReplyTo: tried.message.id,
        });
      },
      { kind },
    );
  });

  it('answers everybody but oneself, with a text of its own', () => {
    withAct(
      `return answer(GmailApp.getMessageById(e.gmail.messageId).createDraftReplyAll('Thanks', { htmlBody: '<i>x</i>' }));`,
      (tried) => {
        const draft = opened(tried, tried.compose(tried.beside('message'), 'REPLY_AS_DRAFT'));
        expect(draft).toMatchObject({ to: `${BEN.name} <${BEN.email}>, ${CY.email}`, html: '<i>x</i>' });
      },
    );
  });

  it.each([
    [`return answer(GmailApp.createDraft('', '', ''));`, 'REPLY_AS_DRAFT', 'answers no mail'],
    [
      `return answer(GmailApp.getMessageById(e.gmail.messageId).createDraftReply(''));`,
      'STANDALONE_DRAFT',
      'answers a mail',
    ],
    [
      `return CardService.newActionResponseBuilder().build();`,
      'STANDALONE_DRAFT',
      'has a type that cannot be used by the add-ons platform',
    ],
    [
      `return answer(GmailApp.getDraft(Gmail.Users.Drafts.list('me').drafts[0].id));`,
      'STANDALONE_DRAFT',
      'TypeError',
    ],
    [`return answer(Gmail.Users.Drafts);`, 'STANDALONE_DRAFT', "don't match the method signature"],
    [`return CardService.newComposeActionResponseBuilder().build();`, 'STANDALONE_DRAFT', 'is required'],
  ] as const)('refuses what is no such draft: %s', (body, composes, words) => {
    const answer = withAct(body, ({ compose, beside }) => compose(beside('message'), composes));
    expect(answer).toMatchObject({ kind: 'failed', message: expect.stringContaining(words) as string });
  });

  it('is not the answer of any other action', () => {
    const answer = withAct(`return answer(GmailApp.createDraft('', '', ''));`, ({ world, beside }) =>
      press(world, ADA.email, { action: { function: 'act' }, formInputs: {}, place: beside('home') }),
    );
    expect(answer).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('Value: ComposeActionResponse') as string,
    });
  });
});

describe('GmailApp', () => {
  const failing = (body: string, oauthScopes: readonly string[], host: 'home' | 'message' = 'message') =>
    withAct(body, ({ compose, beside }) => compose(beside(host), 'STANDALONE_DRAFT'), { oauthScopes });
  const CREATE = `return answer(GmailApp.createDraft('', 'x', ''));`;

  // https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/create
  it.each([['https://mail.google.com/'], [scope('modify')], [scope('compose')]])(
    'begins drafts with %s',
    (one) => {
      expect(failing(CREATE, [one], 'home')).toMatchObject({ kind: 'open-draft' });
    },
  );

  it.each([[scope('readonly')], [scope('send')], [scope('labels')]])('begins none with %s', (one) => {
    expect(failing(CREATE, [one])).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(
        /^Exception: Specified permissions are not sufficient to call GmailApp\.createDraft\. Required/,
      ) as string,
    });
  });

  // https://developers.google.com/workspace/add-ons/concepts/workspace-scopes
  it('wants the token of the open mail where the scopes are narrow', () => {
    const token = 'GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken);';
    expect(failing(CREATE, NARROW)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('setCurrentMessageAccessToken') as string,
    });
    expect(failing(token + CREATE, NARROW)).toMatchObject({ kind: 'open-draft' });
    expect(failing(token + CREATE, NARROW, 'home')).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('TypeError') as string,
    });
  });

  it('opens no other mail with that token', () => {
    const answer = withAct(
      `GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken + '0');
       return GmailApp.getMessageById(e.gmail.messageId);`,
      ({ compose, beside }) => compose(beside('message'), 'REPLY_AS_DRAFT'),
      { oauthScopes: NARROW },
    );
    expect(answer).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('Exception: Invalid argument: id') as string,
    });
  });

  it.each([
    [`GmailApp.createDraft('nobody', 'x', '')`, 'Invalid email: nobody'],
    [`GmailApp.createDraft('', 'x'.repeat(251), '')`, 'Argument too large: subject'],
    [`GmailApp.createDraft('', 'x', 'y'.repeat(300000))`, 'Limit Exceeded: Email Body Size.'],
    [`GmailApp.createDraft('', 'x')`, "don't match the method signature for GmailApp.createDraft"],
    [`GmailApp.createDraft('', 'x', '', { attachments: [] })`, 'option "attachments" is not emulated'],
    [`GmailApp.getDraft('r1')`, 'Invalid argument: draftId'],
    [`GmailApp.getMessageById('1a0000000000dead')`, 'Invalid argument: id'],
    [`GmailApp.createDraft('', 'x', '').send()`, 'GmailDraft.send is not emulated'],
  ])('refuses %s', (call, words) => {
    const attempt = () => JSON.stringify(failing(`${call};`, MODIFY));
    let said: string;
    try {
      said = attempt();
    } catch (error) {
      said = String(error);
    }
    expect(said.replace(/\\"/g, '"')).toContain(words);
  });
});

const never = (): never => {
  throw new Error('Ben wrote to Ada.');
};
