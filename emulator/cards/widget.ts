import type { ButtonJson, WidgetJson } from './cardJson';

export const asWidget: unique symbol = Symbol('asWidget');
export const asButton: unique symbol = Symbol('asButton');

/** What a section takes. */
export interface Widget {
  [asWidget](): WidgetJson;
}

/** What a button set or a line of text takes; alone in a section it is a set of one. */
export interface Button extends Widget {
  [asButton](): ButtonJson;
}

export const isWidget = (value: unknown): value is Widget =>
  typeof value === 'object' && value !== null && asWidget in value;

export const isButton = (value: unknown): value is Button =>
  typeof value === 'object' && value !== null && asButton in value;
