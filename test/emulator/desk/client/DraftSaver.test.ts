import { DraftSaver, type SaveState } from '../../../../emulator/desk/client/compose/DraftSaver';
import type { Composition } from '../../../../emulator/contracts';

const mail = (subject: string): Composition => ({ to: '', cc: '', bcc: '', subject, html: '' });

describe('saving a draft', () => {
  const saved: { readonly subject: string; readonly id: string | null }[] = [];
  const told: SaveState[] = [];
  let failing = false;
  let finish: (() => void) | null = null;
  let slow = false;

  const saver = (): DraftSaver =>
    new DraftSaver(
      null,
      async ({ subject }, id) => {
        if (slow) await new Promise<void>((resolve) => (finish = resolve));
        if (failing) throw new Error('No room.');
        saved.push({ subject, id });
        return 'draft-1';
      },
      (state) => told.push(state),
    );

  beforeEach(() => {
    jest.useFakeTimers();
    saved.length = 0;
    told.length = 0;
    failing = false;
    slow = false;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('waits for a pause in writing and saves the newest text once', async () => {
    const draft = saver();
    draft.change(mail('O'));
    draft.change(mail('Oa'));
    draft.change(mail('Oak'));
    await jest.runAllTimersAsync();
    expect(saved).toEqual([{ subject: 'Oak', id: null }]);
    expect(told.at(-1)).toBe('saved');
  });

  it('answers no id for a mail that was never written', async () => {
    expect(await saver().flush()).toBeNull();
    expect(saved).toEqual([]);
  });

  it('saves at once on request, and later changes into the same draft', async () => {
    const draft = saver();
    draft.change(mail('Oak'));
    expect(await draft.flush()).toBe('draft-1');
    draft.change(mail('Ash'));
    await draft.flush();
    expect(saved).toEqual([
      { subject: 'Oak', id: null },
      { subject: 'Ash', id: 'draft-1' },
    ]);
  });

  it('never makes two drafts when one is still being saved', async () => {
    slow = true;
    const draft = saver();
    draft.change(mail('Oak'));
    const first = draft.flush();
    await jest.advanceTimersByTimeAsync(0);
    draft.change(mail('Ash'));
    const second = draft.flush();
    slow = false;
    finish?.();
    await Promise.all([first, second]);
    expect(saved).toEqual([
      { subject: 'Oak', id: null },
      { subject: 'Ash', id: 'draft-1' },
    ]);
  });

  it('says why it failed, keeps the text, and saves it with the next try', async () => {
    failing = true;
    const draft = saver();
    draft.change(mail('Oak'));
    await expect(draft.flush()).rejects.toThrow('No room.');
    expect(told.at(-1)).toEqual({ failed: 'No room.' });
    failing = false;
    expect(await draft.flush()).toBe('draft-1');
    expect(saved).toEqual([{ subject: 'Oak', id: null }]);
  });

  it('forgets what waits when the mail is given up', async () => {
    const draft = saver();
    draft.change(mail('Oak'));
    expect(await draft.abandon()).toBeNull();
    await jest.runAllTimersAsync();
    expect(saved).toEqual([]);
  });
});
