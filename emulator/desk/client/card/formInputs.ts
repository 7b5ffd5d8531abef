import type { FormInputs } from '../../../cards/addOnAnswer';
import type { ActionJson, CardJson, WidgetJson } from '../../../cards/cardJson';

/** What the card's inputs hold before anybody touched them. Nothing chosen leaves the name out. */
export function initialInputs(card: CardJson): FormInputs {
  return Object.fromEntries(
    widgetsOf(card)
      .map(startOf)
      .filter((entry) => entry !== null),
  );
}

/** Names of the inputs that the action needs and that are empty. */
export function missingInputs(card: CardJson, action: ActionJson, inputs: FormInputs): readonly string[] {
  const required = action.allWidgetsAreRequired === true ? namesOf(card) : (action.requiredWidgets ?? []);
  return required.filter((name) => (inputs[name] ?? []).every((value) => value.trim() === ''));
}

export function withInput(inputs: FormInputs, name: string, values: readonly string[]): FormInputs {
  const others = Object.entries(inputs).filter(([other]) => other !== name);
  return Object.fromEntries(values.length === 0 ? others : [...others, [name, values]]);
}

const widgetsOf = (card: CardJson): readonly WidgetJson[] =>
  (card.sections ?? []).flatMap((section) => section.widgets);

const namesOf = (card: CardJson): string[] =>
  widgetsOf(card).flatMap((widget) =>
    'textInput' in widget
      ? [widget.textInput.name]
      : 'selectionInput' in widget
        ? [widget.selectionInput.name]
        : [],
  );

function startOf(widget: WidgetJson): readonly [string, readonly string[]] | null {
  if ('textInput' in widget) {
    const { name, value } = widget.textInput;
    return value === undefined || value === '' ? null : [name, [value]];
  }
  if ('selectionInput' in widget) {
    const { name, items } = widget.selectionInput;
    const chosen = items.filter((item) => item.selected).map((item) => item.value);
    return chosen.length === 0 ? null : [name, chosen];
  }
  if ('decoratedText' in widget && widget.decoratedText.switchControl?.selected === true) {
    const { name, value } = widget.decoratedText.switchControl;
    return [name, [value]];
  }
  return null;
}
