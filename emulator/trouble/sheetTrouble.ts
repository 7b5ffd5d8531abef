import type { World } from '../contracts';
import type { SheetOrder, Standing } from './Order';
import { storeOf } from './spent';

/** Locks a spreadsheet, bins it, or deletes it for good; answers what was done in words. */
export function orderSheet(world: World, { do: deed, id }: SheetOrder): string {
  const store = storeOf(world);
  const file = store.list().find((each) => id === undefined || each.id === id);
  if (file === undefined)
    throw new Error(id === undefined ? 'There is no spreadsheet yet.' : `There is no spreadsheet ${id}.`);
  switch (deed) {
    case 'lock':
      store.lock(file.id);
      return lockedWords(file.title);
    case 'bin':
      store.trash(file.id);
      return binnedWords(file.title);
    case 'delete':
      store.remove(file.id);
      return `“${file.title}” is deleted for good.`;
  }
}

export function openSheetTrouble(world: World): readonly Standing[] {
  const store = storeOf(world);
  return store.list().flatMap(({ id, title, trashed }) => {
    const standing = (what: string, words: string, takeBack: () => void): Standing => ({
      id: `${id}-${what}`,
      group: 'sheet',
      words,
      until: null,
      takeBack,
    });
    return [
      ...(store.isLocked(id)
        ? [
            standing('locked', lockedWords(title), () => {
              store.unlock(id);
            }),
          ]
        : []),
      ...(trashed
        ? [
            standing('binned', binnedWords(title), () => {
              store.restore(id);
            }),
          ]
        : []),
    ];
  });
}

const lockedWords = (title: string): string => `“${title}” is locked: nobody can change it.`;

const binnedWords = (title: string): string => `“${title}” lies in the bin.`;
