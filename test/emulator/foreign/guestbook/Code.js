/**
 * Guestbook: a form on the web writes into a Sheet, and a card beside a mail tells whether its sender has signed.
 */
const MAX_WORDS = 500;
const CACHE_SECONDS = 300;

function doGet(e) {
  if (e.parameter.format === 'json') {
    return ContentService.createTextOutput(JSON.stringify(readEntries_())).setMimeType(
      ContentService.MimeType.JSON,
    );
  }
  return HtmlService.createHtmlOutputFromFile('Form')
    .setTitle('Guestbook')
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
}

function doPost(e) {
  const count = sign(e.parameter);
  return ContentService.createTextOutput(`Thank you! You are number ${count}.`);
}

/** Called by the form with google.script.run, and by doPost. */
function sign(form) {
  const name = String(form.name || '').trim();
  const words = String(form.words || '').trim();
  if (name === '') throw new Error('Please tell us your name.');
  if (words.length > MAX_WORDS) throw new Error(`Please use at most ${MAX_WORDS} letters.`);

  const lock = LockService.getScriptLock();
  lock.waitLock(10000);
  try {
    appendEntry_([new Date().toISOString(), name, form.email || '', words]);
  } finally {
    lock.releaseLock();
  }
  CacheService.getScriptCache().remove('entries');
  const count = readEntries_().length;
  if (count === 1) {
    MailApp.sendEmail({
      to: Session.getEffectiveUser().getEmail(),
      subject: 'Your guestbook has its first entry',
      body: `${name} wrote: ${words}`,
    });
  }
  return count;
}
