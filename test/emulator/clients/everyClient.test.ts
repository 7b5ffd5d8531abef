import { addressOf, CLIENT_ACCOUNTS, everyClient } from '../../../emulator/clients/everyClient';
import { recipientsOf } from '../../../emulator/clients/Recipients';
import { CLIENT_NAMES } from '../../../emulator/clients/roster';
import { ADA } from '../../../emulator/scenes/people';
import { createWorld } from '../../../emulator/world/World';
import { anAccount, scriptedWorld } from '../../support/scriptedWorld';

const MINUTE = 60_000;

const aWorld = () =>
  createWorld({
    dist: 'test/support/readingLamp',
    accounts: [ADA, ...CLIENT_ACCOUNTS],
    deployer: ADA.email,
  });
const HTML = '<p><a href="https://example.com/">x</a><img src="https://example.com/pixel"></p>';

describe('one mail to all programs', () => {
  it('reaches a person of each, who reads it ten minutes later', () => {
    const world = aWorld();
    everyClient(world, { from: ADA.email, message: { subject: 'Hello', html: HTML } });
    const labels = () =>
      CLIENT_NAMES.map((client) => {
        const [thread] = world.mail.mailbox(addressOf(client)).threads('INBOX');
        return [thread?.messages[0]?.subject, thread?.messages[0]?.labelIds.includes('UNREAD')];
      });
    world.advance(9 * MINUTE);
    expect(labels()).toEqual(CLIENT_NAMES.map(() => ['Hello', true]));
    world.advance(MINUTE);
    expect(labels()).toEqual(CLIENT_NAMES.map(() => ['Hello', false]));
  });

  it('is waited for on the world’s clock, also in a world that was loaded; a reset forgets it', () => {
    const world = aWorld();
    everyClient(world, { from: ADA.email, message: { subject: 'Hello', html: HTML } });
    const next = world.next();
    expect(next?.what).toBe('gmail-prefetch@clients.example, Gmail, open all day: loads the pictures');
    const saved = world.save();
    world.reset();
    expect(world.next()).toBeNull();
    world.load(saved);
    expect(world.next()).toEqual(next);
  });

  it('needs one account for each program', () => {
    expect(new Set(CLIENT_ACCOUNTS.map(({ email }) => email)).size).toBe(CLIENT_NAMES.length);
  });
});

describe('recipientsOf', () => {
  it('says so when a world has none', () => {
    expect(() => recipientsOf(scriptedWorld({ accounts: [anAccount()] }))).toThrow('no recipients');
  });
});
