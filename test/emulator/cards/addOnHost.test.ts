import {
  chooseUniversalAction,
  openComposeCard,
  openHomepage,
  openMessageCard,
  press,
} from '../../../emulator/cards/addOnHost';
import type { AddOnAnswer, Place, Press } from '../../../emulator/cards/addOnAnswer';
import type { Widget } from '../../../emulator/cards/widget';
import type { Manifest } from '../../../emulator/contracts';
import { aCard, cards } from '../../support/cards';
import {
  anAccount,
  MANIFEST,
  OWNER,
  scriptedWorld,
  type Script,
  type ScriptedWorld,
} from '../../support/scriptedWorld';

const ADD_ON: Manifest = {
  ...MANIFEST,
  oauthScopes: ['https://www.googleapis.com/auth/script.locale'],
  addOns: {
    common: {
      name: 'Probe',
      logoUrl: 'https://x.example/logo.png',
      useLocaleFromApp: true,
      homepageTrigger: { runFunction: 'probe.home' },
      universalActions: [
        { label: 'Help', openLink: 'https://help.example/' },
        { label: 'All', runFunction: 'all' },
      ],
      openLinkUrlPrefixes: ['https://help.example/'],
    },
    gmail: {
      contextualTriggers: [{ onTriggerFunction: 'message' }],
      composeTrigger: {
        selectActions: [{ text: 'Probe it', runFunction: 'compose' }],
        draftAccess: 'METADATA',
      },
    },
  },
};

const plain = {
  home: { host: 'home' },
  message: { host: 'message', messageId: 'm1', threadId: 't1' },
} as const;
const compose: Place = { host: 'compose', to: ['ben@x.example'], cc: [], bcc: [], threadId: 't1' };

const withAddOn = (functions: NonNullable<Script['functions']>, manifest = ADD_ON): ScriptedWorld =>
  scriptedWorld({ functions, manifest });

const hello = () => aCard(cards.newTextParagraph().setText('hello')).build();
const helloJson = { sections: [{ widgets: [{ textParagraph: { text: 'hello' } }] }] };

const eventOf = (world: ScriptedWorld): unknown => world.runs.at(-1)?.arguments[0];

