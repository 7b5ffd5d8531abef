import { RULES } from '../../src/core/rules';

describe('the table of rules', () => {
  it('reads like the documentation', () => {
    expect(RULES.map(({ code, of, verdict, when }) => `${code} ${of}: ${when} → ${verdict}`)).toEqual([
      'O0 any: sending not confirmed, and less than 1 min after Track → self',
      'O0 any: sending not confirmed yet → uncertain',
      'O1 any: before the message was sent, or sending not seen within 7 days → self',
      'C8 click: the page ran in a browser that a program drives → automatic',
      'C10 click: button pressed; an open is back-filled when none is known → verified',
      'C6 click: less than 10 s after sending → automatic',
      'C1 click: the page’s script did not run within 2 min → uncertain',
      'O4 open: less than 20 s after sending → automatic',
      'O5 open: less than 1 min after sending → uncertain',
      'O9 open: less than 3 min after an earlier open: counts towards it, and is no surer than it → human',
      'C9 click: the page was asked for, and the button not pressed → uncertain',
      'O10 open: else → human',
    ]);
  });

  it('ends with a rule for every kind of hit', () => {
    expect(RULES.slice(-2).map(({ of }) => of)).toEqual(['click', 'open']);
  });
});
