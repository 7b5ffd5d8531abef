import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OpenOrder } from '../../../trouble/Order';
import { Icon } from '../Icon';
import { useRemote } from '../remote';
import { hashOf } from '../route';

/** The way to Trouble, and how much of it there is. */
export function TroubleTab({ current }: { readonly current: boolean }): JSX.Element {
  const open = useRemote<readonly OpenOrder[]>('trouble');
  const many = open.kind === 'here' ? open.data.length : 0;
  const tab = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // On a phone the number would run out of sight.
    if (current) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current, many]);
  return (
    <a
      class="tab"
      ref={tab}
      href={hashOf({ place: 'trouble' })}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon name="warning" />
      <span class="tab-name">Trouble</span>
      {many > 0 && (
        <span class="badge" aria-label={`${many} ordered`}>
          {many}
        </span>
      )}
    </a>
  );
}
