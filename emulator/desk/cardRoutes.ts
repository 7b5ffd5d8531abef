import { Hono } from 'hono';
import * as v from 'valibot';
import { askedFor } from './askedFor';
import type { Workspace } from './Workspace';

const platform = v.exactOptional(v.picklist(['WEB', 'ANDROID']));

const PlaceSchema = v.variant('host', [
  v.object({ host: v.literal('home'), platform }),
  v.object({ host: v.literal('message'), messageId: v.string(), threadId: v.string(), platform }),
  v.object({
    host: v.literal('compose'),
    to: v.array(v.string()),
    cc: v.array(v.string()),
    bcc: v.array(v.string()),
    threadId: v.exactOptional(v.string()),
    platform,
  }),
]);

const Open = v.object({ email: v.string(), place: PlaceSchema });

const PressSchema = v.object({
  email: v.string(),
  place: PlaceSchema,
  composes: v.exactOptional(v.picklist(['REPLY_AS_DRAFT', 'STANDALONE_DRAFT'])),
  formInputs: v.record(v.string(), v.array(v.string())),
  action: v.object({
    function: v.string(),
    parameters: v.exactOptional(v.array(v.object({ key: v.string(), value: v.string() }))),
    loadIndicator: v.exactOptional(v.picklist(['SPINNER', 'NONE'])),
    persistValues: v.exactOptional(v.boolean()),
    requiredWidgets: v.exactOptional(v.array(v.string())),
    allWidgetsAreRequired: v.exactOptional(v.boolean()),
  }),
});

/** The add-on's panel: opening a card, pressing something on it. */
export function cardRoutes(workspace: Workspace): Hono {
  const app = new Hono();

  app.post('/cards/open', async (context) => {
    const { email, place } = await askedFor(context, Open);
    return context.json(workspace.openCard(email, place));
  });

  app.post('/cards/press', async (context) => {
    const { email, ...press } = await askedFor(context, PressSchema);
    return context.json(workspace.press(email, press));
  });

  app.post('/cards/choose', async (context) => {
    const { email, index } = await askedFor(context, v.object({ email: v.string(), index: v.number() }));
    return context.json(workspace.chooseUniversal(email, index));
  });

  return app;
}
