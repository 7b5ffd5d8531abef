import { doing, happens } from '../../../emulator/clients/inWords';
import { CLIENT_NAMES } from '../../../emulator/clients/roster';

describe('what a program does, in words', () => {
  it('says when, whether anybody reads or not', () => {
    expect(happens('gmail-prefetch')).toEqual([
      '3 s after delivery, read or not: loads the pictures',
      'when opened: Google’s proxy loads the pictures',
    ]);
    expect(happens('link-sweep')[1]).toBe(
      '43 s after delivery, read or not: follows every link, one after the other within 7 s',
    );
    expect(happens('chat-unfurler')).toEqual(['60 s after it is opened: looks at the first link']);
  });

  it('counts what is done several times', () => {
    expect(happens('outlook')).toEqual(['when opened: loads the pictures, 6 times within 20 s']);
  });

  it('has words for each program, also for one that does nothing', () => {
    expect(happens('images-off')).toEqual(['never: nothing is loaded, however often the mail is read']);
    expect(CLIENT_NAMES.filter((client) => happens(client).length === 0)).toEqual([]);
  });

  it('does not say twice what a filter does', () => {
    expect(doing('sandbox', 'run-pages')).toBe('A filter that opens links in its own browser');
    expect(doing('link-sweep', 'pictures')).toBe(
      'A filter that follows every link at once: loads the pictures',
    );
    expect(doing('yahoo', 'pictures')).toBe('Yahoo Mail: loads the pictures');
  });
});
