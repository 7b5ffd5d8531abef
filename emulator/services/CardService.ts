import { CardBuilder } from '../cards/Card';
import { Action, AuthorizationAction, OpenLink } from '../cards/clicks';
import {
  UpdateDraftActionResponseBuilder,
  UpdateDraftBccRecipientsAction,
  UpdateDraftBodyAction,
  UpdateDraftCcRecipientsAction,
  UpdateDraftSubjectAction,
  UpdateDraftToRecipientsAction,
} from '../cards/draftUpdates';
import * as enums from '../cards/enums';
import { IconImage, Image, ImageButton, MaterialIcon } from '../cards/images';
import { SelectionInput, Switch, TextInput } from '../cards/inputs';
import { CardAction, CardHeader, CardSection, Divider, FixedFooter } from '../cards/layout';
import {
  ActionResponseBuilder,
  ComposeActionResponseBuilder,
  Navigation,
  Notification,
  UniversalActionResponseBuilder,
} from '../cards/responses';
import { ButtonSet, DecoratedText, TextButton, TextParagraph } from '../cards/texts';
import { Suggestions, Validation } from '../cards/typing';
import type { ServiceFactory } from '../contracts';
import type { Covers } from './coverage';

/**
 * Builds cards. The parts are in `emulator/cards`.
 * @see https://developers.google.com/apps-script/reference/card-service/card-service
 */
export class CardService implements Covers<
  GoogleAppsScript.Card_Service.CardService,
  | 'newAction'
  | 'newActionResponseBuilder'
  | 'newAuthorizationAction'
  | 'newButtonSet'
  | 'newCardAction'
  | 'newCardBuilder'
  | 'newCardHeader'
  | 'newCardSection'
  | 'newComposeActionResponseBuilder'
  | 'newDecoratedText'
  | 'newDivider'
  | 'newFixedFooter'
  | 'newIconImage'
  | 'newImage'
  | 'newImageButton'
  | 'newMaterialIcon'
  | 'newNavigation'
  | 'newNotification'
  | 'newOpenLink'
  | 'newSelectionInput'
  | 'newSuggestions'
  | 'newSwitch'
  | 'newTextButton'
  | 'newTextInput'
  | 'newTextParagraph'
  | 'newUniversalActionResponseBuilder'
  | 'newUpdateDraftActionResponseBuilder'
  | 'newUpdateDraftBccRecipientsAction'
  | 'newUpdateDraftBodyAction'
  | 'newUpdateDraftCcRecipientsAction'
  | 'newUpdateDraftSubjectAction'
  | 'newUpdateDraftToRecipientsAction'
  | 'newValidation'
> {
  readonly ComposedEmailType = enums.ComposedEmailType;
  readonly ContentType = enums.ContentType;
  readonly DisplayStyle = enums.DisplayStyle;
  readonly Icon = enums.Icon;
  readonly ImageCropType = enums.ImageCropType;
  readonly ImageStyle = enums.ImageStyle;
  readonly InputType = enums.InputType;
  readonly LoadIndicator = enums.LoadIndicator;
  readonly OnClose = enums.OnClose;
  readonly OpenAs = enums.OpenAs;
  readonly SelectionInputType = enums.SelectionInputType;
  readonly SwitchControlType = enums.SwitchControlType;
  readonly TextButtonStyle = enums.TextButtonStyle;
  readonly UpdateDraftBodyType = enums.UpdateDraftBodyType;

  newAction(): Action {
    return new Action();
  }

  newActionResponseBuilder(): ActionResponseBuilder {
    return new ActionResponseBuilder();
  }

  newAuthorizationAction(): AuthorizationAction {
    return new AuthorizationAction();
  }

  newButtonSet(): ButtonSet {
    return new ButtonSet();
  }

  newCardAction(): CardAction {
    return new CardAction();
  }

  newCardBuilder(): CardBuilder {
    return new CardBuilder();
  }

  newCardHeader(): CardHeader {
    return new CardHeader();
  }

  newCardSection(): CardSection {
    return new CardSection();
  }

  newComposeActionResponseBuilder(): ComposeActionResponseBuilder {
    return new ComposeActionResponseBuilder();
  }

  newDecoratedText(): DecoratedText {
    return new DecoratedText();
  }

  newDivider(): Divider {
    return new Divider();
  }

  newFixedFooter(): FixedFooter {
    return new FixedFooter();
  }

  newIconImage(): IconImage {
    return new IconImage();
  }

  newImage(): Image {
    return new Image();
  }

  newImageButton(): ImageButton {
    return new ImageButton();
  }

  newMaterialIcon(): MaterialIcon {
    return new MaterialIcon();
  }

  newNavigation(): Navigation {
    return new Navigation();
  }

  newNotification(): Notification {
    return new Notification();
  }

  newOpenLink(): OpenLink {
    return new OpenLink();
  }

  newSelectionInput(): SelectionInput {
    return new SelectionInput();
  }

  newSuggestions(): Suggestions {
    return new Suggestions();
  }

  newSwitch(): Switch {
    return new Switch();
  }

  newTextButton(): TextButton {
    return new TextButton();
  }

  newTextInput(): TextInput {
    return new TextInput();
  }

  newTextParagraph(): TextParagraph {
    return new TextParagraph();
  }

  newUniversalActionResponseBuilder(): UniversalActionResponseBuilder {
    return new UniversalActionResponseBuilder();
  }

  newUpdateDraftActionResponseBuilder(): UpdateDraftActionResponseBuilder {
    return new UpdateDraftActionResponseBuilder();
  }

  newUpdateDraftBccRecipientsAction(): UpdateDraftBccRecipientsAction {
    return new UpdateDraftBccRecipientsAction();
  }

  newUpdateDraftBodyAction(): UpdateDraftBodyAction {
    return new UpdateDraftBodyAction();
  }

  newUpdateDraftCcRecipientsAction(): UpdateDraftCcRecipientsAction {
    return new UpdateDraftCcRecipientsAction();
  }

  newUpdateDraftSubjectAction(): UpdateDraftSubjectAction {
    return new UpdateDraftSubjectAction();
  }

  newUpdateDraftToRecipientsAction(): UpdateDraftToRecipientsAction {
    return new UpdateDraftToRecipientsAction();
  }

  newValidation(): Validation {
    return new Validation();
  }
}

export const cardService: ServiceFactory = () => new CardService();
