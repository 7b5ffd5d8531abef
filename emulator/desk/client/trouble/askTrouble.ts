import type { Order } from '../../../trouble/Order';
import type { TroubleSaid } from '../../wire';
import { changed } from '../changes';
import { at, send, wordsOf } from '../remote';
import { say, sayBad } from '../toast';

/** Orders trouble, and says on the page what came of it. */
export const orderTrouble = (order: Order): Promise<void> => ask('POST', 'trouble', order);

export const takeBack = (id: string): Promise<void> => ask('DELETE', at('trouble', id));

export const takeAllBack = (): Promise<void> => ask('DELETE', 'trouble');

async function ask(method: 'POST' | 'DELETE', path: string, order?: Order): Promise<void> {
  try {
    say((await send<TroubleSaid>(method, path, order)).said);
  } catch (error) {
    sayBad(wordsOf(error));
  }
  changed();
}
