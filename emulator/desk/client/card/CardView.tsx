import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormInputs } from '../../../cards/addOnAnswer';
import type {
  ActionJson,
  CardHeaderJson,
  CardJson,
  ComposedEmailTypeJson,
  OnClickJson,
} from '../../../cards/cardJson';
import { CardButton } from './CardButton';
import { CardProvider } from './cardContext';
import { pictureUrl } from './CardIcon';
import { CardMenu } from './CardMenu';
import { initialInputs, missingInputs, withInput } from './formInputs';
import { Section } from './Section';

/** One card, as Gmail's side panel draws it. What is typed stays here until an action asks for it. */
export function CardView(props: {
  readonly card: CardJson;
  readonly hrefOf: (url: string) => string;
  /** Resolves when the answer is there: whether it ran. */
  readonly onAction: (
    action: ActionJson,
    inputs: FormInputs,
    composes?: ComposedEmailTypeJson,
  ) => Promise<boolean>;
  readonly onOpen: (onClick: OnClickJson) => void;
}): JSX.Element {
  const { card } = props;
  const [inputs, setInputs] = useState(() => initialInputs(card));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const keepsValues = useRef(false);
  const latest = useRef(card);
  latest.current = card;
  useEffect(() => {
    if (!keepsValues.current) setInputs(initialInputs(card));
  }, [card]);

  const run = async (
    action: ActionJson,
    values: FormInputs,
    composes?: ComposedEmailTypeJson,
  ): Promise<void> => {
    const empty = missingInputs(card, action, values);
    setMissing(empty);
    if (empty.length > 0) return;
    keepsValues.current = action.persistValues === true;
    const ran = await props.onAction(action, values, composes);
    // The card may be another one by now.
    if (ran && action.persistValues !== true) setInputs(initialInputs(latest.current));
  };
  const click = (onClick: OnClickJson): void => {
    if ('action' in onClick) void run(onClick.action, inputs);
    else if ('openDynamicLinkAction' in onClick) void run(onClick.openDynamicLinkAction, inputs);
    else if ('composeAction' in onClick) {
      const { action, composedEmailType } = onClick.composeAction;
      void run(action, inputs, composedEmailType);
    } else props.onOpen(onClick);
  };
  const setInput = (name: string, values: readonly string[], onChange?: ActionJson): void => {
    const next = withInput(inputs, name, values);
    setInputs(next);
    setMissing(missing.filter((one) => one !== name));
    if (onChange !== undefined) void run(onChange, next);
  };

  return (
    <CardProvider value={{ inputs, missing, setInput, click, hrefOf: props.hrefOf }}>
      <article class="card">
        {(card.header !== undefined || (card.cardActions ?? []).length > 0) && (
          <header class="card-header">
            {card.header !== undefined && <Header header={card.header} />}
            <CardMenu actions={card.cardActions ?? []} />
          </header>
        )}
        <div class="card-sections">
          {(card.sections ?? []).map((section, index) => (
            <Section key={index} section={section} />
          ))}
        </div>
        {card.fixedFooter !== undefined && (
          <footer class="card-footer">
            {card.fixedFooter.secondaryButton !== undefined && (
              <CardButton button={{ type: 'OUTLINED', ...card.fixedFooter.secondaryButton }} />
            )}
            <CardButton button={{ type: 'FILLED', ...card.fixedFooter.primaryButton }} />
          </footer>
        )}
      </article>
    </CardProvider>
  );
}

function Header({ header }: { readonly header: CardHeaderJson }): JSX.Element {
  return (
    <>
      {header.imageUrl !== undefined && (
        <img
          class={header.imageType === 'CIRCLE' ? 'card-picture round' : 'card-picture'}
          src={pictureUrl(header.imageUrl)}
          alt={header.imageAltText ?? ''}
        />
      )}
      <div class="card-titles">
        <h2>{header.title}</h2>
        {header.subtitle !== undefined && <p>{header.subtitle}</p>}
      </div>
    </>
  );
}
