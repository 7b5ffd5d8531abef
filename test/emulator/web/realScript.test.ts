import { openHomepage, press } from '../../../emulator/cards/addOnHost';
import type { NetResponse } from '../../../emulator/contracts';
import { cardService } from '../../../emulator/services/CardService';
import { contentService } from '../../../emulator/services/ContentService';
import { htmlService } from '../../../emulator/services/HtmlService';
import { urlFetchApp } from '../../../emulator/services/UrlFetchApp';
import { webAppOf } from '../../../emulator/web/exec';
import { createNetwork } from '../../../emulator/web/network';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { ADA, call, scriptWorld } from '../world/scriptWorld';

const CODE = `
  function doGet(e) {
    switch (e.parameter.show) {
      case 'event': return ContentService.createTextOutput(JSON.stringify(e)).setMimeType(ContentService.MimeType.JSON);
      case 'page': return HtmlService.createHtmlOutput('<p>hi').setTitle('Hi').addMetaTag('viewport', 'width=1');
      case 'agent': return ContentService.createTextOutput(String(HtmlService.getUserAgent()));
      case 'file': return HtmlService.createHtmlOutputFromFile('Missing');
      case 'type': return ContentService.createTextOutput('').setMimeType('GIF');
      case 'lists': return ContentService.createTextOutput(String(e.parameters.show instanceof Array));
      case 'self': return ContentService.createTextOutput(own('?show=agent'));
      case 'none': return;
      case 'json': return { a: 1 };
      default: return HtmlService.createTemplate('x');
    }
  }
  function own(query) {
    return UrlFetchApp.fetch('https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec' + query).getContentText();
  }
  function bytes() {
    const content = UrlFetchApp.fetch('https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec?show=agent').getContent();
    return content instanceof Array && content.every((byte) => typeof byte === 'number');
  }
  function refused() {
    try { UrlFetchApp.fetch('https://elsewhere.example/'); } catch (error) { return error instanceof Error && String(error); }
  }
  function hidden_() { return 'secret'; }
  var addOn = {
    home: function () {
      const go = CardService.newAction().setFunctionName('addOn.go').setParameters({ id: '7' });
      const button = CardService.newTextButton().setText('Go').setOnClickAction(go)
        .setTextButtonStyle(CardService.TextButtonStyle.FILLED);
      return CardService.newCardBuilder()
        .setHeader(CardService.newCardHeader().setTitle('Home'))
        .addSection(CardService.newCardSection().addWidget(CardService.newButtonSet().addButton(button)))
        .build();
    },
    go: function (e) {
      return CardService.newActionResponseBuilder()
        .setNotification(CardService.newNotification().setText('id ' + e.commonEventObject.parameters.id))
        .build();
    },
    wrong: function () { return CardService.newTextParagraph().setText(5); },
    missing: function () { return CardService.newKeyValue(); },
  };`;

const world = (home = 'addOn.home'): EmulatedWorld =>
  scriptWorld(CODE, {
    manifest: {
      urlFetchWhitelist: ['https://script.google.com/', 'https://script.googleusercontent.com/'],
      addOns: {
        common: { name: 'A', logoUrl: 'https://x.example/a.png', homepageTrigger: { runFunction: home } },
      },
    },
    services: Object.entries({
      CardService: cardService,
      ContentService: contentService,
      HtmlService: htmlService,
      UrlFetchApp: urlFetchApp,
    }).map(([name, create]) => ({ name, serviceId: null, create })),
    network: createNetwork,
  });

const show = (what: string, here = world()): NetResponse => {
  const url = `https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec?show=${what}`;
  const answer = webAppOf(here).script(
    { url, method: 'GET', headers: { 'user-agent': 'Lynx' } },
    { signedInAs: null },
  );
  const { location } = answer.headers;
  return location === undefined
    ? answer
    : webAppOf(here).userContent({ url: location, method: 'GET', headers: {} });
};

const text = (what: string): string => show(what).body.toString();

describe('a script behind the web app', () => {
  it('gets the event as objects of its own', () => {
    expect(JSON.parse(text('event'))).toMatchObject({ parameter: { show: 'event' }, contentLength: -1 });
    expect(text('lists')).toBe('true');
  });

  it('answers pages', () => {
    expect(text('page')).toContain('<title>Hi</title>');
  });

  it('is told the visitor’s program', () => {
    expect(text('agent')).toBe('Lynx');
  });

  it('may visit itself meanwhile, as a program', () => {
    expect(text('self')).toContain('Google-Apps-Script');
  });

  it('fails in Google’s words', () => {
    expect(text('none')).toContain('did not return anything');
    expect(text('json')).toContain('not a supported return type');
    expect(text('file')).toContain('Exception: No HTML file named Missing was found.');
    expect(text('type')).toContain('The parameters (String) don&#39;t match the method signature');
    expect(text('template')).toContain('HtmlService.createTemplate is not emulated');
  });

  it('is seen by its pages without what is private, or a method', () => {
    const here = world();
    const panelUrl = /src="([^"]*)"/.exec(show('page', here).body.toString())?.[1] ?? '';
    const panel = webAppOf(here).userContent({ url: panelUrl, method: 'GET', headers: {} }).body.toString();
    expect(/googleScript\((\[[^\]]*\])/.exec(panel)?.[1]).toBe('["doGet","own","bytes","refused"]');
  });
});

describe('a script that fetches', () => {
  it('gets bytes and errors of its own realm', () => {
    expect(call(world(), 'bytes')).toBe(true);
    expect(call(world(), 'refused')).toBe(
      'Exception: Request to https://elsewhere.example/ failed because the URL has not been whitelisted in the script manifest.',
    );
  });
});

describe('a script that is an add-on', () => {
  it('shows a card and answers what is pressed on it', () => {
    const here = world();
    const opened = openHomepage(here, ADA);
    const onClick = { action: { function: 'addOn.go', parameters: [{ key: 'id', value: '7' }] } };
    expect(opened).toEqual({
      kind: 'cards',
      cards: [
        {
          header: { title: 'Home' },
          sections: [{ widgets: [{ buttonList: { buttons: [{ text: 'Go', type: 'FILLED', onClick }] } }] }],
        },
      ],
    });
    const answer = press(here, ADA, { action: onClick.action, formInputs: {}, place: { host: 'home' } });
    expect(answer).toMatchObject({ kind: 'response', notification: 'id 7' });
  });

  it('is told what it did wrong', () => {
    expect(openHomepage(world('addOn.wrong'), ADA)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining(
        "Exception: The parameters (number) don't match the method signature for CardService.TextParagraph.setText.",
      ) as string,
    });
    expect(openHomepage(world('addOn.missing'), ADA)).toMatchObject({
      message: expect.stringContaining('CardService.newKeyValue is not emulated.') as string,
    });
  });
});
