import { ADA } from '../../emulator/scenes/people';
import type { MessageId } from '../../src/core/event';
import { openDoorstep } from '../../src/google/doorstep';
import { config } from '../../src/google/config';
import { journal } from '../../src/google/journal';
import { settleStore } from '../../src/google/settleStore';
import { asGoogleUser } from '../support/asGoogleUser';
import { openOffice } from '../support/office';
import { aConfig } from '../support/aConfig';

const message = 'AAAAAAAAAAAA' as MessageId;

/** Until not even a small record fits. */
function fillScriptProperties(): void {
  const script = PropertiesService.getScriptProperties();
  let size = 8_000;
  for (let index = 0; size > 20; index += 1) {
    try {
      script.setProperty(`filler-${index}`, 'x'.repeat(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
}

describe('the doorstep', () => {
  it('knows as much when the cache forgot everything as when it is warm', () => {
    const world = openOffice({ setUp: false });
    asGoogleUser(world, ADA.email, () => {
      config.keep(aConfig());
      const look = () => openDoorstep().doorstep.look({ message, tag: 'abcdef01' });
      const cold = look();
      expect(cold).toEqual({ config: aConfig(), objected: false, remembered: null });
      expect(look()).toEqual(cold);
    });
  });

  it('finds an objection by recipient and by message, warm and cold', () => {
    const world = openOffice({ setUp: false });
    asGoogleUser(world, ADA.email, () => {
      config.keep(aConfig());
      PropertiesService.getScriptProperties().setProperties({
        'x:a': '00112233 abcdef01',
        'y:B': 'BBBBBBBBBBBB',
      });
      const objected = (tag: string, about: string) =>
        [1, 2].map(() => openDoorstep().doorstep.look({ message: about as MessageId, tag }).objected);
      expect(objected('abcdef01', 'AAAAAAAAAAAA')).toEqual([true, true]);
      expect(objected('abcdef02', 'AAAAAAAAAAAA')).toEqual([false, false]);
      expect(objected('00000000', 'BBBBBBBBBBBB')).toEqual([true, true]);
    });
  });
});

describe('the journal', () => {
  it('goes over to the owner’s own properties when the script’s are full, where settle finds and removes it', () => {
    const world = openOffice({ setUp: false });
    asGoogleUser(world, ADA.email, () => {
      fillScriptProperties();
      const record = { kind: 'unsent', message, at: 1 } as const;
      for (let index = 0; index < 10; index += 1) expect(journal.append(record, index)).toBe('kept');
      const overflowing = Object.keys(PropertiesService.getUserProperties().getProperties());
      expect(overflowing.length).toBeGreaterThan(0);
      const { entries } = settleStore.read();
      expect(entries.map(({ record: found }) => found)).toEqual(Array(10).fill(record));
      settleStore.remove(entries.map(({ key }) => key));
      expect(settleStore.read().entries).toEqual([]);
    });
  });
});
