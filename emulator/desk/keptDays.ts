import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

/** Days that were played before, so that they need not be played again. */
export interface KeptDays {
  /** The saved world at their end; null when there is none. */
  readonly read: () => string | null;
  readonly write: (state: string) => void;
}

const Kept = v.object({ key: v.string(), state: v.string() });

/**
 * The days that ended earlier today, in one file. They hold as long as nothing changed that could change them: the
 * folders given, file by file, the day, and what else `besides` says.
 */
export function keptDays(
  file: string,
  {
    now,
    folders,
    besides,
  }: { readonly now: number; readonly folders: readonly string[]; readonly besides: string },
): KeptDays {
  const hash = createHash('sha256').update(`${new Date(now).toDateString()} ${besides}`);
  for (const path of folders.flatMap(filesIn)) hash.update(path).update(readFileSync(path));
  const key = hash.digest('hex');
  return {
    read() {
      const kept = v.safeParse(Kept, jsonIn(file));
      return kept.success && kept.output.key === key ? kept.output.state : null;
    },
    write(state) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ key, state }));
    },
  };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(js|gs|html|json)$/.test(name))
    .sort()
    .map((name) => join(folder, name));

function jsonIn(file: string): unknown {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Half written by a start that was interrupted.
    return null;
  }
}
