import { ADA, BEN, CLEO } from '../../../emulator/scenes/people';
import { openDesk, type AskedDesk } from './openDesk';

const PNG = Buffer.from('\x89PNG\r\n\x1a\nand so on', 'latin1');
const box = (email: string): string => `mailboxes/${encodeURIComponent(email)}`;

/** What a draft of Ada's names. */
const MAIL = {
  to: `${BEN.email}, ${CLEO.email}`,
  cc: '',
  bcc: '',
  subject: 'Lamps',
  html: '<p>Look: <img src="cid:ii_lamp"></p>',
};
const FILES = {
  attachments: [{ name: '../Plän*.html', type: 'text/html', content: Buffer.from('<script>x()</script>') }],
  pictures: [{ id: 'ii_lamp', name: 'lamp.png', type: 'image/png', content: PNG }],
};

/** Ben's copy of a mail of Ada's with a file and a picture. */
function gotten(desk: AskedDesk, files = FILES) {
  const ada = desk.world.mail.mailbox(ADA.email);
  ada.sendDraft(ada.saveDraft({ ...MAIL, ...files }));
  const ben = desk.world.mail.mailbox(BEN.email);
  const [message] = ben.threads('INBOX').flatMap(({ messages }) => messages);
  if (message === undefined) throw new Error('Ben got nothing.');
  return { message, at: `emulator/${box(BEN.email)}/messages/${message.id}`, files: ben.files(message.id) };
}

describe('a file of a mail', () => {
  it('is told with its conversation', async () => {
    const desk = openDesk();
    const { message } = gotten(desk);
    const { body } = await desk.ask(`${box(BEN.email)}/threads/${message.threadId}`);
    expect(body).toMatchObject({
      messages: [{ attachments: [{ name: '../Plän*.html', type: 'text/html', size: 20 }] }],
    });
  });

  it('is downloaded, and nothing of it can run on the desk', async () => {
    const desk = openDesk();
    const { at, files } = gotten(desk);
    const response = await desk.fetch(`${at}/files/${files.attachments[0]?.id ?? ''}`);
    expect(await response.text()).toBe('<script>x()</script>');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''..%2FPl%C3%A4n%2a.html",
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  it('that is gone is said to be', async () => {
    const desk = openDesk();
    const answer = await desk.ask(`${gotten(desk).at.replace('emulator/', '')}/files/other`);
    expect(answer).toEqual({ status: 404, body: { message: 'This file is gone.' } });
  });
});

describe('a picture in a mail', () => {
  it('is shown from the mail itself', async () => {
    const desk = openDesk();
    const { at } = gotten(desk);
    expect(await (await desk.fetch(`${at}/view`)).text()).toContain(`src="/${at}/pictures/ii_lamp"`);
    const response = await desk.fetch(`${at}/pictures/ii_lamp`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG);
  });

  it('is shown only if it is one, whatever the mail calls it', async () => {
    const desk = openDesk();
    const [picture] = FILES.pictures;
    if (picture === undefined) throw new Error('no picture');
    const { at } = gotten(desk, {
      ...FILES,
      pictures: [{ ...picture, content: Buffer.from('<svg onload="x()"/>') }],
    });
    expect((await desk.fetch(`${at}/pictures/ii_lamp`)).status).toBe(404);
  });

  it('goes along when the mail is answered', async () => {
    const desk = openDesk();
    const { message } = gotten(desk);
    const { body } = await desk.ask(`${box(BEN.email)}/messages/${message.id}/source`);
    const { html, pictures } = body as { html: string; pictures: readonly { id: string }[] };
    const { body: saved } = await desk.tell(`${box(BEN.email)}/drafts`, {
      ...MAIL,
      html: `<blockquote>${html}</blockquote>`,
      pictures,
      inReplyTo: message.id,
    });
    const draft = desk.world.mail.mailbox(BEN.email).draft((saved as { draftId: string }).draftId);
    expect(draft?.pictures).toMatchObject([{ id: 'ii_lamp', size: PNG.length }]);
  });
});

describe('a file that is chosen in the composer', () => {
  const upload = (desk: AskedDesk, query: string, content: Buffer, type = 'text/plain') =>
    desk.upload(`${box(ADA.email)}/uploads?${query}`, content, type);

  it('is uploaded once, and named by every saving of the draft', async () => {
    const desk = openDesk();
    const { body: plan } = await upload(desk, 'name=plan.txt', Buffer.from('Buy a bulb.'));
    const { body: lamp } = await upload(desk, 'name=lamp.png&in=text', PNG);
    expect([plan, lamp]).toMatchObject([
      { name: 'plan.txt', type: 'text/plain', size: 11 },
      { name: 'lamp.png', type: 'image/png', size: PNG.length },
    ]);
    const shown = await desk.fetch(`emulator/${box(ADA.email)}/uploads/${(lamp as { id: string }).id}`);
    expect(shown.headers.get('content-type')).toBe('image/png');
    const mail = {
      ...MAIL,
      html: `<img src="cid:${(lamp as { id: string }).id}">`,
      attachments: [plan],
      pictures: [lamp],
    };
    const drafts = `${box(ADA.email)}/drafts`;
    let draftId = {};
    // Saving may give the draft another id.
    for (const change of [{}, { attachments: [] }, { subject: 'Again' }])
      draftId = (await desk.tell(drafts, { ...mail, ...change, ...draftId })).body as { draftId: string };
    const [draft] = (await desk.ask(drafts)).body as readonly { id: string }[];
    expect(draftId).toEqual({ draftId: draft?.id });
    expect((await desk.ask(`${drafts}/${draft?.id ?? ''}`)).body).toMatchObject({
      subject: 'Again',
      attachments: [plan],
      pictures: [lamp],
    });
  });

  it('goes into the text only when it is a picture', async () => {
    expect(await upload(openDesk(), 'name=plan.txt&in=text', Buffer.from('Buy'))).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/^plan\.txt is no picture/) as string },
    });
  });

  it('may be 25 MB, and no more', async () => {
    expect(await upload(openDesk(), 'name=film', Buffer.alloc(25 * 1024 * 1024 + 1))).toEqual({
      status: 400,
      body: { message: 'The file you are trying to send exceeds the 25MB attachment limit.' },
    });
  });
});
