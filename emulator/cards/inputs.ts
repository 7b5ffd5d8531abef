import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from '../services/coverage';
import { boolean, instance, integer, member, string, wrongParameters } from '../services/signature';
import type {
  SelectionInputJson,
  SelectionItemJson,
  SwitchJson,
  TextInputJson,
  WidgetJson,
} from './cardJson';
import { Action } from './clicks';
import { SelectionInputType, SwitchControlType } from './enums';
import { imageUrl } from './images';
import { MAX_ITEMS_PER_SELECTION } from './limits';
import { appended, asJson, given, named, Part, put } from './part';
import { Suggestions, Validation } from './typing';
import { asWidget, type Widget } from './widget';

const one: unique symbol = Symbol('one');

/** @see https://developers.google.com/apps-script/reference/card-service/text-input */
export class TextInput
  extends Part<TextInputJson>
  implements
    Widget,
    Covers<
      GoogleAppsScript.Card_Service.TextInput,
      | 'setFieldName'
      | 'setTitle'
      | 'setHint'
      | 'setValue'
      | 'setMultiline'
      | 'setSuggestions'
      | 'setValidation'
      | 'setOnChangeAction'
    >
{
  constructor() {
    super(['name'], { type: 'SINGLE_LINE' });
  }

  setFieldName(fieldName: unknown): this {
    return this[put]({ name: string(named(this, 'setFieldName'), fieldName) });
  }

  setTitle(title: unknown): this {
    return this[put]({ label: string(named(this, 'setTitle'), title) });
  }

  setHint(hint: unknown): this {
    return this[put]({ hintText: string(named(this, 'setHint'), hint) });
  }

  setValue(value: unknown): this {
    return this[put]({ value: string(named(this, 'setValue'), value) });
  }

  setMultiline(multiline: unknown): this {
    return this[put]({
      type: boolean(named(this, 'setMultiline'), multiline) ? 'MULTIPLE_LINE' : 'SINGLE_LINE',
    });
  }

  setOnChangeAction(action: unknown): this {
    return this[put]({
      onChangeAction: instance(named(this, 'setOnChangeAction'), action, Action)[asJson](),
    });
  }

  /** "When specified, TextInput.type is always SINGLE_LINE, even if it's set to MULTIPLE_LINE." */
  setSuggestions(suggestions: unknown): this {
    const method = named(this, 'setSuggestions');
    return this[put]({ initialSuggestions: instance(method, suggestions, Suggestions)[asJson]() });
  }

  setValidation(validation: unknown): this {
    return this[put]({
      validation: instance(named(this, 'setValidation'), validation, Validation)[asJson](),
    });
  }

  [asWidget](): WidgetJson {
    const json = this[asJson]();
    return { textInput: json.initialSuggestions === undefined ? json : { ...json, type: 'SINGLE_LINE' } };
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/selection-input */
export class SelectionInput
  extends Part<SelectionInputJson>
  implements
    Widget,
    Covers<
      GoogleAppsScript.Card_Service.SelectionInput,
      | 'setFieldName'
      | 'setTitle'
      | 'setType'
      | 'addItem'
      | 'addMultiSelectItem'
      | 'setMultiSelectMaxSelectedItems'
      | 'setOnChangeAction'
    >
{
  constructor() {
    super(['name', 'items'], { type: 'CHECK_BOX' });
  }

  setFieldName(fieldName: unknown): this {
    return this[put]({ name: string(named(this, 'setFieldName'), fieldName) });
  }

  setTitle(title: unknown): this {
    return this[put]({ label: string(named(this, 'setTitle'), title) });
  }

  setType(type: unknown): this {
    return this[put]({ type: member(named(this, 'setType'), type, SelectionInputType) });
  }

  /** "Non-string primitive arguments are converted to strings automatically." */
  addItem(text: unknown, value: unknown, selected: unknown): this {
    const method = named(this, 'addItem');
    const item = {
      text: primitive(method, text),
      value: primitive(method, value),
      selected: boolean(method, selected),
    };
    return this[one](item);
  }

  /** An item of a multiselect menu, with a picture before it and words below; either may be null. */
  addMultiSelectItem(
    text: unknown,
    value: unknown,
    selected: unknown,
    startIconUri: unknown,
    bottomText: unknown,
  ): this {
    const method = named(this, 'addMultiSelectItem');
    return this[one]({
      text: primitive(method, text),
      value: primitive(method, value),
      selected: boolean(method, selected),
      ...(isNothing(startIconUri) ? {} : { startIconUri: imageUrl(method, startIconUri) }),
      ...(isNothing(bottomText) ? {} : { bottomText: string(method, bottomText) }),
    });
  }

  setMultiSelectMaxSelectedItems(maxSelectedItems: unknown): this {
    const count = integer(named(this, 'setMultiSelectMaxSelectedItems'), maxSelectedItems);
    return this[put]({ multiSelectMaxSelectedItems: count });
  }

  setOnChangeAction(action: unknown): this {
    return this[put]({
      onChangeAction: instance(named(this, 'setOnChangeAction'), action, Action)[asJson](),
    });
  }

  [one](item: SelectionItemJson): this {
    const items = appended(given(this).items, item);
    if (items.length > MAX_ITEMS_PER_SELECTION) {
      throw new ServiceError(`CardService.SelectionInput takes up to ${MAX_ITEMS_PER_SELECTION} items.`);
    }
    return this[put]({ items });
  }

  [asWidget](): WidgetJson {
    const json = this[asJson]();
    const isSingle = json.type === 'RADIO_BUTTON' || json.type === 'DROPDOWN';
    // Unlike Google: it asks for one selected item at most; what it does with two is not published.
    if (isSingle && json.items.filter(({ selected }) => selected).length > 1)
      throw new ServiceError('CardService.SelectionInput: only one item of this type can be selected.');
    return { selectionInput: json };
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/switch */
export class Switch
  extends Part<SwitchJson>
  implements
    Covers<
      GoogleAppsScript.Card_Service.Switch,
      'setFieldName' | 'setValue' | 'setSelected' | 'setControlType' | 'setOnChangeAction'
    >
{
  constructor() {
    super(['name', 'value'], { selected: false, controlType: 'SWITCH' });
  }

  setFieldName(fieldName: unknown): this {
    return this[put]({ name: string(named(this, 'setFieldName'), fieldName) });
  }

  setValue(value: unknown): this {
    return this[put]({ value: string(named(this, 'setValue'), value) });
  }

  setSelected(selected: unknown): this {
    return this[put]({ selected: boolean(named(this, 'setSelected'), selected) });
  }

  setControlType(type: unknown): this {
    return this[put]({ controlType: member(named(this, 'setControlType'), type, SwitchControlType) });
  }

  setOnChangeAction(action: unknown): this {
    return this[put]({
      onChangeAction: instance(named(this, 'setOnChangeAction'), action, Action)[asJson](),
    });
  }
}

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';

function primitive(method: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw wrongParameters(method, value);
}
