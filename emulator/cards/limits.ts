/**
 * "If a section's widgets push the total above 100, that entire section and all following sections are ignored."
 * @see https://developers.google.com/workspace/add-ons/reference/rpc/google.apps.card.v1
 */
export const MAX_WIDGETS_PER_CARD = 100;

/** @see https://developers.google.com/apps-script/reference/card-service/card-section#addWidget(Widget) */
export const MAX_WIDGETS_PER_SECTION = 100;

/** @see https://developers.google.com/apps-script/reference/card-service/card-builder#addSection(CardSection) */
export const MAX_SECTIONS_PER_CARD = 100;

/** @see https://developers.google.com/apps-script/reference/card-service/selection-input */
export const MAX_ITEMS_PER_SELECTION = 100;
