import type { CallOrder } from '../../../trouble/Order';
import { failureWords, slownessWords } from '../../../trouble/callWords';
import type { Language, TextName } from '../../../trouble/texts';
import { msOf, type Span } from './fields';

/** What a person filled in about calls. */
export interface CallDraft {
  readonly what: 'fail' | 'seem' | 'stop' | 'slow';
  readonly call: string;
  readonly which: 'next' | 'nth' | 'while' | 'rate' | 'all';
  readonly nth: number;
  readonly times: number;
  readonly lasting: Span;
  readonly percent: number;
  readonly seed: number;
  /** One of Google's texts by name, or the person's own. */
  readonly text: TextName | 'own';
  readonly message: string;
  readonly language: Language | 'account';
  readonly longer: Span;
}

export const FIRST_DRAFT: CallDraft = {
  what: 'fail',
  call: '*',
  which: 'next',
  nth: 2,
  times: 1,
  lasting: { many: 5, unit: 'minutes' },
  percent: 10,
  seed: 7,
  text: 'serverError',
  message: '',
  language: 'account',
  longer: { many: 20, unit: 'seconds' },
};

/** The order that a draft stands for. */
export function callOrderOf(draft: CallDraft): CallOrder {
  const { what, text, language } = draft;
  const aim = { call: draft.call.trim(), ...aimOf(draft) };
  if (what === 'slow') return { kind: 'slow', ...aim, ms: msOf(draft.longer) };
  if (what === 'stop') return { kind: 'fail', ...aim, kill: true };
  return {
    kind: 'fail',
    ...aim,
    ...(what === 'seem' ? { afterwards: true } : {}),
    ...(text === 'own' ? { message: draft.message.trim() } : { text }),
    ...(text === 'own' || language === 'account' ? {} : { language }),
  };
}

/** The order in a sentence, before it is placed. */
export function callOrderWords(order: CallOrder): string {
  switch (order.kind) {
    case 'fail':
      return failureWords(order);
    case 'slow':
      return slownessWords(order);
    case 'latency':
      return '';
  }
}

function aimOf({ which, nth, times, lasting, percent, seed }: CallDraft) {
  switch (which) {
    case 'next':
      return {};
    case 'nth':
      return { nth, times };
    case 'while':
      return { forMs: msOf(lasting) };
    case 'rate':
      return { rate: percent / 100, seed };
    case 'all':
      return { rate: 1 };
  }
}
