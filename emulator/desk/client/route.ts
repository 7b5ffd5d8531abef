/** Which place of the desk is shown; kept in the address behind `#`, so that Back works and a place can be linked. */
export type Route =
  | { readonly place: 'mail'; readonly email: string; readonly label: string; readonly thread: string | null }
  | { readonly place: 'sheet'; readonly id: string | null; readonly tab: string | null }
  | { readonly place: 'executions' }
  | { readonly place: 'trouble' }
  | { readonly place: 'start' };

export function routeOf(hash: string): Route {
  const [place, first, second, third] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decodeURIComponent);
  if (place === 'mail' && first) {
    return { place, email: first, label: second || 'INBOX', thread: third || null };
  }
  if (place === 'sheet') return { place, id: first || null, tab: second || null };
  if (place === 'executions' || place === 'trouble') return { place };
  return { place: 'start' };
}

export function hashOf(route: Route): string {
  switch (route.place) {
    case 'mail':
      return ['#/mail', route.email, route.label, ...(route.thread === null ? [] : [route.thread])]
        .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
        .join('/');
    case 'sheet':
      return ['#/sheet', route.id ?? '', route.tab ?? '']
        .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
        .join('/')
        .replace(/\/+$/, '');
    case 'executions':
      return '#/executions';
    case 'trouble':
      return '#/trouble';
    case 'start':
      return '#/';
  }
}

export const mailHash = (email: string, label = 'INBOX', thread: string | null = null): string =>
  hashOf({ place: 'mail', email, label, thread });

export function goTo(hash: string): void {
  location.hash = hash;
}
