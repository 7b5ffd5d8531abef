import type { Clock, ExecutionKind, Instant, Manifest, ServedCode, Switches } from '../contracts';
import type { RunnableProject } from '../runtime/run';

/** A project's files by name: `appsscript.json`, `Code.js`, `Page.html`. */
export type Sources = Readonly<Record<string, string>>;

export const FIRST_DEPLOYMENT = 'AKfycb-emulated-deployment-1';
export const HEAD_DEPLOYMENT = 'AKfycb-emulated-head';

/** @see https://developers.google.com/apps-script/guides/services/quotas#current_limitations */
export const MAX_VERSIONS = 200;

/** Reports speak of 5 to 30 seconds until a deployment answers with its new version. */
export const PROPAGATION_MS = 30_000;

interface Deployment {
  readonly version: number;
  /** What is served before the new version has arrived everywhere. */
  readonly before: { readonly version: number; readonly until: Instant } | null;
}

export interface DeploymentsOptions {
  /** The project as first pushed and deployed, as version 1. */
  readonly first: RunnableProject;
  /** Reads files that are pushed later; throws a ProjectError for files that cannot run. */
  readonly read: (sources: Sources) => RunnableProject;
  /**
   * What people with the add-on have installed: a test deployment, which is HEAD, or the first deployment.
   *
   * Unlike Google: anybody may install either. There a test deployment is for editors of the script, who can read its
   * properties, too, and a version is installed by way of a standard Cloud project.
   *
   * @see https://developers.google.com/workspace/add-ons/how-tos/testing-workspace-addons
   */
  readonly addOnRuns: 'head' | 'deployment';
  readonly clock: Clock;
  readonly switches: Switches;
}

/**
 * The project's code over time: HEAD, which changes with every push, versions, which never change, and deployments,
 * whose addresses stay while they move from version to version.
 *
 * Unlike Google: no part of the saved world; a world that is loaded or reset has the code it was started with.
 *
 * @see https://developers.google.com/apps-script/concepts/deployments
 */
export class Deployments {
  readonly #options: DeploymentsOptions;
  #first: RunnableProject;
  #head: RunnableProject;
  #versions: RunnableProject[] = [];
  #deployments = new Map<string, Deployment>();
  /** Scopes to which the deployer agreed when deploying. */
  #agreed = new Set<string>();

  constructor(options: DeploymentsOptions) {
    this.#options = options;
    this.#first = options.first;
    this.#head = options.first;
    this.startOver();
  }

  /** Back to the one version there was at the beginning. */
  startOver(): void {
    const first = this.#first;
    this.#head = first;
    this.#versions = [first];
    this.#deployments = new Map([[FIRST_DEPLOYMENT, { version: 1, before: null }]]);
    this.#agreed = new Set(scopesOf(first.files.manifest));
  }

  /**
   * Other code in place of that which the world was started with, pushed and deployed at once.
   *
   * @throws {ProjectError} naming file, line and remedy; all code stays as it was
   */
  replace(sources: Sources): void {
    this.#first = this.#options.read(sources);
    this.startOver();
  }

  /**
   * Changes HEAD and nothing else.
   *
   * @throws {ProjectError} naming file, line and remedy; HEAD stays as it was
   */
  push(sources: Sources): void {
    this.#head = this.#options.read(sources);
  }

  /**
   * Keeps HEAD as it is now, for ever; answers the version's number.
   *
   * @throws {Error} when there are 200
   */
  createVersion(): number {
    // Unlike Google: its words are not published.
    if (this.#versions.length >= MAX_VERSIONS)
      throw new Error(`A script has at most ${MAX_VERSIONS} versions.`);
    this.#versions.push(this.#head);
    return this.#versions.length;
  }

  /** Deploys a version under a new address; answers the deployment's id. */
  deploy(version: number): string {
    this.#agree(version);
    const id = `AKfycb-emulated-deployment-${this.#deployments.size + 1}`;
    this.#deployments.set(id, { version, before: null });
    return id;
  }

  /** Moves a deployment to another version; its address stays. */
  updateDeployment(id: string, version: number): void {
    const { clock, switches } = this.#options;
    const before = this.#versionOf(id);
    if (before === null) throw new Error(`There is no deployment ${id}.`);
    this.#agree(version);
    const until = clock.now() + (switches.redeploysAtOnce ? 0 : PROPAGATION_MS);
    this.#deployments.set(id, { version, before: { version: before, until } });
  }

  /**
   * What an address serves now; null when there is nothing. Whether `/dev` is found behind the id of a versioned
   * deployment, too, is for the switch to say.
   */
  served(id: string, path: 'exec' | 'dev'): ServedCode | null {
    const version = this.#versionOf(id);
    if (path === 'dev') {
      const isFound =
        id === HEAD_DEPLOYMENT || (version !== null && this.#options.switches.devUnderEveryDeployment);
      return isFound ? codeOf(this.#head, null) : null;
    }
    return version === null ? null : codeOf(this.version(version), version);
  }

  /** What runs for people with the add-on, and for its timers. */
  installed(): ServedCode {
    const version = this.#options.addOnRuns === 'head' ? null : this.#versionOf(FIRST_DEPLOYMENT);
    return codeOf(this.version(version), version);
  }

  /** @param number null for HEAD */
  version(number: number | null): RunnableProject {
    if (number === null) return this.#head;
    const found = this.#versions[number - 1];
    if (found === undefined) throw new Error(`There is no version ${number}.`);
    return found;
  }

  /**
   * What Google says instead of running a deployed version because HEAD lists a scope that no deployment asked for, yet.
   *
   * Unlike Google: whoever runs HEAD agrees to all it lists.
   *
   * @see https://github.com/googleworkspace/apps-script-oauth2/issues/535
   */
  refusal(kind: ExecutionKind, number: number | null): string | null {
    if (number === null || this.#options.switches.headLeavesDeploymentsAlone) return null;
    if (scopesOf(this.#head.files.manifest).every((scope) => this.#agreed.has(scope))) return null;
    return needsAuthorization(kind);
  }

  #versionOf(id: string): number | null {
    const deployment = this.#deployments.get(id);
    if (deployment === undefined) return null;
    const { version, before } = deployment;
    return before !== null && this.#options.clock.now() < before.until ? before.version : version;
  }

  /** Who deploys is asked for the scopes of what is deployed. */
  #agree(version: number): void {
    for (const scope of scopesOf(this.version(version).files.manifest)) this.#agreed.add(scope);
  }
}

/** What Google says instead of running a script for somebody who gave it no permission, or not all it needs now. */
export const needsAuthorization = (kind: ExecutionKind): string =>
  kind === 'doGet' || kind === 'doPost' ? AUTHORIZATION_NEEDED : AUTHORIZATION_REQUIRED;

/** As a script that is no web app meets it: https://github.com/googleworkspace/apps-script-oauth2/issues/535 */
const AUTHORIZATION_REQUIRED = 'Authorization is required to perform that action.';

/** @see https://github.com/tanaikech/taking-advantage-of-Web-Apps-with-google-apps-script "Status codes" */
const AUTHORIZATION_NEEDED = 'Authorization needed';

const scopesOf = ({ oauthScopes = [] }: Manifest): readonly string[] => oauthScopes;

const codeOf = ({ files }: RunnableProject, version: number | null): ServedCode => ({
  version,
  manifest: files.manifest,
  functions: [...files.functionNames].filter((name) => !name.endsWith('_')),
});
