import type { Mark, MessageState } from '../../core/event';
import { summaryOf } from '../../core/summary';
import { factsOf, judge } from '../../core/verdict';
import { markWords } from '../../core/words';
import type { Reader } from './messageView';
import {
  action,
  button,
  buttons,
  card,
  followUpButton,
  holderSection,
  line,
  plain,
  section,
  text,
} from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;

/** How many recipients fit a card that is read in seconds; the Sheet has them all. */
const MOST_LINES = 40;

const ORDER: readonly Mark[] = ['clicked', 'opened', 'maybe', 'sent', 'unconfirmed'];

/** A mail that went to each recipient separately: how many opened it, and who. */
export function copiesCard(states: readonly MessageState[], asked: number, reader: Reader): Card {
  const copies = states
    .map((state) => {
      const { mark } = summaryOf(state, judge(factsOf(state), state.hits, [], [], reader.now).events);
      return { to: state.sent?.recipients.join(', ') ?? '', mark };
    })
    .sort((one, other) => ORDER.indexOf(one.mark) - ORDER.indexOf(other.mark));
  const opened = copies.filter(({ mark }) => mark === 'opened' || mark === 'clicked').length;
  const clicked = copies.filter(({ mark }) => mark === 'clicked').length;
  const more = copies.length - MOST_LINES;
  return card(
    `${opened > 0 ? '✓✓' : '✓'} ${opened} of ${asked} opened`,
    reader.subject,
    section(
      '',
      text(
        opened === 0
          ? 'Nobody is known to have opened it. That is not the same as unread: who blocks pictures stays unseen.'
          : `At least ${opened === 1 ? 'one' : String(opened)} of ${asked} opened it${clicked === 0 ? '' : `, and ${clicked} pressed a link`}.`,
      ),
      ...(copies.length < asked
        ? [text('The record of the others has not been brought together yet: that takes a minute or so.')]
        : []),
      buttons(button('Refresh', action('onRefresh')), followUpButton()),
    ),
    section(
      'Each has a copy of their own',
      ...copies.slice(0, MOST_LINES).map(({ to, mark }) => line(markWords(mark), plain(to))),
      ...(more > 0 ? [text(`And ${more} more: see the Sheet.`)] : []),
    ),
    holderSection(reader.holder),
  );
}
