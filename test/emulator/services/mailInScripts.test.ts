import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld } from '../../../emulator/world/World';
import { ADA, BEN } from '../gmail/aMailServer';

const MANIFEST = {
  timeZone: 'Etc/UTC',
  runtimeVersion: 'V8',
  dependencies: { enabledAdvancedServices: [{ userSymbol: 'Gmail', serviceId: 'gmail', version: 'v1' }] },
};

/** What a script in the user's name returns or throws, behind the membrane, as on Google. */
function inScript(body: string): unknown {
  const dist = mkdtempSync(join(tmpdir(), 'emulated-mail-'));
  try {
    writeFileSync(join(dist, 'appsscript.json'), JSON.stringify(MANIFEST));
    writeFileSync(join(dist, 'Code.js'), `function main() { ${body} }`);
    const world = createWorld({ dist, accounts: [ADA, BEN], deployer: ADA.email });
    world.mail.dispatch({ from: BEN, to: [ADA.email], subject: 'Grüße', text: 'é', keepCopy: false });
    const result = world.project.run({
      kind: 'card',
      function: 'main',
      arguments: [],
      activeUser: ADA.email,
      effectiveUser: ADA.email,
    });
    if (result.kind === 'threw') throw new Error(result.message);
    return result.value;
  } finally {
    rmSync(dist, { recursive: true });
  }
}

describe('A script', () => {
  // As seen in live runs.
  it('gets bytes as an array of its own, signed, and reads them with Utilities', () => {
    expect(
      inScript(`
        const { messages } = Gmail.Users.Messages.list('me', { labelIds: ['INBOX'] });
        const message = Gmail.Users.Messages.get('me', messages[0].id);
        const bytes = message.payload.body.data;
        return [Array.isArray(bytes), bytes.slice(0, 2), Utilities.newBlob(bytes).getDataAsString().trim()];
      `),
    ).toEqual([true, [-61, -87], 'é']);
  });

  it('sends what it encoded web-safe, and labels by id', () => {
    expect(
      inScript(`
        const raw = Utilities.base64EncodeWebSafe('To: ${BEN.email}\\r\\nSubject: Hi\\r\\n\\r\\nHello ✓', Utilities.Charset.UTF_8);
        const sent = Gmail.Users.Messages.send({ raw }, 'me');
        const label = Gmail.Users.Labels.create({ name: '✓ sent' }, 'me');
        return Gmail.Users.Messages.modify({ addLabelIds: [label.id] }, 'me', sent.id).labelIds;
      `),
    ).toEqual(['SENT', 'Label_1']);
  });

  it('catches refusals with name, message and details', () => {
    expect(
      inScript(`
        try {
          Gmail.Users.Messages.get('me', '1a00000000000999');
        } catch (error) {
          return [error instanceof Error, error.name, error.message, error.details.code];
        }
      `),
    ).toEqual([
      true,
      'GoogleJsonResponseException',
      'API call to gmail.users.messages.get failed with error: Requested entity was not found.',
      404,
    ]);
  });

  it('does not find what is not emulated, by name', () => {
    expect(() => inScript(`Gmail.Users.Messages.batchDelete({ ids: [] }, 'me');`)).toThrow(
      'Gmail.Users.Messages.batchDelete is not emulated. Add it in emulator/services/Gmail.ts.',
    );
    expect(() => inScript(`Gmail.Users.state;`)).toThrow('Gmail.Users.state is not emulated.');
  });

  it('mails by MailApp and counts what is left', () => {
    expect(
      inScript(`
        MailApp.sendEmail('${BEN.email}', 'Opened', 'text', { htmlBody: '<p>text</p>', name: 'Doublecheck' });
        return MailApp.getRemainingDailyQuota();
      `),
    ).toBe(99);
  });
});
