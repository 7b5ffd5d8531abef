import { openComposeCard, openHomepage } from '../../emulator/cards/addOnHost';
import { ADA, BEN, CLEO, GRACE } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  costlyCalls,
  homeCard,
  inboxOf,
  labelsOf,
  lastExecution,
  MINUTE,
  openOffice,
  readBy,
  sendTracked,
} from '../support/office';
import { changeConfig, userProperties } from '../support/officeBooks';
import { linesOf, messageCardOf, textOf } from '../support/officeCards';
import { choose, rawOf, saveDraft, sentFolder } from '../support/sendingOffice';

const SEPARATELY = { separately: 'on' };

const lastCard = (world: EmulatedWorld): string[] => {
  const [run] = world.executions.filter(({ kind }) => kind === 'card').slice(-1);
  return run === undefined ? [] : costlyCalls(run);
};

/** The names of messages that a mail in Sent says it is. */
const noteIn = (world: EmulatedWorld, messageId: string): string =>
  /^X-Doublecheck: ([^\r]*)/m.exec(rawOf(world, ADA.email, messageId))?.[1] ?? '';

describe('the card of a mail that went to each separately', () => {
  it('tells a colleague who sent it, whose mail is in another’s Sheet, who opened it', () => {
    const world = openOffice();
    homeCard(world, GRACE.email);
    saveDraft(world, { from: GRACE.email, to: `${BEN.email}, ${CLEO.email}` });
    choose(world, 'The offer', GRACE.email).press('Send with tracking', SEPARATELY);
    const [sent] = sentFolder(world, GRACE.email);
    world.advance(11 * MINUTE);
    readBy(world, CLEO.email);
    world.advance(11 * MINUTE);
    const id = sent?.id ?? '';
    expect(labelsOf(world, GRACE.email, id)).toEqual(['✓✓ opened']);
    const card = messageCardOf(world, GRACE.email, id);
    expect(linesOf(card)[0]).toBe('✓✓ 1 of 2 opened');
    expect(linesOf(card)).toContain(`✓✓ opened | ${CLEO.email}`);
    expect(linesOf(card)).toContain(`✓ sent | ${BEN.email}`);
    expect(lastExecution(world, 'doPost')).toMatchObject({ activeUser: '', effectiveUser: ADA.email });
  });

  it('costs a colleague’s card one question to the web app', () => {
    const world = openOffice();
    homeCard(world, GRACE.email);
    saveDraft(world, { from: GRACE.email, to: `${BEN.email}, ${CLEO.email}` });
    choose(world, 'The offer', GRACE.email).press('Send with tracking', SEPARATELY);
    const [sent] = sentFolder(world, GRACE.email);
    world.advance(11 * MINUTE);
    messageCardOf(world, GRACE.email, sent?.id ?? '');
    const [card] = world.executions.filter(({ kind }) => kind === 'card').slice(-1);
    expect(card && costlyCalls(card).filter((name) => name.startsWith('UrlFetch'))).toHaveLength(1);
    expect(card && costlyCalls(card).length).toBeLessThanOrEqual(3);
  });

  it('says ✓ sent until the records have been brought together', () => {
    const world = openOffice();
    saveDraft(world, { cc: CLEO.email });
    choose(world).press('Send with tracking', SEPARATELY);
    const id = sentFolder(world)[0]?.id ?? '';
    expect(linesOf(messageCardOf(world, ADA.email, id)).slice(0, 2)).toEqual(['✓ sent', 'The offer']);
    world.advance(2 * MINUTE);
    expect(linesOf(messageCardOf(world, ADA.email, id))[0]).toBe('✓ 0 of 2 opened');
  });

  it('tells of fifty in a card that Gmail takes', () => {
    const world = openOffice();
    const to = Array.from({ length: 50 }, (_, index) => `guest${index}@nowhere.example`);
    saveDraft(world, { to: to.join(', ') });
    choose(world).press('Send with tracking', SEPARATELY);
    world.advance(5 * MINUTE);
    const card = messageCardOf(world, ADA.email, sentFolder(world)[0]?.id ?? '');
    expect(linesOf(card)[0]).toBe('✓ 0 of 50 opened');
    expect(textOf(card)).toContain('And 10 more: see the Sheet.');
  });
});

