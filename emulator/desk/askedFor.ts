import type { Context } from 'hono';
import * as v from 'valibot';

/**
 * The request's JSON body, checked.
 *
 * @throws {Error} naming the field that does not fit.
 */
export async function askedFor<const Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, await context.req.json());
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${v.getDotPath(issue) ?? 'The request'}: ${issue.message}`);
}
