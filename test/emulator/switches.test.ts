import { areSwitchPositions, KIND, SWITCH_NAMES, SWITCHES, UNKIND } from '../../emulator/switches';

describe('the list of switches', () => {
  it.each(SWITCH_NAMES)('%s has two positions, a few words, a sentence and a probe', (name) => {
    const { words, about, probe, kind, unkind } = SWITCHES[name];
    expect(kind).not.toBe(unkind);
    expect([KIND[name], UNKIND[name]]).toEqual([kind, unkind]);
    expect(words).toMatch(/^[A-Z].{10,60}[^.]$/);
    expect(about).toMatch(/\.$/);
    expect(probe).toMatch(/\.$/);
  });

  it.each<[unknown, boolean]>([
    [{}, true],
    [{ echoWorksAgain: true, emptyQueryString: null }, true],
    [{ emptyQueryString: 'x' }, false],
    [{ echoWorksAgain: 'yes' }, false],
    [{ gravity: true }, false],
    [{ constructor: true }, false],
    [null, false],
    ['echoWorksAgain', false],
  ])('knows whether %j names positions: %s', (value, expected) => {
    expect(areSwitchPositions(value)).toBe(expected);
  });
});
