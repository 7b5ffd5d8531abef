import type { Composition, FileToSave } from '../../../emulator/contracts';
import { ATTACHED_BYTES } from '../../../emulator/gmail/limits';
import type { MailSwitches } from '../../../emulator/gmail/MailSystem';
import { parseMime, type MimePart } from '../../../emulator/gmail/mime';
import { ADA, aMailServer, BEN, CY, rawMail } from './aMailServer';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const PLAN: FileToSave = { name: 'Plän „A“.txt', type: 'text/plain', content: EVERY_BYTE };
const LAMP: FileToSave = { id: 'ii_lamp', name: 'lamp.png', type: 'image/png', content: PNG };

const mail = (changes: Partial<Composition> = {}): Composition => ({
  to: BEN.email,
  cc: '',
  bcc: '',
  subject: 'With files',
  html: '<p>Look: <img src="cid:ii_lamp" alt="lamp.png" width="1" height="1"></p>',
  attachments: [PLAN],
  pictures: [LAMP],
  ...changes,
});

const KIND: MailSwitches = {
  ...aMailServer().server.switches,
  editedDraftsKeepTheirId: true,
  composerMissesItsDraft: false,
  composerKeepsAttributes: true,
};

const open = (switches: Partial<MailSwitches> = {}) => {
  const world = aMailServer({ switches: { ...KIND, ...switches } });
  const ada = world.server.mailbox(ADA.email);
  const draftOf = (id: string) => {
    const draft = ada.draft(id);
    if (draft === null) throw new Error(`no draft ${id}`);
    return draft;
  };
  const bytesIn = (email: string, messageId: string) => {
    const mailbox = world.server.mailbox(email);
    const { attachments, pictures } = mailbox.files(messageId);
    return [...attachments, ...pictures].map(({ id, name, type, size }) => ({
      name,
      type,
      size,
      bytes: Buffer.from(mailbox.file(messageId, id)?.content ?? []).toString('base64'),
    }));
  };
  return { ...world, ada, draftOf, bytesIn };
};

const BOTH = [
  { name: 'Plän „A“.txt', type: 'text/plain', size: 256, bytes: Buffer.from(EVERY_BYTE).toString('base64') },
  { name: 'lamp.png', type: 'image/png', size: Buffer.from(PNG, 'base64').length, bytes: PNG },
];

const typesOf = ({ mimeType, parts }: MimePart): unknown =>
  parts.length === 0 ? mimeType : { [mimeType]: parts.map(typesOf) };

