import type { Covers } from '../services/coverage';
import { integer, member, string, strings } from '../services/signature';
import type { TextInputJson } from './cardJson';
import { InputType } from './enums';
import { appended, given, named, Part, put } from './part';

type SuggestionsJson = NonNullable<TextInputJson['initialSuggestions']>;
type ValidationJson = NonNullable<TextInputJson['validation']>;

/** What is offered in a text input. @see https://developers.google.com/apps-script/reference/card-service/suggestions */
export class Suggestions
  extends Part<SuggestionsJson>
  implements Covers<GoogleAppsScript.Card_Service.Suggestions, 'addSuggestion' | 'addSuggestions'>
{
  constructor() {
    super(['items']);
  }

  addSuggestion(suggestion: unknown): this {
    const text = string(named(this, 'addSuggestion'), suggestion);
    return this[put]({ items: appended(given(this).items, { text }) });
  }

  addSuggestions(suggestions: unknown): this {
    const texts = strings(named(this, 'addSuggestions'), suggestions);
    return this[put]({ items: [...(given(this).items ?? []), ...texts.map((text) => ({ text }))] });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/validation */
export class Validation
  extends Part<ValidationJson>
  implements Covers<GoogleAppsScript.Card_Service.Validation, 'setCharacterLimit' | 'setInputType'>
{
  /** Google's own sample gives it as text. */
  setCharacterLimit(characterLimit: unknown): this {
    const method = named(this, 'setCharacterLimit');
    const isDigits = typeof characterLimit === 'string' && /^\d+$/.test(characterLimit);
    return this[put]({ characterLimit: integer(method, isDigits ? Number(characterLimit) : characterLimit) });
  }

  setInputType(inputType: unknown): this {
    return this[put]({ inputType: member(named(this, 'setInputType'), inputType, InputType) });
  }
}
