import { ProjectError } from '../runtime/ProjectError';
import { brokenDesk } from './brokenDesk';
import { openWorkspace, type OpenWorkspace, type WorkspaceOptions } from './openWorkspace';

/**
 * Opens the workspace. What is wrong with a project that cannot run is told in one line, and on a page in place of the
 * desk until another build lies there; then it is tried again.
 *
 * @throws {Error} in one line for a person when a port is taken
 */
export async function openWhenRunnable(
  tell: (line: string) => void,
  options: WorkspaceOptions,
): Promise<OpenWorkspace> {
  try {
    return await openWorkspace(options);
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    tell(error.message);
    await brokenDesk(options.dist, options.port, error.message);
    return openWhenRunnable(tell, options);
  }
}
