import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from '../services/coverage';
import { boolean, instance, member, string, wrongParameters } from '../services/signature';
import type { SelectionInputJson, SwitchJson, TextInputJson, WidgetJson } from './cardJson';
import { Action } from './clicks';
import { SelectionInputType, SwitchControlType } from './enums';
import { MAX_ITEMS_PER_SELECTION } from './limits';
import { appended, asJson, given, named, Part, put } from './part';
import { asWidget, type Widget } from './widget';

/** @see https://developers.google.com/apps-script/reference/card-service/text-input */
export class TextInput
  extends Part<TextInputJson>
  implements
    Widget,
    Covers<
      GoogleAppsScript.Card_Service.TextInput,
      'setFieldName' | 'setTitle' | 'setHint' | 'setValue' | 'setMultiline' | 'setOnChangeAction'
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

  [asWidget](): WidgetJson {
    return { textInput: this[asJson]() };
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/selection-input */
export class SelectionInput
  extends Part<SelectionInputJson>
  implements
    Widget,
    Covers<
      GoogleAppsScript.Card_Service.SelectionInput,
      'setFieldName' | 'setTitle' | 'setType' | 'addItem' | 'setOnChangeAction'
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
    const items = appended(given(this).items, item);
    if (items.length > MAX_ITEMS_PER_SELECTION) {
      throw new ServiceError(`CardService.SelectionInput takes up to ${MAX_ITEMS_PER_SELECTION} items.`);
    }
    return this[put]({ items });
  }

  setOnChangeAction(action: unknown): this {
    return this[put]({
      onChangeAction: instance(named(this, 'setOnChangeAction'), action, Action)[asJson](),
    });
  }

  [asWidget](): WidgetJson {
    return { selectionInput: this[asJson]() };
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

function primitive(method: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw wrongParameters(method, value);
}
