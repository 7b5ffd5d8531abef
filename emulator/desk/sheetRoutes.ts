import { Hono } from 'hono';
import * as v from 'valibot';
import { askedFor } from './askedFor';
import type { SpreadsheetJson } from './wire';
import type { Workspace } from './Workspace';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const order = v.picklist(['ascending', 'descending']);
const axis = v.picklist(['row', 'column']);
const Typed = v.object({ sheetId: whole, row: whole, column: whole, text: v.string() });
const Sorting = v.object({ sheetId: whole, column: whole, order });
const Edit = v.object({
  sheetId: whole,
  edit: v.variant('kind', [
    v.object({ kind: v.literal('type'), row: whole, column: whole, text: v.string() }),
    v.object({ kind: v.literal('sort'), column: whole, order }),
    v.object({ kind: v.literal('insert'), axis, index: whole }),
    v.object({ kind: v.literal('delete'), axis, index: whole }),
    v.object({ kind: v.literal('move'), axis, from: whole, to: whole }),
    v.object({ kind: v.literal('filter'), column: whole, hiddenValues: v.array(v.string()) }),
  ]),
});

/** Google Sheets by hand: looking, typing, sorting, throwing away. */
export function sheetRoutes(workspace: Workspace): Hono {
  const app = new Hono();
  const sheets = () => workspace.world.sheets;

  app.get('/spreadsheets/:id', (context) => {
    const id = context.req.param('id');
    const view = sheets().view(id);
    if (view === null) return context.json({ message: 'This spreadsheet is gone.' }, 404);
    const trashed = sheets()
      .list()
      .some((file) => file.id === id && file.trashed);
    return context.json({ id, trashed, ...view } satisfies SpreadsheetJson);
  });

  app.post('/spreadsheets/:id/type', async (context) => {
    const { sheetId, row, column, text } = await askedFor(context, Typed);
    sheets().type(context.req.param('id'), sheetId, row, column, text);
    return context.json({});
  });

  app.post('/spreadsheets/:id/sort', async (context) => {
    const { sheetId, column, order } = await askedFor(context, Sorting);
    sheets().sort(context.req.param('id'), sheetId, column, order);
    return context.json({});
  });

  app.post('/spreadsheets/:id/edit', async (context) => {
    const { sheetId, edit } = await askedFor(context, Edit);
    sheets().edit(context.req.param('id'), sheetId, edit);
    return context.json({});
  });

  app.post('/spreadsheets/:id/trash', (context) => {
    sheets().trash(context.req.param('id'));
    return context.json({});
  });

  app.post('/spreadsheets/:id/restore', (context) => {
    sheets().restore(context.req.param('id'));
    return context.json({});
  });

  return app;
}
