import { differs, emulated, throws, type Line } from './Line';
import { addOns, reference, RESTRICTIONS } from './sources';

/** Cards, Gmail as their host, and the programs of those who receive mail. */
export const CARD_LINES: readonly Line[] = [
  differs(
    'cards as JSON under Google’s field names, checked as they are built',
    {
      source: 'https://developers.google.com/workspace/add-ons/reference/rpc/google.apps.card.v1',
      where: ['cards/cardJson.ts', 'cards/part.ts', 'cards/Card.ts'],
      proof: [
        [
          'cards/Card.test.ts',
          'has Google’s field names, and none that were not set',
          'loses the section that exceeds its widgets',
        ],
        [
          'cards/widgets.test.ts',
          'is refused without what it needs: %s',
          'are refused in Google’s words: %s',
        ],
      ],
    },
    ['cards/cardJson.ts', 'The public format has no name for a compose action'],
    ['cards/cardJson.ts', 'The public format has no name for an authorization action'],
    ['cards/part.ts', 'Its words for a missing field'],
    ['cards/clicks.ts', 'Its words for a second action'],
    ['cards/texts.ts', 'It may keep the last one instead'],
    ['cards/images.ts', 'It shows nothing in place of such a picture'],
    ['cards/inputs.ts', 'It asks for one selected item at most'],
    ['cards/layout.ts', 'What it does with a button of another style'],
    ['cards/Card.ts', 'It says that field names must be unique'],
  ),
  emulated('100 widgets a section, 30 seconds, strings only in parameters', {
    source: addOns('concepts/cards'),
    where: ['cards/limits.ts', 'cards/clicks.ts', 'services/limits.ts'],
    proof: [
      ['cards/Card.test.ts', 'takes so many widgets and no more'],
      ['services/Utilities.test.ts', 'a card after 30 seconds'],
    ],
  }),
  differs(
    'form inputs on the desk: text with suggestions, menus, check boxes, radio buttons, switches that share a name',
    {
      source: reference('card-service/selection-input'),
      where: ['cards/inputs.ts', 'cards/typing.ts', 'cards/fieldNames.ts', 'desk/client/card/formInputs.ts'],
      proof: [
        ['cards/Card.test.ts', 'has each field name once, but for switches'],
        [
          'desk/client/formInputs.test.ts',
          'begins with the card’s own values',
          'checks of selections only menus',
          'holds the values of all switches that share a name',
        ],
      ],
    },
    ['desk/client/card/Inputs.tsx', 'A multiselect menu is drawn as a list'],
  ),
  differs(
    'the stack of cards: forward, back, several at once, home kept while a mail is open',
    {
      source: addOns('how-tos/navigation'),
      where: ['desk/client/card/cardStack.ts', 'desk/client/card/useAddOn.ts'],
      proof: [
        [
          'desk/client/cardStack.test.ts',
          'goes back by one, to the root, to a card by name',
          'begins with a list where several cards come at once',
        ],
      ],
    },
    ['desk/client/card/useAddOn.ts', 'A card that asks to PEEK'],
  ),
  differs(
    'actions that begin a draft: GmailApp’s drafts, their scopes, the token of the open mail',
    {
      source: addOns('gmail/compose'),
      where: [
        'cards/addOnHost.ts',
        'services/GmailApp.ts',
        'services/MailAccess.ts',
        'services/draftWriting.ts',
        'runtime/scopes.ts',
      ],
      proof: [
        [
          'services/GmailApp.test.ts',
          'has Gmail open it, with recipients, subject and HTML',
          'may take a draft that the Gmail API made',
          'answers the open mail in its conversation',
          'refuses what is no such draft',
          'wants the token of the open mail where the scopes are narrow',
        ],
      ],
    },
    ['cards/addOnHost.ts', 'What it does with a draft of the other kind'],
    ['cards/accessToken.ts', 'It lasts for ever'],
    ['services/MailAccess.ts', 'Its words are not published'],
    ['services/GmailApp.ts', 'Its words for a draft that is not there'],
  ),
  throws(
    'suggestions fetched while somebody types',
    reference('card-service/text-input#setSuggestionsAction(Action)'),
    'CardService.newTextInput().setSuggestionsAction()',
    'TextInput.setSuggestionsAction',
  ),
  throws(
    'menus filled from elsewhere',
    reference('card-service/selection-input#setExternalDataSource(Action)'),
    'CardService.newSelectionInput().setExternalDataSource()',
    'SelectionInput.setExternalDataSource',
  ),
  throws(
    'asking for permission by an exception',
    reference('card-service/card-service#newAuthorizationException()'),
    'CardService.newAuthorizationException()',
    'CardService.newAuthorizationException',
  ),
  emulated('Gmail as host: events, navigation, notifications, draft updates, the menu', {
    source: addOns('concepts/event-objects'),
    where: ['cards/addOnHost.ts', 'cards/addOnEvent.ts', 'cards/draftUpdates.ts'],
    proof: [
      [
        'cards/addOnHost.test.ts',
        'beside a draft tells its recipients',
        'beside a message tells its id as the API has it, or as Gmail has',
        'moves through the cards, in the order given',
        'edits the draft that is open',
      ],
    ],
    switches: ['messageIdsAreTheApis'],
  }),
  emulated('links in cards lead only where the manifest says', {
    source: 'https://developers.google.com/apps-script/manifest/addons',
    where: ['cards/linkPrefixes.ts'],
    proof: [['cards/addOnHost.test.ts', "describe('links in cards'", 'are found in text, too']],
  }),
  throws(
    'grids',
    reference('card-service/card-service#newGrid()'),
    'CardService.newGrid()',
    'CardService.newGrid',
  ),
  throws(
    'date pickers',
    reference('card-service/card-service#newDatePicker()'),
    'CardService.newDatePicker()',
    'CardService.newDatePicker',
  ),
  throws(
    'key and value',
    reference('card-service/card-service#newKeyValue()'),
    'CardService.newKeyValue()',
    'CardService.newKeyValue',
  ),
  differs(
    'the add-on’s face on the desk',
    {
      source: 'https://developers.google.com/apps-script/manifest/addons',
      where: ['desk/client/Icon.tsx'],
      proof: [['desk/worldRoutes.test.ts', 'addOn']],
    },
    ['desk/client/Icon.tsx', 'Nothing is fetched'],
    ['desk/client/mail/AddOnStrip.tsx', 'The words above the row are ours'],
  ),
  differs(
    'Gmail’s image proxy: its name, redirects, keeping unless forbidden, failures kept or not',
    {
      source: 'https://www.wordtothewise.com/2014/03/gmail-image-caching-update/',
      where: ['clients/imageProxy.ts', 'clients/mailHtml.ts'],
      proof: [
        [
          'clients/imageProxy.test.ts',
          'asks under its own name, follows redirects',
          'asks again at each view when an answer forbids keeping',
          'by a proxy that remembers failures, where Google is not kind',
          'refuses a picture that is sent as text, where it goes by what is said',
        ],
      ],
      switches: ['proxyForgetsFailures', 'proxyShowsPicturesSentAsText'],
    },
    ['clients/imageProxy.ts', 'Kept pictures never grow old'],
    ['clients/mailHtml.ts', '`<style>` and classes are always taken out'],
  ),
  emulated(
    'recipients’ programs, each from its source: prefetch, privacy, desktop, proxies, HEAD probers, sweeps, sandboxes',
    {
      source: 'https://www.sparkpost.com/blog/gmail-prefetching-images/',
      where: ['clients/roster.ts', 'clients/Recipients.ts'],
      proof: [
        [
          'clients/recipients.test.ts',
          '%s asks for what its script says, when it says',
          'has words and a source',
        ],
      ],
    },
  ),
  emulated('a page that may lead away only when a person presses', {
    source: RESTRICTIONS,
    where: ['web/frames.ts', 'clients/scriptedBrowser.ts'],
    proof: [['web/servedPages.test.ts', 'a frame that may leave only when a person presses something']],
  }),
];
