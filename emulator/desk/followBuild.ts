import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectError } from '../runtime/ProjectError';
import { readFolder } from '../runtime/project';
import type { EmulatedWorld } from '../world/EmulatedWorld';

/** How often the folder is looked at. A build is taken up when two looks saw the same. */
const LOOK_MS = 400;

export interface FollowedBuild {
  /** Why the build that lies there now cannot run: file, line and remedy; null when it runs. */
  readonly trouble: string | null;
  stop(): void;
}

/** What tells one build in this folder from another. */
export const buildMark = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((file) => {
      const { mtimeMs, size } = statSync(join(folder, file));
      return `${file} ${String(mtimeMs)} ${String(size)}`;
    })
    .join('\n');

/**
 * Pushes and deploys each new build of the folder to the world, whose mail, Sheet and clock go on. With one that cannot
 * run the world keeps the code it has.
 */
export function followBuild(
  folder: string,
  world: EmulatedWorld,
  tell: (line: string) => void,
): FollowedBuild {
  let trouble: string | null = null;
  let taken = buildMark(folder);
  const stop = onNewBuild(
    folder,
    () => taken,
    (mark) => {
      taken = mark;
      const before = trouble;
      try {
        world.deployments.replace(readFolder(folder));
        trouble = null;
      } catch (error) {
        if (!(error instanceof ProjectError)) throw error;
        trouble = error.message;
      }
      tell(trouble ?? 'The new build runs now.');
      if (trouble !== null || before !== null) world.touch();
    },
  );
  return {
    get trouble() {
      return trouble;
    },
    stop,
  };
}

/** Calls `take` for each build that differs from the one taken before, once it lies there whole. */
export function onNewBuild(folder: string, taken: () => string, take: (mark: string) => void): () => void {
  let seen = taken();
  const timer = setInterval(() => {
    const mark = markOrNull(folder);
    if (mark === null) return;
    if (mark === seen && mark !== taken()) take(mark);
    seen = mark;
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
  };
}

/** Null while a build is putting its files there. */
function markOrNull(folder: string): string | null {
  try {
    return buildMark(folder);
  } catch {
    return null;
  }
}
