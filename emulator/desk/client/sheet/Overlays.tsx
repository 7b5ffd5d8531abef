import type { JSX } from 'preact';
import type { SheetTabView } from '../../../contracts';
import { Icon } from '../Icon';
import { count } from '../words';
import { lockWords } from './locks';

/** What lies over a tab besides its cells: what the filter hides, filter views, whose ranges are protected. */
export function Overlays(props: {
  readonly tab: SheetTabView;
  readonly owner: string;
  /** The title of the filter view that is looked through; empty for none. */
  readonly view: string;
  readonly onView: (title: string) => void;
}): JSX.Element | null {
  const { tab, view } = props;
  const out = tab.rows.filter(({ filteredOut }) => filteredOut).length;
  const unseen = tab.filterViews.find(({ title }) => title === view)?.hiddenRows.length ?? 0;
  const { protectedRanges, filterViews } = tab;
  if (out === 0 && filterViews.length === 0 && protectedRanges.length === 0) return null;
  return (
    <div class="overlays">
      {out > 0 && (
        <p>
          <Icon name="filter_list" size={16} /> The filter hides {count(out, 'row')}.
        </p>
      )}
      {filterViews.length > 0 && (
        <label>
          Filter view{' '}
          <select
            value={view}
            onChange={(event) => {
              props.onView(event.currentTarget.value);
            }}
          >
            <option value="">None</option>
            {filterViews.map(({ title }) => (
              <option key={title} value={title}>
                {title}
              </option>
            ))}
          </select>
          {unseen > 0 && <span class="hint"> hides {count(unseen, 'row')} from you only</span>}
        </label>
      )}
      {protectedRanges.length > 0 && (
        <details>
          <summary>
            <Icon name="lock" size={16} /> {count(protectedRanges.length, 'protected range')}
          </summary>
          <ul class="plain">
            {protectedRanges.map((lock, index) => (
              <li key={index}>{lockWords(lock, props.owner)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
