import type { JSX } from 'preact';
import type { OpenOrder } from '../../../trouble/Order';
import { useRemote } from '../remote';
import { hashOf } from '../route';

/** Under the log: that failures may be of one's own making, or how to make some. */
export function TroubleNote(): JSX.Element {
  const open = useRemote<readonly OpenOrder[]>('trouble');
  const many = open.kind === 'here' ? open.data.length : 0;
  return (
    <p class={many > 0 ? 'trouble-note trouble-note-some' : 'trouble-note hint'}>
      {many > 0
        ? `Trouble is ordered (${many}): runs may fail for that reason. `
        : 'What does the add-on do when Google fails? '}
      <a href={hashOf({ place: 'trouble' })}>{many > 0 ? 'See what is ordered' : 'Order trouble'}</a>
    </p>
  );
}
