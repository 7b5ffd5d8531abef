import type { JSX } from 'preact';
import type { LabelRow } from '../../wire';
import { labelName } from './LabelList';

/** What a label without colours looks like. */
const PLAIN = { backgroundColor: '#dddddd', textColor: '#3c4043' };

/** The labels of a conversation as Gmail shows them: the user's own, and *Inbox* where that is news. */
export function LabelChips(props: {
  readonly labels: readonly LabelRow[];
  readonly ids: readonly string[];
  /** The label looked at, which is not repeated. */
  readonly under: string;
}): JSX.Element | null {
  const shown = props.labels
    .filter(
      ({ id, type }) => props.ids.includes(id) && id !== props.under && (type === 'user' || id === 'INBOX'),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
  if (shown.length === 0) return null;
  return (
    <span class="chips">
      {shown.map((label) => {
        const { backgroundColor, textColor } = label.color ?? PLAIN;
        return (
          <span key={label.id} class="chip" style={{ background: backgroundColor, color: textColor }}>
            {labelName(label)}
          </span>
        );
      })}
    </span>
  );
}
