import { addressesIn } from '../../../../emulator/desk/client/compose/addresses';

describe('the addresses in a line', () => {
  it.each([
    ['', []],
    ['ben@gmail.example', ['ben@gmail.example']],
    ['Ben <ben@gmail.example>, cleo@harbour.example', ['ben@gmail.example', 'cleo@harbour.example']],
    [
      '"Marsh, Cleo" <cleo@harbour.example>; ben@gmail.example',
      ['cleo@harbour.example', 'ben@gmail.example'],
    ],
    ['ben, b', []],
    ['ben@gmail.example,', ['ben@gmail.example']],
  ])('of %j are %j', (line, addresses) => {
    expect(addressesIn(line)).toEqual(addresses);
  });
});
