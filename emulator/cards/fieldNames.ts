import type { SectionJson, WidgetJson } from './cardJson';

/**
 * A field name that two inputs of a card bear, or null. Only switches may share one, among themselves.
 *
 * @see https://developers.google.com/apps-script/reference/card-service/text-input#setFieldName(String)
 * @see https://developers.google.com/apps-script/reference/card-service/switch#setFieldName(String)
 */
export function fieldTaken(sections: readonly SectionJson[]): string | null {
  const widgets = sections.flatMap(({ widgets }) => widgets);
  const switches = new Set(widgets.flatMap(switchName));
  const names = [...switches, ...widgets.flatMap(inputName)];
  return names.find((name, index) => names.indexOf(name) < index) ?? null;
}

function inputName(widget: WidgetJson): readonly string[] {
  if ('textInput' in widget) return [widget.textInput.name];
  return 'selectionInput' in widget ? [widget.selectionInput.name] : [];
}

const switchName = (widget: WidgetJson): readonly string[] =>
  'decoratedText' in widget && widget.decoratedText.switchControl !== undefined
    ? [widget.decoratedText.switchControl.name]
    : [];
