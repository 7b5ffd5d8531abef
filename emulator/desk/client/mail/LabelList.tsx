import type { JSX } from 'preact';
import type { LabelRow } from '../../wire';
import { Icon } from '../Icon';
import { goTo, mailHash } from '../route';

/** The system labels that Gmail's list shows, in its order, with its words. */
const SYSTEM: Readonly<Record<string, { readonly name: string; readonly icon: string }>> = {
  INBOX: { name: 'Inbox', icon: 'inbox' },
  STARRED: { name: 'Starred', icon: 'star' },
  SENT: { name: 'Sent', icon: 'send' },
  DRAFT: { name: 'Drafts', icon: 'drafts' },
  SPAM: { name: 'Spam', icon: 'error' },
  TRASH: { name: 'Bin', icon: 'delete' },
};

/** The labels down the left side; on a narrow screen, one select. */
export function LabelList(props: {
  readonly email: string;
  readonly labels: readonly LabelRow[];
  readonly current: string;
  readonly onCompose: () => void;
}): JSX.Element {
  const { email, current, onCompose } = props;
  const labels = shownLabels(props.labels);
  return (
    <aside class="labels">
      <button type="button" class="compose-button" onClick={onCompose}>
        <Icon name="edit" /> Compose
      </button>
      <label class="labels-select narrow-only">
        <span class="sr-only">Label</span>
        <select
          value={current}
          onChange={(event) => {
            goTo(mailHash(email, event.currentTarget.value));
          }}
        >
          {labels.map((label) => (
            <option key={label.id} value={label.id}>
              {labelName(label)}
              {label.count > 0 ? ` (${label.count})` : ''}
            </option>
          ))}
        </select>
      </label>
      <nav class="wide-only" aria-label="Labels">
        <ul class="plain">
          {labels.map((label) => (
            <li key={label.id}>
              <a
                class="label-link"
                href={mailHash(email, label.id)}
                {...(label.id === current ? { 'aria-current': 'page' as const } : {})}
              >
                <LabelIcon label={label} />
                <span class="label-name">{labelName(label)}</span>
                {label.count > 0 && <span class="label-count">{label.count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}

export const labelName = (label: Pick<LabelRow, 'id' | 'name'>): string =>
  SYSTEM[label.id]?.name ?? label.name;

function LabelIcon({ label }: { readonly label: LabelRow }): JSX.Element {
  const system = SYSTEM[label.id];
  if (system !== undefined) return <Icon name={system.icon} size={18} />;
  return (
    <span class="label-swatch" style={{ color: label.color?.backgroundColor ?? 'var(--ink-3)' }}>
      <Icon name="label" size={18} />
    </span>
  );
}

function shownLabels(labels: readonly LabelRow[]): readonly LabelRow[] {
  const order = Object.keys(SYSTEM);
  const system = labels
    .filter((label) => label.type === 'system' && order.includes(label.id))
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const user = labels.filter((label) => label.type === 'user').sort((a, b) => a.name.localeCompare(b.name));
  return [...system, ...user];
}
