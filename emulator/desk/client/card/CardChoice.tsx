import type { JSX } from 'preact';
import type { CardJson } from '../../../cards/cardJson';

/** The headers of several cards, of which one is chosen. */
export const CardChoice = (props: {
  readonly cards: readonly CardJson[];
  readonly onChoose: (card: CardJson) => void;
}): JSX.Element => (
  <ul class="plain card-choices">
    {props.cards.map((card, index) => (
      <li key={index}>
        <button
          type="button"
          class="card-choice-row"
          onClick={() => {
            props.onChoose(card);
          }}
        >
          <span>{card.header?.title ?? `Card ${index + 1}`}</span>
          {card.header?.subtitle !== undefined && <small class="choice-below">{card.header.subtitle}</small>}
        </button>
      </li>
    ))}
  </ul>
);
