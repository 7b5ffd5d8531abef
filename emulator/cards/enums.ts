import { enumOf } from '../services/signature';

/** @see https://developers.google.com/apps-script/reference/card-service/card-service#properties */
export const ContentType = enumOf('TEXT', 'MUTABLE_HTML', 'IMMUTABLE_HTML');
/** @see https://developers.google.com/apps-script/reference/card-service/update-draft-body-type */
export const UpdateDraftBodyType = enumOf('IN_PLACE_INSERT', 'INSERT_AT_START', 'INSERT_AT_END');
export const DisplayStyle = enumOf('PEEK', 'REPLACE');
export const ImageStyle = enumOf('SQUARE', 'CIRCLE');
export const ImageCropType = enumOf('SQUARE', 'CIRCLE', 'RECTANGLE_CUSTOM', 'RECTANGLE_4_3');
export const LoadIndicator = enumOf('SPINNER', 'NONE');
export const OnClose = enumOf('NOTHING', 'RELOAD');
export const OpenAs = enumOf('FULL_SIZE', 'OVERLAY');
export const SelectionInputType = enumOf('CHECK_BOX', 'RADIO_BUTTON', 'DROPDOWN', 'MULTI_SELECT');
export const InputType = enumOf('TEXT', 'INTEGER', 'FLOAT', 'EMAIL');
export const SwitchControlType = enumOf('SWITCH', 'CHECK_BOX');
export const TextButtonStyle = enumOf('OUTLINED', 'FILLED', 'FILLED_TONAL', 'BORDERLESS');
export const ComposedEmailType = enumOf('REPLY_AS_DRAFT', 'STANDALONE_DRAFT');
export const Icon = enumOf(
  'NONE',
  'AIRPLANE',
  'BOOKMARK',
  'BUS',
  'CAR',
  'CLOCK',
  'CONFIRMATION_NUMBER_ICON',
  'DOLLAR',
  'DESCRIPTION',
  'EMAIL',
  'EVENT_PERFORMER',
  'EVENT_SEAT',
  'FLIGHT_ARRIVAL',
  'FLIGHT_DEPARTURE',
  'HOTEL',
  'HOTEL_ROOM_TYPE',
  'INVITE',
  'MAP_PIN',
  'MEMBERSHIP',
  'MULTIPLE_PEOPLE',
  'OFFER',
  'PERSON',
  'PHONE',
  'RESTAURANT_ICON',
  'SHOPPING_CART',
  'STAR',
  'STORE',
  'TICKET',
  'TRAIN',
  'VIDEO_CAMERA',
  'VIDEO_PLAY',
);
