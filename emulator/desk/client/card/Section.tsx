import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SectionJson } from '../../../cards/cardJson';
import { Icon } from '../Icon';
import { FormattedText } from './FormattedText';
import { Widget } from './Widget';

/** A section; a collapsible one begins folded, with its first widgets in sight. */
export function Section({ section }: { readonly section: SectionJson }): JSX.Element {
  const [open, setOpen] = useState(section.collapsible !== true);
  const always = section.uncollapsibleWidgetsCount ?? 0;
  const foldable = section.collapsible === true && section.widgets.length > always;
  const shown = open || !foldable ? section.widgets : section.widgets.slice(0, always);
  return (
    <section class="card-section">
      {section.header !== undefined && (
        <h3>
          <FormattedText text={section.header} />
        </h3>
      )}
      {shown.map((widget, index) => (
        <Widget key={index} widget={widget} />
      ))}
      {foldable && (
        <button
          type="button"
          class={`card-fold${open ? ' card-fold-open' : ''}`}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <Icon name="expand_more" /> {open ? 'Show less' : 'Show more'}
        </button>
      )}
    </section>
  );
}