// https://github.com/linagora/tmail-flutter/issues/725
describe('Files in Gmail’s composer', () => {
  it('are saved as Gmail nests them, attachments around pictures around the texts', () => {
    const { ada, draftOf, box } = open();
    const { messageId } = draftOf(ada.saveDraft(mail()));
    const raw = box(ADA).theMessage(messageId).raw;
    expect(typesOf(parseMime(raw).root)).toEqual({
      'multipart/mixed': [
        {
          'multipart/related': [{ 'multipart/alternative': ['text/plain', 'text/html'] }, 'image/png'],
        },
        'text/plain',
      ],
    });
    expect(raw).toContain('\r\nContent-ID: <ii_lamp>\r\n');
    expect(raw).toContain('\r\nX-Attachment-Id: ii_lamp\r\n');
    expect(raw).toContain('Look: [image: lamp.png]');
  });

  it('reach everybody byte for byte, and stay in the Sent copy', () => {
    const { ada, server, bytesIn } = open();
    const { messageId } = ada.sendDraft(ada.saveDraft(mail({ cc: CY.email })));
    const gotten = [BEN, CY].map(({ email }) => {
      const [thread] = server.mailbox(email).threads('INBOX');
      return bytesIn(email, thread?.messages[0]?.id ?? '');
    });
    expect([bytesIn(ADA.email, messageId), ...gotten]).toEqual([BOTH, BOTH, BOTH]);
  });

  it.each([
    ['under the same id', true],
    ['under another id', false],
  ])('are kept when the draft is saved as it was read, %s', (_, editedDraftsKeepTheirId) => {
    const { ada, draftOf, bytesIn } = open({ editedDraftsKeepTheirId, composerKeepsAttributes: false });
    const first = ada.saveDraft(mail());
    const second = ada.saveDraft({ ...draftOf(first), subject: 'Changed' }, first);
    expect(second === first).toBe(editedDraftsKeepTheirId);
    expect(bytesIn(ADA.email, draftOf(second).messageId)).toEqual(BOTH);
    expect(draftOf(second)).toMatchObject({
      subject: 'Changed',
      html: expect.stringContaining('<img src="cid:ii_lamp" alt="lamp.png"') as string,
      pictures: [{ id: 'ii_lamp' }],
    });
  });

  it('come back with a draft that was sent meanwhile', () => {
    const { ada, draftOf, bytesIn } = open();
    const id = ada.saveDraft(mail());
    const open2 = draftOf(id);
    ada.sendDraft(id);
    expect(bytesIn(ADA.email, draftOf(ada.saveDraft(open2, id)).messageId)).toEqual(BOTH);
  });

  it('do not come back where the composer complains', () => {
    const { ada, draftOf } = open({ composerMissesItsDraft: true });
    const id = ada.saveDraft(mail());
    const before = draftOf(id);
    ada.sendDraft(id);
    expect(() => ada.saveDraft(before, id)).toThrow('sent or discarded');
  });

  it('that are gone for ever cannot be saved again, which is said', () => {
    const { ada, draftOf } = open();
    const id = ada.saveDraft(mail());
    const before = draftOf(id);
    ada.discardDraft(id);
    expect(() => ada.saveDraft(before, id)).toThrow('Remove it, and attach it again');
    expect(draftOf(ada.saveDraft({ ...before, attachments: [] }, id)).pictures).toEqual([]);
  });

  it('leave with the words that showed them, or when they are taken off', () => {
    const { ada, draftOf } = open();
    const id = ada.saveDraft(mail());
    const saved = draftOf(ada.saveDraft({ ...draftOf(id), html: '<p>Look</p>', attachments: [] }, id));
    expect([saved.attachments, saved.pictures]).toEqual([[], []]);
  });

  it('may be 25 MB together, and no more', () => {
    const { ada } = open();
    const half: FileToSave = { name: 'half', type: 'x/y', content: new Uint8Array(ATTACHED_BYTES / 2) };
    const last: FileToSave = { name: 'last', type: 'x/y', content: new Uint8Array(1) };
    expect(() => ada.saveDraft(mail({ attachments: [half, half, last], pictures: [] }))).toThrow(
      'exceeds the 25MB attachment limit',
    );
    expect(ada.drafts()).toEqual([]);
  });

  it('of one name and content are two files all the same', () => {
    const { ada, draftOf } = open();
    const twice = rawMail(
      { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b' },
      ['', 'Hi', '', ...Array<string>(2).fill('Content-Type: image/gif; name=a.gif\r\n\r\nGIF89a'), '--']
        .join('\r\n--b\r\n')
        .replace(/--b\r\n--$/, '--b--')
        .replace('--b\r\nHi', '--b\r\n\r\nHi'),
    );
    const id = ada.saveRawDraft(twice);
    const { attachments } = draftOf(id);
    expect(new Set(attachments.map((file) => file.id)).size).toBe(2);
    expect(draftOf(ada.saveDraft(draftOf(id), id)).attachments).toHaveLength(2);
  });
});

describe('A draft saved from a raw mail', () => {
  const FLOWED = rawMail(
    {
      From: ADA.email,
      To: BEN.email,
      Date: 'Mon, 02 Mar 2026 09:00:00 +0000',
      'Message-ID': '<odd@example.com>',
      'Content-Type': 'text/plain; format=flowed',
    },
    'One line \r\nthat goes on.',
  );

  it('stays as it is, byte for byte, and is sent so', () => {
    const { ada, draftOf, box, server } = open();
    const id = ada.saveRawDraft(FLOWED);
    expect(box(ADA).theMessage(draftOf(id).messageId).raw).toBe(FLOWED);
    ada.sendDraft(id);
    expect(server.mailbox(BEN.email).threads('INBOX')).toHaveLength(1);
  });

  it('takes the place of another', () => {
    const { ada } = open();
    const id = ada.saveDraft(mail());
    expect(ada.saveRawDraft(FLOWED, { draftId: id })).toBe(id);
    expect(ada.drafts()).toMatchObject([
      { id, attachments: [], html: expect.stringContaining('One line') as string },
    ]);
  });

  it('has to be bytes', () => {
    expect(() => open().ada.saveRawDraft('„')).toThrow('one byte in each character');
  });
});
