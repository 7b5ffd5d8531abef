/* An add-on of nobody's: it uses every widget that the desk draws. */

/* A transparent picture that is text, too. */
var SPARK = 'RIFF\x18\x00\x00\x00WEBPVP8L\x0c\x00\x00\x00/\x00\x00\x00\x10(@D\x04...';

var EXEC = 'https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec';

function onHome() {
  var sheetId = PropertiesService.getScriptProperties().getProperty('sheet');
  var section = CardService.newCardSection().setHeader('<b>Begin</b>');
  section.addWidget(
    CardService.newTextInput()
      .setFieldName('base')
      .setTitle('Address of the web app')
      .setHint('It ends in /exec.'),
  );
  section.addWidget(
    CardService.newTextButton()
      .setText('Set up')
      .setTextButtonStyle(CardService.TextButtonStyle.FILLED)
      .setOnClickAction(CardService.newAction().setFunctionName('onSetUp')),
  );
  var shown = CardService.newCardSection()
    .setHeader('All sorts')
    .setCollapsible(true)
    .setNumUncollapsibleWidgets(1);
  shown.addWidget(
    CardService.newDecoratedText()
      .setTopLabel('Lit today')
      .setText('3 mails, of them <b>2</b> read')
      .setBottomLabel('since nine')
      .setStartIcon(CardService.newIconImage().setIcon(CardService.Icon.EMAIL)),
  );
  shown.addWidget(
    CardService.newDecoratedText()
      .setText('Tell me at once')
      .setWrapText(true)
      .setSwitchControl(
        CardService.newSwitch()
          .setFieldName('tell')
          .setValue('yes')
          .setSelected(true)
          .setOnChangeAction(CardService.newAction().setFunctionName('onTell')),
      ),
  );
  shown.addWidget(CardService.newDivider());
  shown.addWidget(
    CardService.newSelectionInput()
      .setFieldName('colour')
      .setTitle('Colour of the light')
      .setType(CardService.SelectionInputType.RADIO_BUTTON)
      .addItem('Warm', 'warm', true)
      .addItem('Cold', 'cold', false),
  );
  shown.addWidget(
    CardService.newTextButton()
      .setText('Break')
      .setOnClickAction(CardService.newAction().setFunctionName('onBreak')),
  );
  var card = CardService.newCardBuilder()
    .setName('home')
    .setHeader(CardService.newCardHeader().setTitle('Reading Lamp').setSubtitle('Your mail, lit'))
    .addSection(section)
    .addSection(shown)
    .addCardAction(
      CardService.newCardAction()
        .setText('More about it')
        .setOnClickAction(CardService.newAction().setFunctionName('onMore')),
    );
  if (sheetId) {
    card.setFixedFooter(
      CardService.newFixedFooter().setPrimaryButton(
        CardService.newTextButton()
          .setText('Open the Sheet')
          .setOpenLink(
            CardService.newOpenLink().setUrl('https://docs.google.com/spreadsheets/d/' + sheetId + '/edit'),
          ),
      ),
    );
  }
  return card.build();
}

function onAbout() {
  return CardService.newUniversalActionResponseBuilder()
    .displayAddOnCards([simple('About', 'A lamp.')])
    .build();
}

function onSetUp(event) {
  if (!PropertiesService.getScriptProperties().getProperty('sheet')) {
    var sheet = Sheets.Spreadsheets.create({
      properties: { title: 'Reading Lamp' },
      sheets: [
        { properties: { title: 'Messages', sheetId: 1 } },
        { properties: { title: 'Notes', sheetId: 2 } },
      ],
    });
    PropertiesService.getScriptProperties().setProperty('sheet', sheet.spreadsheetId);
    ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create();
  }
  return CardService.newActionResponseBuilder()
    .setNotification(
      CardService.newNotification().setText(
        'Ready: ' + event.commonEventObject.formInputs.base.stringInputs.value[0],
      ),
    )
    .setNavigation(CardService.newNavigation().updateCard(onHome()))
    .build();
}

function onTell(event) {
  var on = (event.commonEventObject.formInputs || {}).tell ? 'on' : 'off';
  return CardService.newActionResponseBuilder()
    .setNotification(CardService.newNotification().setText('Telling is ' + on + '.'))
    .build();
}

