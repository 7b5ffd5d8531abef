import type { Covers } from '../services/coverage';
import { instance, member, string, strings } from '../services/signature';
import type { DraftUpdateJson } from './addOnAnswer';
import { ContentType, UpdateDraftBodyType } from './enums';
import { appended, asJson, given, named, Part, put } from './part';

interface DraftUpdateResponseJson {
  readonly updates?: readonly DraftUpdateJson[];
  readonly subject?: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
}

interface BodyJson {
  readonly contents: readonly { readonly content: string; readonly contentType: keyof typeof ContentType }[];
  readonly updateType: keyof typeof UpdateDraftBodyType;
}

const WHERE = { IN_PLACE_INSERT: 'cursor', INSERT_AT_START: 'start', INSERT_AT_END: 'end' } as const;

/** What an action answers that edits the open draft. */
export class UpdateDraftActionResponse {
  readonly #json: DraftUpdateResponseJson;

  constructor(json: DraftUpdateResponseJson) {
    this.#json = json;
  }

  [asJson](): DraftUpdateResponseJson {
    return this.#json;
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/update-draft-action-response-builder */
export class UpdateDraftActionResponseBuilder
  extends Part<DraftUpdateResponseJson>
  implements
    Covers<
      GoogleAppsScript.Card_Service.UpdateDraftActionResponseBuilder,
      | 'setUpdateDraftBodyAction'
      | 'setUpdateDraftSubjectAction'
      | 'setUpdateDraftToRecipientsAction'
      | 'setUpdateDraftCcRecipientsAction'
      | 'setUpdateDraftBccRecipientsAction'
      | 'build'
    >
{
  setUpdateDraftBodyAction(action: unknown): this {
    const body = instance(named(this, 'setUpdateDraftBodyAction'), action, UpdateDraftBodyAction)[asJson]();
    const where = WHERE[body.updateType];
    return this[put]({
      updates: body.contents.map(({ content, contentType }) =>
        contentType === 'TEXT'
          ? { text: content, contentType, where }
          : { html: content, contentType, where },
      ),
    });
  }

  setUpdateDraftSubjectAction(action: unknown): this {
    const method = named(this, 'setUpdateDraftSubjectAction');
    return this[put]({ subject: instance(method, action, UpdateDraftSubjectAction)[asJson]().subject });
  }

  setUpdateDraftToRecipientsAction(action: unknown): this {
    const method = named(this, 'setUpdateDraftToRecipientsAction');
    return this[put]({ to: instance(method, action, UpdateDraftToRecipientsAction)[asJson]().emails });
  }

  setUpdateDraftCcRecipientsAction(action: unknown): this {
    const method = named(this, 'setUpdateDraftCcRecipientsAction');
    return this[put]({ cc: instance(method, action, UpdateDraftCcRecipientsAction)[asJson]().emails });
  }

  setUpdateDraftBccRecipientsAction(action: unknown): this {
    const method = named(this, 'setUpdateDraftBccRecipientsAction');
    return this[put]({ bcc: instance(method, action, UpdateDraftBccRecipientsAction)[asJson]().emails });
  }

  build(): UpdateDraftActionResponse {
    return new UpdateDraftActionResponse(this[asJson]());
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/update-draft-body-action */
export class UpdateDraftBodyAction
  extends Part<BodyJson>
  implements Covers<GoogleAppsScript.Card_Service.UpdateDraftBodyAction, 'addUpdateContent' | 'setUpdateType'>
{
  constructor() {
    super(['contents'], { updateType: 'IN_PLACE_INSERT' });
  }

  addUpdateContent(content: unknown, contentType: unknown): this {
    const method = named(this, 'addUpdateContent');
    const one = { content: string(method, content), contentType: member(method, contentType, ContentType) };
    return this[put]({ contents: appended(given(this).contents, one) });
  }

  setUpdateType(updateType: unknown): this {
    return this[put]({ updateType: member(named(this, 'setUpdateType'), updateType, UpdateDraftBodyType) });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/update-draft-subject-action */
export class UpdateDraftSubjectAction
  extends Part<{ readonly subject: string }>
  implements Covers<GoogleAppsScript.Card_Service.UpdateDraftSubjectAction, 'addUpdateSubject'>
{
  constructor() {
    super(['subject']);
  }

  addUpdateSubject(subject: unknown): this {
    return this[put]({ subject: string(named(this, 'addUpdateSubject'), subject) });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/update-draft-to-recipients-action */
export class UpdateDraftToRecipientsAction
  extends Part<{ readonly emails: readonly string[] }>
  implements Covers<GoogleAppsScript.Card_Service.UpdateDraftToRecipientsAction, 'addUpdateToRecipients'>
{
  constructor() {
    super([], { emails: [] });
  }

  addUpdateToRecipients(emails: unknown): this {
    return this[put]({ emails: strings(named(this, 'addUpdateToRecipients'), emails) });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/update-draft-cc-recipients-action */
export class UpdateDraftCcRecipientsAction
  extends Part<{ readonly emails: readonly string[] }>
  implements Covers<GoogleAppsScript.Card_Service.UpdateDraftCcRecipientsAction, 'addUpdateCcRecipients'>
{
  constructor() {
    super([], { emails: [] });
  }

  addUpdateCcRecipients(emails: unknown): this {
    return this[put]({ emails: strings(named(this, 'addUpdateCcRecipients'), emails) });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/update-draft-bcc-recipients-action */
export class UpdateDraftBccRecipientsAction
  extends Part<{ readonly emails: readonly string[] }>
  implements Covers<GoogleAppsScript.Card_Service.UpdateDraftBccRecipientsAction, 'addUpdateBccRecipients'>
{
  constructor() {
    super([], { emails: [] });
  }

  addUpdateBccRecipients(emails: unknown): this {
    return this[put]({ emails: strings(named(this, 'addUpdateBccRecipients'), emails) });
  }
}
