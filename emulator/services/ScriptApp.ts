import type { ServiceContext, ServiceFactory, World } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import { ClockTriggerBuilder } from './ClockTriggerBuilder';
import type { Covers } from './coverage';
import { enumOf, instance, member, string, strings } from './signature';
import { EventType, Trigger, TriggerSource } from './Trigger';

const AuthMode = enumOf('NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL');
const AuthorizationStatus = enumOf('REQUIRED', 'NOT_REQUIRED');

/** @see https://developers.google.com/apps-script/reference/script/script-app */
class ScriptApp implements Covers<
  GoogleAppsScript.Script.ScriptApp,
  | 'deleteTrigger'
  | 'getAuthorizationInfo'
  | 'getProjectTriggers'
  | 'getScriptId'
  | 'getService'
  | 'newTrigger'
> {
  readonly AuthMode = AuthMode;
  readonly AuthorizationStatus = AuthorizationStatus;
  readonly EventType = EventType;
  readonly TriggerSource = TriggerSource;
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  getScriptId(): string {
    return this.#context.world.project.scriptId;
  }

  getService(): Service {
    return new Service(this.#context);
  }

  /** About all scopes of the manifest, or those listed. */
  getAuthorizationInfo(authMode: unknown, oAuthScopes: unknown = null): AuthorizationInfo {
    member('ScriptApp.getAuthorizationInfo', authMode, AuthMode);
    const { world, execution } = this.#context;
    const asked = world.project.manifest.oauthScopes ?? [];
    const scopes = oAuthScopes === null ? asked : strings('ScriptApp.getAuthorizationInfo', oAuthScopes);
    const granted = scopes.filter(
      (scope) => asked.includes(scope) && world.script.consent.isGranted(execution.effectiveUser, scope),
    );
    return new AuthorizationInfo(granted, granted.length === scopes.length ? null : authorizationUrl(world));
  }

  newTrigger(functionName: unknown): TriggerBuilder {
    return new TriggerBuilder(this.#context, string('ScriptApp.newTrigger', functionName));
  }

  /** Only the current user's own. */
  getProjectTriggers(): Trigger[] {
    const { world, execution } = this.#context;
    return world.script.timers.of(execution.effectiveUser).map((timer) => new Trigger(timer));
  }

  deleteTrigger(trigger: unknown): void {
    const { world, execution } = this.#context;
    const id = instance('ScriptApp.deleteTrigger', trigger, Trigger).getUniqueId();
    const found = world.script.timers.of(execution.effectiveUser).find((timer) => timer.id === id);
    // Unlike Google: its words are not known, here and below.
    if (found === undefined) throw new ServiceError(`Trigger ${id} does not exist.`);
    if (found.madeBy === execution.id && !world.switches.freshTimersCanBeDeleted)
      throw new ServiceError(`Trigger ${id} was only just made and cannot be deleted yet.`);
    world.script.timers.remove(id);
  }
}

/** @see https://developers.google.com/apps-script/reference/script/trigger-builder */
class TriggerBuilder implements Covers<GoogleAppsScript.Script.TriggerBuilder, 'timeBased'> {
  readonly #context: ServiceContext;
  readonly #function: string;

  constructor(context: ServiceContext, functionName: string) {
    this.#context = context;
    this.#function = functionName;
  }

  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.#context, this.#function);
  }
}

/** @see https://developers.google.com/apps-script/reference/script/service */
class Service implements Covers<GoogleAppsScript.Script.Service, 'getUrl' | 'isEnabled'> {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  isEnabled(): boolean {
    return this.#context.world.project.manifest.webapp !== undefined;
  }

  /**
   * Outside a web request the test address, which only editors of the script can reach: so people report it.
   *
   * @see https://pablofelip.online
   */
  getUrl(): string {
    const { world, execution } = this.#context;
    const { deploymentId, headDeploymentId, manifest } = world.project;
    if (manifest.webapp === undefined) return '';
    const fromWeb =
      execution.kind === 'doGet' || execution.kind === 'doPost' || execution.kind === 'page-call';
    return fromWeb
      ? `https://script.google.com/macros/s/${deploymentId}/exec`
      : `https://script.google.com/macros/s/${headDeploymentId}/dev`;
  }
}

/** @see https://developers.google.com/apps-script/reference/script/authorization-info */
class AuthorizationInfo implements Covers<
  GoogleAppsScript.Script.AuthorizationInfo,
  'getAuthorizationStatus' | 'getAuthorizationUrl'
> {
  readonly #granted: readonly string[];
  readonly #url: string | null;

  constructor(granted: readonly string[], url: string | null) {
    this.#granted = granted;
    this.#url = url;
  }

  getAuthorizationStatus(): string {
    return this.#url === null ? AuthorizationStatus.NOT_REQUIRED : AuthorizationStatus.REQUIRED;
  }

  /** Where the user may grant what is missing; null when nothing is. */
  getAuthorizationUrl(): string | null {
    return this.#url;
  }

  /** Newer than the typings. */
  getAuthorizedScopes(): string[] {
    return [...this.#granted];
  }
}

/** Unlike Google: the address leads nowhere, and its shape is made up. */
const authorizationUrl = ({ project }: World): string =>
  `https://script.google.com/macros/d/${project.scriptId}/authorize`;

export const scriptApp: ServiceFactory = (context) => new ScriptApp(context);
