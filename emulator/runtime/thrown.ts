import { types } from 'node:util';

/**
 * Words a script's error as Google does on its error page: `TypeError: … (line 12, file "Code")`.
 *
 * @param files names of the project's scripts
 * @see https://developers.google.com/apps-script/guides/support/troubleshooting
 */
export function wordsOf(thrown: unknown, files: readonly string[]): string {
  try {
    if (!types.isNativeError(thrown)) return String(thrown);
    const words = `${thrown.name}: ${thrown.message}`;
    const place = firstPlace(thrown.stack ?? '', files);
    return place === null ? words : `${words} (line ${place.line}, file "${place.file}")`;
  } catch {
    // Anything may be thrown, even what refuses to become text.
    return 'Error';
  }
}

function firstPlace(stack: string, files: readonly string[]): { file: string; line: string } | null {
  for (const frame of stack.split('\n')) {
    const [, file, line] = /(?:^|at |\()([^():]+):(\d+)(?::\d+)?\)?$/.exec(frame) ?? [];
    if (file !== undefined && line !== undefined && files.includes(file)) return { file, line };
  }
  return null;
}
