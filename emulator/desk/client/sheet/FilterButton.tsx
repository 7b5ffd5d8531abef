import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../Icon';
import { useDismiss } from '../useDismiss';

/** The filter of one column: which of its values are shown. */
export function FilterButton(props: {
  readonly name: string;
  /** The column's texts, each once. */
  readonly values: readonly string[];
  readonly hiddenValues: readonly string[];
  readonly onChange: (hiddenValues: readonly string[]) => void;
}): JSX.Element {
  const { name, values, hiddenValues } = props;
  const [open, setOpen] = useState(false);
  const frame = useDismiss<HTMLDivElement>(open, () => {
    setOpen(false);
  });
  const active = hiddenValues.length > 0;
  return (
    <div
      class="filter"
      ref={frame}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') setOpen(false);
      }}
      onDblClick={(event) => {
        event.stopPropagation();
      }}
    >
      <button
        type="button"
        class={active ? 'filter-button filter-active' : 'filter-button'}
        aria-label={`Filter ${name}${active ? `, ${hiddenValues.length} hidden` : ''}`}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="filter_list" size={14} />
      </button>
      {open && (
        <fieldset class="grid-menu filter-menu" tabIndex={-1}>
          <legend>Show</legend>
          {values.map((value) => (
            <label key={value} class="check">
              <input
                type="checkbox"
                checked={!hiddenValues.includes(value)}
                onChange={(event) => {
                  const others = hiddenValues.filter((one) => one !== value);
                  props.onChange(event.currentTarget.checked ? others : [...others, value]);
                }}
              />
              {value || '(Blanks)'}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
