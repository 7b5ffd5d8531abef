import type { Config } from '../../src/core/config';
import type { Doorstep, RememberedMessage, SettleStore } from '../../src/ports';
import { aConfig } from '../support/aConfig';
import { messageId, SENT_AT } from '../support/tracked';

export interface DoorstepHarness {
  readonly doorstep: Doorstep;
  /** Settle tells the doorstep what to remember. */
  readonly store: Pick<SettleStore, 'remember'>;
  keepConfig(config: Config): void;
  /** Somebody objected: by recipient tag, or for a message as a whole. */
  object(name: string): void;
}

const [MESSAGE, OTHER] = [messageId('here'), messageId('there')];
const about = { message: MESSAGE, tag: 'deadbeef' };

const PLACE: RememberedMessage = {
  message: MESSAGE,
  row: 12_345,
  latest: { 'open:deadbeef': SENT_AT, 'click:deadbeef:249': SENT_AT + 1 },
  crowdedUntil: SENT_AT + 600_000,
};

/** What every doorstep promises. */
export function doorstepContract(name: string, create: () => DoorstepHarness): void {
  describe(`the doorstep of ${name}`, () => {
    it('knows nothing before set-up', () => {
      expect(create().doorstep.look(about)).toEqual({ config: null, objected: false, remembered: null });
    });

    it('knows what set-up decided, at the first look and at later ones', () => {
      const { doorstep, keepConfig } = create();
      keepConfig(aConfig());
      for (let looks = 0; looks < 3; looks += 1) expect(doorstep.look(about).config).toEqual(aConfig());
    });

    it('knows at once when set-up decides anew', () => {
      const { doorstep, keepConfig } = create();
      keepConfig(aConfig());
      doorstep.look(about);
      keepConfig(aConfig({ tokenKeys: { current: 2, retired: [1] } }));
      expect(doorstep.look(about).config?.tokenKeys).toEqual({ current: 2, retired: [1] });
    });

    it('knows where settle last saw a message, and what of', () => {
      const { doorstep, store, keepConfig } = create();
      keepConfig(aConfig());
      store.remember([PLACE, { message: OTHER, row: 2, latest: {}, crowdedUntil: null }]);
      expect(doorstep.look(about).remembered).toEqual(PLACE);
      expect(doorstep.look({ ...about, message: OTHER }).remembered).toEqual({
        message: OTHER,
        row: 2,
        latest: {},
        crowdedUntil: null,
      });
      expect(doorstep.look({ ...about, message: messageId('nowhere') }).remembered).toBeNull();
    });

    it('remembers the last thing it was told', () => {
      const { doorstep, store, keepConfig } = create();
      keepConfig(aConfig());
      store.remember([PLACE]);
      store.remember([]);
      store.remember([{ ...PLACE, row: 3 }]);
      expect(doorstep.look(about).remembered?.row).toBe(3);
    });

    it.each([
      ['a recipient', 'deadbeef'],
      ['a whole message', MESSAGE],
    ])('knows that somebody objected for %s, and only there', (_, objection) => {
      const { doorstep, keepConfig, object } = create();
      keepConfig(aConfig());
      doorstep.look(about);
      object(objection);
      expect(doorstep.look(about).objected).toBe(true);
      expect(doorstep.look({ message: OTHER, tag: 'deadbee0' }).objected).toBe(false);
    });

    it('counts repeats without an error', () => {
      const { doorstep, keepConfig } = create();
      keepConfig(aConfig());
      doorstep.look(about);
      expect(() => {
        doorstep.countRepeat(MESSAGE);
        doorstep.countRepeat(MESSAGE);
      }).not.toThrow();
    });
  });
}
