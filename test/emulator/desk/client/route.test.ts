import { hashOf, routeOf, type Route } from '../../../../emulator/desk/client/route';

const routes: readonly Route[] = [
  { place: 'mail', email: 'ada@lindenhof.example', label: 'INBOX', thread: null },
  { place: 'mail', email: 'ada@lindenhof.example', label: 'Label/1', thread: 't1' },
  { place: 'sheet', id: null, tab: null },
  { place: 'sheet', id: 's 1', tab: null },
  { place: 'sheet', id: null, tab: 'Read me' },
  { place: 'sheet', id: 's 1', tab: 'Events' },
  { place: 'executions' },
  { place: 'trouble' },
  { place: 'start' },
];

describe('the address of a place', () => {
  it.each(routes)('leads back to it: %j', (route) => {
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  it.each(['', '#', '#/', '#/nowhere', '#/mail'])('%j leads to the start', (hash) => {
    expect(routeOf(hash)).toEqual({ place: 'start' });
  });

  it('leads to the inbox when no label is given', () => {
    expect(routeOf('#/mail/ada@lindenhof.example')).toMatchObject({ label: 'INBOX', thread: null });
  });
});