describe('opening the add-on', () => {
  it('beside the inbox shows the homepage, run as the person at the keyboard', () => {
    const world = withAddOn({ 'probe.home': hello });
    expect(openHomepage(world, OWNER)).toEqual({ kind: 'cards', cards: [helloJson] });
    expect(world.runs).toMatchObject([
      { kind: 'card', function: 'probe.home', activeUser: OWNER, effectiveUser: OWNER },
    ]);
    expect(eventOf(world)).toEqual({
      hostApp: 'gmail',
      clientPlatform: 'web',
      commonEventObject: {
        hostApp: 'GMAIL',
        platform: 'WEB',
        userLocale: 'en-GB',
        timeZone: { id: 'Europe/Berlin', offset: 3_600_000 },
      },
    });
  });

  // https://developers.google.com/workspace/add-ons/guides/workspace-restrictions
  it('on a phone knows no homepage, and tells the platform with an open mail', () => {
    const world = withAddOn({ 'probe.home': hello, 'probe.message': hello });
    expect(openHomepage(world, OWNER, 'ANDROID')).toMatchObject({ kind: 'failed' });
    expect(world.runs).toEqual([]);
    openMessageCard(world, OWNER, { messageId: 'm1', threadId: 't1', platform: 'ANDROID' });
    expect(eventOf(world)).toMatchObject({
      clientPlatform: 'android',
      commonEventObject: { platform: 'ANDROID' },
      gmail: { messageId: 'm1' },
    });
  });

  it('tells the language only if manifest and scopes allow it', () => {
    const world = withAddOn({ 'probe.home': hello }, { ...ADD_ON, oauthScopes: [] });
    openHomepage(world, OWNER);
    expect(eventOf(world)).toMatchObject({ commonEventObject: { hostApp: 'GMAIL', platform: 'WEB' } });
    expect(eventOf(world)).not.toHaveProperty('commonEventObject.userLocale');
  });

  it.each([
    ['America/St_Johns', -12_600_000],
    ['Etc/UTC', 0],
  ])('knows how far %s is from UTC', (timeZone, offset) => {
    const world = scriptedWorld({
      functions: { 'probe.home': hello },
      manifest: ADD_ON,
      accounts: [anAccount({ timeZone })],
    });
    openHomepage(world, OWNER);
    expect(eventOf(world)).toHaveProperty('commonEventObject.timeZone', { id: timeZone, offset });
  });

  it('beside a message tells which one', () => {
    const world = withAddOn({ message: () => [hello(), hello()] });
    const answer = openMessageCard(world, OWNER, { messageId: 'm1', threadId: 't1' });
    expect(answer).toEqual({ kind: 'cards', cards: [helloJson, helloJson] });
    expect(eventOf(world)).toMatchObject({
      gmail: { messageId: 'm1', threadId: 't1', accessToken: 'emulated-access-token:m1' },
      messageMetadata: { messageId: 'm1', accessToken: 'emulated-access-token:m1' },
    });
  });

  it('beside a message tells its id as the API has it, or as Gmail has', () => {
    const told = (messageIdsAreTheApis: boolean): unknown => {
      const world = withAddOn({ message: () => hello() });
      world.switches.messageIdsAreTheApis = messageIdsAreTheApis;
      openMessageCard(world, OWNER, { messageId: '18f0000000000001', threadId: 't1' });
      return eventOf(world);
    };
    expect(told(true)).toHaveProperty('gmail.messageId', '18f0000000000001');
    expect(told(false)).toHaveProperty('messageMetadata.messageId', 'msg-f:1796936251320827905');
  });

  it('beside a draft tells its recipients, and leaves out empty lists', () => {
    const world = withAddOn({ compose: hello });
    openComposeCard(world, OWNER, { to: ['ben@x.example'], cc: [], bcc: ['eve@x.example'] });
    expect(eventOf(world)).toMatchObject({
      gmail: { toRecipients: ['ben@x.example'], bccRecipients: ['eve@x.example'] },
    });
    expect(eventOf(world)).not.toHaveProperty('gmail.ccRecipients');
    expect(eventOf(world)).not.toHaveProperty('gmail.threadId');
  });

  it('beside a draft tells no recipients without that access', () => {
    const { composeTrigger } = ADD_ON.addOns?.gmail ?? {};
    const gmail = { composeTrigger: { selectActions: composeTrigger?.selectActions ?? [] } };
    const addOns = { ...ADD_ON.addOns, common: ADD_ON.addOns?.common ?? never(), gmail };
    const world = withAddOn({ compose: hello }, { ...ADD_ON, addOns });
    openComposeCard(world, OWNER, { to: ['ben@x.example'], cc: [], bcc: [], threadId: 't1' });
    expect(eventOf(world)).toMatchObject({ gmail: { threadId: 't1' } });
    expect(eventOf(world)).not.toHaveProperty('gmail.toRecipients');
  });

  it('says what the add-on does not have', () => {
    const world = scriptedWorld();
    const answers = [
      openHomepage(world, OWNER),
      openMessageCard(world, OWNER, { messageId: 'm1', threadId: 't1' }),
      openComposeCard(world, OWNER, { to: [], cc: [], bcc: [] }),
    ];
    expect(answers.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed']);
  });

  it('says what was thrown', () => {
    const world = withAddOn({
      'probe.home': () => {
        throw new Error('no');
      },
    });
    expect(openHomepage(world, OWNER)).toEqual({ kind: 'failed', message: 'Error: no' });
  });

  it.each([
    ['a builder that was not built', () => aCard(), 'Value: CardBuilder'],
    ['nothing', () => undefined, 'Value: undefined'],
    ['JSON', () => ({ a: 1 }), 'Value: Object with values: {"a":1}'],
    ['an answer for an action', () => cards.newActionResponseBuilder().build(), 'Value: ActionResponse'],
    ['a list with something else', () => [hello(), 'text'], 'cannot be used by the add-ons platform'],
  ])('refuses %s', (_what, home, words) => {
    const answer = openHomepage(withAddOn({ 'probe.home': home }), OWNER);
    expect(answer).toMatchObject({ kind: 'failed', message: expect.stringContaining(words) as string });
  });
});

describe('pressing', () => {
  const pressing = (
    answer: () => unknown,
    { place = plain.home, formInputs = {}, ...rest }: Partial<Press> = {},
  ): { readonly answer: AddOnAnswer; readonly event: unknown } => {
    const world = withAddOn({ act: answer });
    const given = press(world, OWNER, { action: { function: 'act' }, place, formInputs, ...rest });
    return { answer: given, event: eventOf(world) };
  };
  const nothing = () => cards.newActionResponseBuilder().build();

  it('tells parameters and what was filled in, in both forms', () => {
    const { event } = pressing(nothing, {
      place: plain.message,
      action: { function: 'act', parameters: [{ key: 'id', value: '7' }] },
      formInputs: { url: ['https://x.example/'], days: ['1', '2'], empty: [''], off: [] },
    });
    expect(event).toMatchObject({
      commonEventObject: {
        parameters: { id: '7' },
        formInputs: {
          url: { stringInputs: { value: ['https://x.example/'] } },
          days: { stringInputs: { value: ['1', '2'] } },
        },
      },
      gmail: { messageId: 'm1' },
      parameters: { id: '7' },
      formInput: { url: 'https://x.example/', days: '1' },
      formInputs: { url: ['https://x.example/'], days: ['1', '2'] },
    });
    expect(event).not.toHaveProperty('formInput.empty');
    expect(event).not.toHaveProperty('commonEventObject.formInputs.off');
  });

  it('leaves out what there is nothing of', () => {
    const { event } = pressing(nothing);
    expect(event).not.toHaveProperty('commonEventObject.parameters');
    expect(event).not.toHaveProperty('commonEventObject.formInputs');
    expect(event).not.toHaveProperty('gmail');
  });

  it('moves through the cards, in the order given', () => {
    const navigation = cards
      .newNavigation()
      .popToRoot()
      .popCard()
      .popToNamedCard('first')
      .updateCard(hello())
      .pushCard(hello());
    const { answer } = pressing(() =>
      cards
        .newActionResponseBuilder()
        .setNavigation(navigation)
        .setNotification(cards.newNotification().setText('done'))
        .setOpenLink(cards.newOpenLink().setUrl('https://help.example/1'))
        .setStateChanged(true)
        .build(),
    );
    expect(answer).toEqual({
      kind: 'response',
      navigations: [
        { popToRoot: true },
        { popCard: true },
        { popToCard: 'first' },
        { updateCard: helloJson },
        { pushCard: helloJson },
      ],
      notification: 'done',
      openLink: { url: 'https://help.example/1' },
      stateChanged: true,
    });
  });

  it('may answer nothing in particular', () => {
    expect(pressing(nothing).answer).toEqual({
      kind: 'response',
      navigations: [],
      notification: null,
      openLink: null,
      stateChanged: false,
    });
  });

  const edit = () =>
    cards
      .newUpdateDraftActionResponseBuilder()
      .setUpdateDraftBodyAction(
        cards
          .newUpdateDraftBodyAction()
          .addUpdateContent('<img>', 'MUTABLE_HTML')
          .addUpdateContent('text', 'TEXT')
          .setUpdateType('INSERT_AT_START'),
      )
      .setUpdateDraftSubjectAction(cards.newUpdateDraftSubjectAction().addUpdateSubject('S'))
      .setUpdateDraftToRecipientsAction(
        cards.newUpdateDraftToRecipientsAction().addUpdateToRecipients(['a@x.example']),
      )
      .setUpdateDraftCcRecipientsAction(
        cards.newUpdateDraftCcRecipientsAction().addUpdateCcRecipients(['b@x.example']),
      )
      .setUpdateDraftBccRecipientsAction(cards.newUpdateDraftBccRecipientsAction().addUpdateBccRecipients([]))
      .build();

  it('edits the draft that is open', () => {
    expect(pressing(edit, { place: compose }).answer).toEqual({
      kind: 'draft-update',
      updates: [
        { html: '<img>', contentType: 'MUTABLE_HTML', where: 'start' },
        { text: 'text', contentType: 'TEXT', where: 'start' },
      ],
      subject: 'S',
      to: ['a@x.example'],
      cc: ['b@x.example'],
      bcc: [],
    });
  });

  it('puts things at the cursor unless told otherwise', () => {
    const body = cards.newUpdateDraftBodyAction().addUpdateContent('a', 'TEXT');
    const { answer } = pressing(
      () => cards.newUpdateDraftActionResponseBuilder().setUpdateDraftBodyAction(body).build(),
      { place: compose },
    );
    expect(answer).toMatchObject({ updates: [{ where: 'cursor' }] });
  });

  it('edits no draft where there is none', () => {
    expect(pressing(edit, { place: plain.message }).answer).toMatchObject({ kind: 'failed' });
  });

  it.each([
    ['a card', hello],
    ['a builder', () => cards.newActionResponseBuilder()],
    ['nothing', () => null],
  ])('refuses %s in words', (_what, answer) => {
    expect(pressing(answer).answer).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(
        /^The value returned from Apps Script has a type that cannot be used/,
      ) as string,
    });
  });

  it('says what was thrown', () => {
    const { answer } = pressing(() => {
      throw new Error('no');
    });
    expect(answer).toEqual({ kind: 'failed', message: 'Error: no' });
  });
});

