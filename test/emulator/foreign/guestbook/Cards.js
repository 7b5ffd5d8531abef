/** What Gmail shows. */
const onHomepage = () => {
  const entries = readEntries_();
  const section = CardService.newCardSection().addWidget(
    CardService.newTextParagraph().setText(`${entries.length} people have signed.`),
  );
  entries.slice(-3).forEach(({ name, words }) => {
    section.addWidget(
      CardService.newDecoratedText()
        .setTopLabel(name)
        .setText(words || '(no words)'),
    );
  });
  return CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle('Guestbook'))
    .addSection(section)
    .build();
};

function onGmailMessage(e) {
  return [buildMessageCard_(senderOf_(e.messageMetadata.messageId))];
}

function buildMessageCard_(email) {
  const theirs = readEntries_().filter((entry) => entry.email === email);
  const thanked = PropertiesService.getUserProperties().getProperty('thanked:' + email);
  const text = theirs.length === 0 ? 'has not signed yet.' : `wrote: ${theirs[0].words}`;
  const section = CardService.newCardSection().addWidget(
    CardService.newTextParagraph().setText(`${email} ${text}`),
  );
  if (theirs.length > 0 && !thanked) {
    const action = CardService.newAction().setFunctionName('markThanked').setParameters({ email });
    section.addWidget(CardService.newTextButton().setText('I said thanks').setOnClickAction(action));
  }
  return CardService.newCardBuilder().addSection(section).build();
}

function markThanked(e) {
  PropertiesService.getUserProperties().setProperty('thanked:' + e.parameters.email, 'yes');
  return CardService.newActionResponseBuilder()
    .setNavigation(CardService.newNavigation().updateCard(buildMessageCard_(e.parameters.email)))
    .setNotification(CardService.newNotification().setText('Noted.'))
    .build();
}

function senderOf_(messageId) {
  const { payload } = GmailAPI.Users.Messages.get('me', messageId, {
    format: 'metadata',
    metadataHeaders: ['From'],
  });
  const from = payload.headers.find(({ name }) => name === 'From').value;
  const inBrackets = /<([^>]+)>/.exec(from);
  return inBrackets === null ? from : inBrackets[1];
}
