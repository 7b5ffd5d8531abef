import type { Mark } from '../core/event';

interface MarkLabel {
  readonly name: string;
  /** From Gmail's fixed palette. @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels */
  readonly color: { readonly textColor: string; readonly backgroundColor: string };
}

/** How each mark looks in Gmail, on the phone, too. A person may rename a label: it is found again by its id. */
export const MARK_LABELS: Readonly<Record<Mark, MarkLabel>> = {
  sent: { name: '✓ sent', color: { textColor: '#434343', backgroundColor: '#efefef' } },
  maybe: { name: '✓ maybe', color: { textColor: '#434343', backgroundColor: '#cccccc' } },
  opened: { name: '✓✓ opened', color: { textColor: '#ffffff', backgroundColor: '#0b804b' } },
  clicked: { name: '✓✓ clicked', color: { textColor: '#ffffff', backgroundColor: '#285bac' } },
  unconfirmed: { name: '– not confirmed', color: { textColor: '#a46a21', backgroundColor: '#ffe6c7' } },
};

export const MARKS: readonly Mark[] = ['sent', 'maybe', 'opened', 'clicked', 'unconfirmed'];