describe('the menu of the add-on', () => {
  it('opens a link, or shows cards', () => {
    const world = withAddOn({
      all: () => cards.newUniversalActionResponseBuilder().displayAddOnCards([hello()]).build(),
    });
    expect(chooseUniversalAction(world, OWNER, 0)).toMatchObject({
      openLink: { url: 'https://help.example/' },
    });
    expect(chooseUniversalAction(world, OWNER, 1)).toEqual({ kind: 'cards', cards: [helloJson] });
    expect(chooseUniversalAction(world, OWNER, 2)).toMatchObject({ kind: 'failed' });
  });

  it('refuses what is no answer for a menu', () => {
    expect(chooseUniversalAction(withAddOn({ all: hello }), OWNER, 1)).toMatchObject({ kind: 'failed' });
  });
});

describe('links in cards', () => {
  const shown = (widget: Widget): AddOnAnswer =>
    openHomepage(withAddOn({ 'probe.home': () => aCard(widget).build() }), OWNER);
  const linking = (url: string) =>
    cards.newTextButton().setText('Go').setOpenLink(cards.newOpenLink().setUrl(url));

  it.each(['https://help.example/a', 'https://docs.google.com/x', 'https://google.com'])(
    'may lead to %s',
    (url) => {
      expect(shown(linking(url)).kind).toBe('cards');
    },
  );

  it.each([
    'https://evil.example/',
    'https://help.example.evil.example/',
    'https://evilgoogle.com/',
    'javascript:0',
  ])('may not lead to %s', (url) => {
    expect(shown(linking(url))).toEqual({
      kind: 'failed',
      message: `URL (${url}) does not match any of the prefixes whitelisted for use in the add-on.`,
    });
  });

  it('are found in text, too', () => {
    const text = (url: string) => cards.newTextParagraph().setText(`see <a href="${url}">this</a>`);
    expect([shown(text('https://help.example/')).kind, shown(text('https://evil.example/')).kind]).toEqual([
      'cards',
      'failed',
    ]);
  });
});

const never = (): never => {
  throw new Error('The manifest above has an add-on.');
};