describe('the first paint', () => {
  it('of every card makes three calls at the most', () => {
    const world = openOffice();
    saveDraft(world, { subject: 'One' });
    choose(world, 'One').press('Send with tracking');
    saveDraft(world, { subject: 'Two', cc: CLEO.email });
    choose(world, 'Two').press('Send with tracking', SEPARATELY);
    world.advance(11 * MINUTE);
    const painted: Record<string, number> = {};
    for (const mail of sentFolder(world)) {
      messageCardOf(world, ADA.email, mail.id);
      painted[mail.subject] = lastCard(world).length;
    }
    openHomepage(world, ADA.email);
    painted['home'] = lastCard(world).length;
    openComposeCard(world, ADA.email, { to: [BEN.email], cc: [], bcc: [] });
    painted['compose'] = lastCard(world).length;
    expect(Object.keys(painted).sort()).toEqual(['One', 'Two', 'compose', 'home']);
    expect(Object.entries(painted).filter(([, calls]) => calls > 3)).toEqual([]);
  });
});

describe('a note in a mail, forged,', () => {
  it('tells a colleague nothing of what is not hers', () => {
    const world = openOffice();
    saveDraft(world);
    choose(world).press('Send with tracking');
    world.advance(2 * MINUTE);
    const note = noteIn(world, sentFolder(world)[0]?.id ?? '');
    expect(note).not.toBe('');
    forge(world, GRACE.email, note);
    const [mail] = inboxOf(world, GRACE.email);
    const card = messageCardOf(world, GRACE.email, mail?.id ?? '');
    expect(linesOf(card)[0]).toBe('Not followed');
    expect(textOf(card)).not.toContain('The offer');
  });

  it('in an answer is not taken for the mail as it was written', () => {
    const world = openOffice();
    changeConfig(world, { ownerKind: 'consumer' });
    const sent = sendTracked(world);
    const [message] = unboundOf(world);
    const [got] = inboxOf(world, BEN.email);
    expect(message).toHaveLength(12);
    forge(world, ADA.email, message ?? '', rawOf(world, BEN.email, got?.id ?? ''));
    world.advance(2 * MINUTE);
    const [kept, ...others] = sentFolder(world).filter(({ from }) => from.email === ADA.email);
    expect(others).toEqual([]);
    expect(kept?.threadId).toBe(sent.threadId);
    expect(kept?.html).toContain('Dear Ben, here it is.');
    expect(labelsOf(world, ADA.email, kept?.id ?? '')).toEqual(['✓ sent']);
  });
});

/** Ben writes to somebody, as an answer if `answered` is given, with a note as only we make it. */
function forge(world: EmulatedWorld, to: string, note: string, answered = ''): void {
  const name = /^Message-ID: *(<[^>]*>)/im.exec(answered)?.[1];
  const ben = world.mail.mailbox(BEN.email);
  ben.sendDraft(
    ben.saveRawDraft(
      [
        `To: ${to}`,
        'Subject: Re: The offer',
        `X-Doublecheck: ${note}`,
        ...(name === undefined ? [] : [`In-Reply-To: ${name}`, `References: ${name}`]),
        '',
        'Hello',
      ].join('\r\n'),
    ),
  );
}

/** What Ada tracked and has not sent, as far as is known. */
const unboundOf = (world: EmulatedWorld): string[] =>
  Array.from(
    (userProperties(world, ADA.email)['unbound.0'] ?? '').matchAll(/"message":"([^"]*)"/g),
    ([, message]) => message ?? '',
  );
