import type { FormInputs } from '../../../cards/addOnAnswer';
import type { ActionJson, CardJson, WidgetJson } from '../../../cards/cardJson';

/** What the card's inputs hold before anybody touched them. Nothing chosen leaves the name out. */
export function initialInputs(card: CardJson): FormInputs {
  const all = new Map<string, readonly string[]>();
  // Switches may share a name: theirs are the values of all that are on.
  for (const [name, values] of widgetsOf(card).flatMap(startOf))
    all.set(name, [...(all.get(name) ?? []), ...values]);
  return Object.fromEntries(all);
}

/**
 * Names of the inputs that the action needs and that are empty. Check boxes, radio buttons and switches are never
 * missing: Google checks text, dropdown and multiselect menus only.
 *
 * @see https://developers.google.com/apps-script/reference/card-service/selection-input
 */
export function missingInputs(card: CardJson, action: ActionJson, inputs: FormInputs): readonly string[] {
  const { allWidgetsAreRequired, requiredWidgets = [] } = action;
  return widgetsOf(card)
    .flatMap(checkedName)
    .filter((name) => allWidgetsAreRequired === true || requiredWidgets.includes(name))
    .filter((name) => (inputs[name] ?? []).every((value) => value.trim() === ''));
}

/** The values under a name, with this one in or out; in the order given when it is one of those. */
export const toggled = (
  chosen: readonly string[],
  value: string,
  on: boolean,
  order: readonly string[] = [...chosen, value],
): readonly string[] => [...new Set(order)].filter((one) => (one === value ? on : chosen.includes(one)));

export function withInput(inputs: FormInputs, name: string, values: readonly string[]): FormInputs {
  const others = Object.entries(inputs).filter(([other]) => other !== name);
  return Object.fromEntries(values.length === 0 ? others : [...others, [name, values]]);
}

const widgetsOf = (card: CardJson): readonly WidgetJson[] =>
  (card.sections ?? []).flatMap((section) => section.widgets);

function checkedName(widget: WidgetJson): readonly string[] {
  if ('textInput' in widget) return [widget.textInput.name];
  if (!('selectionInput' in widget)) return [];
  const { type, name } = widget.selectionInput;
  return type === 'DROPDOWN' || type === 'MULTI_SELECT' ? [name] : [];
}

function startOf(widget: WidgetJson): readonly (readonly [string, readonly string[]])[] {
  if ('textInput' in widget) {
    const { name, value } = widget.textInput;
    return value === undefined || value === '' ? [] : [[name, [value]]];
  }
  if ('selectionInput' in widget) {
    const { name, items } = widget.selectionInput;
    const chosen = items.filter((item) => item.selected).map((item) => item.value);
    return chosen.length === 0 ? [] : [[name, chosen]];
  }
  if ('decoratedText' in widget && widget.decoratedText.switchControl?.selected === true) {
    const { name, value } = widget.decoratedText.switchControl;
    return [[name, [value]]];
  }
  return [];
}
