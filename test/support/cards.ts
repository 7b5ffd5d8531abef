import { CardService } from '../../emulator/services/CardService';
import { type CardBuilder, toJson } from '../../emulator/cards/Card';
import type { CardJson, WidgetJson } from '../../emulator/cards/cardJson';
import type { CardSection } from '../../emulator/cards/layout';
import type { Widget } from '../../emulator/cards/widget';

/** The card service as the host has it. */
export const cards = new CardService();

export const aCard = (...widgets: readonly Widget[]): CardBuilder => {
  const builder = cards.newCardBuilder();
  return widgets.length === 0 ? builder : builder.addSection(aSection(...widgets));
};

export const aSection = (...widgets: readonly Widget[]): CardSection => {
  const section = cards.newCardSection();
  for (const widget of widgets) section.addWidget(widget);
  return section;
};

export const jsonOf = (builder: CardBuilder): CardJson => toJson(builder.build());

/** A widget as it stands in a card. */
export const widgetJson = (widget: Widget): WidgetJson | undefined =>
  jsonOf(aCard(widget)).sections?.[0]?.widgets[0];
