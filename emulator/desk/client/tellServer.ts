import { changed } from './changes';
import { send, wordsOf } from './remote';
import { sayBad } from './toast';

/** Tells the server of a setting; what goes wrong is said on the page. */
export async function tellServer(path: string, body: object): Promise<void> {
  try {
    await send('POST', path, body);
  } catch (error) {
    sayBad(wordsOf(error));
  }
  changed();
}