function onMore() {
  return CardService.newActionResponseBuilder()
    .setNavigation(CardService.newNavigation().pushCard(simple('More', 'It is a <i>lamp</i>.')))
    .build();
}

function onBreak() {
  throw new Error('The lamp is broken.');
}

function onMessage(event) {
  var section = CardService.newCardSection().addWidget(
    CardService.newTextParagraph().setText('Message ' + event.gmail.messageId),
  );
  ['Once', 'Twice'].forEach(function (often) {
    section.addWidget(
      CardService.newDecoratedText()
        .setText(often)
        .setSwitchControl(CardService.newSwitch().setFieldName('glow').setValue(often.toLowerCase())),
    );
  });
  return CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle('This mail'))
    .addSection(section)
    .setFixedFooter(
      CardService.newFixedFooter()
        .setPrimaryButton(
          CardService.newTextButton()
            .setText('Answer')
            .setComposeAction(
              CardService.newAction().setFunctionName('onAnswer'),
              CardService.ComposedEmailType.REPLY_AS_DRAFT,
            ),
        )
        .setSecondaryButton(
          CardService.newTextButton()
            .setText('Glow')
            .setOnClickAction(CardService.newAction().setFunctionName('onGlow')),
        ),
    )
    .build();
}

function onAnswer(event) {
  GmailApp.setCurrentMessageAccessToken(event.gmail.accessToken);
  var draft = GmailApp.getMessageById(event.gmail.messageId).createDraftReply('', {
    htmlBody: '<p>Bright enough.</p>',
  });
  return CardService.newComposeActionResponseBuilder().setGmailDraft(draft).build();
}

function onGlow(event) {
  var glow = (event.commonEventObject.formInputs || {}).glow;
  return CardService.newActionResponseBuilder()
    .setNavigation(
      CardService.newNavigation().pushCard(
        simple('Glowing', 'It glows ' + (glow ? glow.stringInputs.value.join(' and ') : 'never') + '.'),
      ),
    )
    .setStateChanged(true)
    .build();
}

function onCompose(event) {
  var section = CardService.newCardSection()
    .addWidget(CardService.newTextParagraph().setText('For ' + (event.gmail.toRecipients || []).join(', ')))
    .addWidget(
      CardService.newTextButton()
        .setText('Light')
        .setTextButtonStyle(CardService.TextButtonStyle.FILLED)
        .setOnClickAction(CardService.newAction().setFunctionName('onLight')),
    )
    .addWidget(CardService.newTextInput().setFieldName('url').setTitle('Web address'))
    .addWidget(
      CardService.newTextButton()
        .setText('Add link')
        .setOnClickAction(CardService.newAction().setFunctionName('onLink').setPersistValues(true)),
    );
  return CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle('Light this mail'))
    .addSection(section)
    .build();
}

function onLight() {
  return inserted(
    '<img src="' + EXEC + '?t=1" width="1" height="1" alt="" style="display:block">',
    CardService.UpdateDraftBodyType.INSERT_AT_START,
  );
}

function onLink(event) {
  var url = event.commonEventObject.formInputs.url.stringInputs.value[0];
  return inserted(
    '<a href="' + EXEC + '?t=2&amp;u=' + encodeURIComponent(url) + '">' + url + '</a>',
    CardService.UpdateDraftBodyType.IN_PLACE_INSERT,
  );
}

function inserted(html, where) {
  return CardService.newUpdateDraftActionResponseBuilder()
    .setUpdateDraftBodyAction(
      CardService.newUpdateDraftBodyAction()
        .addUpdateContent(html, CardService.ContentType.MUTABLE_HTML)
        .setUpdateType(where),
    )
    .build();
}

function simple(title, text) {
  return CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle(title))
    .addSection(CardService.newCardSection().addWidget(CardService.newTextParagraph().setText(text)))
    .build();
}

function doGet(event) {
  CacheService.getScriptCache().put('seen', event.parameter.t || '', 60);
  if (!event.parameter.u)
    return ContentService.createTextOutput(SPARK).setMimeType(ContentService.MimeType.JAVASCRIPT);
  return HtmlService.createHtmlOutput('<p>Lit.</p>');
}

function tick() {
  console.log('tick');
}
