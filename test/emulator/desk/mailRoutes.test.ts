import { ADA, BEN } from '../../../emulator/scenes/people';
import { openDesk, type AskedDesk } from './openDesk';

const MAIL = {
  to: BEN.email,
  cc: '',
  bcc: '',
  subject: 'Bright',
  html: '<div dir="ltr">Yes &amp; no.</div>',
};

const box = (email: string): string => `mailboxes/${encodeURIComponent(email)}`;

async function firstThread(desk: AskedDesk, email: string, label = 'INBOX') {
  const { body } = await desk.ask(`${box(email)}/threads?label=${label}`);
  const [thread] = body as { readonly id: string; readonly who: string; readonly unread: boolean }[];
  if (thread === undefined) throw new Error(`${email} has nothing under ${label}.`);
  return thread;
}

const savedId = async (desk: AskedDesk, drafts: string, mail: object): Promise<string> =>
  ((await desk.tell(drafts, mail)).body as { readonly draftId: string }).draftId;

describe('the pictures of a draft that is opened again', () => {
  it.each([
    ['are asked for by Gmail’s proxy', false, { status: 200, visits: 1 }],
    ['are asked for by nobody, where Google is kind', true, { status: 404, visits: 0 }],
  ])('%s', async (_what, draftsLeavePicturesAlone, expected) => {
    const desk = openDesk();
    desk.world.switches.draftsLeavePicturesAlone = draftsLeavePicturesAlone;
    const before = desk.world.executions.length;
    const url = `https://script.google.com/macros/s/${desk.world.project.deploymentId}/exec?t=1`;
    const { status } = await desk.fetch(
      `emulator/image-proxy?of=reopened-draft&url=${encodeURIComponent(url)}`,
    );
    expect({ status, visits: desk.world.executions.length - before }).toEqual(expected);
  });
});

describe('mail on the desk', () => {
  it('goes from draft to the other’s inbox, also when saving gives the draft another id', async () => {
    const desk = openDesk();
    const drafts = `${box(ADA.email)}/drafts`;
    const first = await savedId(desk, drafts, MAIL);
    expect((await desk.ask(drafts)).body).toMatchObject([{ id: first, snippet: 'Yes & no.' }]);
    const second = await savedId(desk, drafts, { ...MAIL, subject: 'Very bright', draftId: first });
    expect((await desk.ask(drafts)).body).toHaveLength(1);
    await desk.tell(`${drafts}/${second}/send`);
    expect(await firstThread(desk, BEN.email)).toMatchObject({
      subject: 'Very bright',
      who: 'Ada Brandt',
      unread: true,
    });
    expect((await desk.ask(drafts)).body).toEqual([]);
  });

  it('is not sent to nobody, and says so', async () => {
    const desk = openDesk();
    const drafts = `${box(ADA.email)}/drafts`;
    const answer = await desk.tell(`${drafts}/${await savedId(desk, drafts, { ...MAIL, to: '' })}/send`);
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/recipient/i) as string },
    });
  });

  it('is unread until it is read', async () => {
    const desk = openDesk();
    const { id, unread } = await firstThread(desk, ADA.email);
    expect(unread).toBe(true);
    await desk.tell(`${box(ADA.email)}/threads/${id}/read`);
    expect(await firstThread(desk, ADA.email)).toMatchObject({ unread: false });
  });

  it('shows the answer begun beside its conversation', async () => {
    const desk = openDesk();
    const { id } = await firstThread(desk, ADA.email);
    const { body } = await desk.ask(`${box(ADA.email)}/threads/${id}`);
    const { messages } = body as { readonly messages: readonly { readonly id: string }[] };
    await desk.tell(`${box(ADA.email)}/drafts`, { ...MAIL, inReplyTo: messages[0]?.id });
    expect((await desk.ask(`${box(ADA.email)}/threads/${id}`)).body).toMatchObject({
      messages: [{ id: messages[0]?.id }],
      drafts: [{ snippet: 'Yes & no.' }],
    });
  });

  it('is shown where nothing can run', async () => {
    const desk = openDesk();
    const { id } = await firstThread(desk, ADA.email);
    const { body } = await desk.ask(`${box(ADA.email)}/threads/${id}`);
    const { messages } = body as { readonly messages: readonly { readonly id: string }[] };
    const response = await desk.fetch(`emulator/${box(ADA.email)}/messages/${messages[0]?.id ?? ''}/view`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toContain('bright enough to read by');
  });

  it.each(['threads/nothing', 'drafts/nothing'])('says in words that %s is gone', async (path) => {
    const answer = await openDesk().ask(`${box(ADA.email)}/${path}`);
    expect(answer).toMatchObject({
      status: 404,
      body: { message: expect.stringContaining('gone') as string },
    });
  });

  it('counts what is unread in the inbox, and drafts, and nothing under Sent', async () => {
    const desk = openDesk();
    await desk.tell(`${box(ADA.email)}/drafts`, MAIL);
    const { body } = await desk.ask(`${box(ADA.email)}/labels`);
    const counts = Object.fromEntries(
      (body as { readonly id: string; readonly count: number }[]).map(({ id, count }) => [id, count]),
    );
    expect(counts).toMatchObject({ INBOX: 1, DRAFT: 1, SENT: 0 });
  });
});
