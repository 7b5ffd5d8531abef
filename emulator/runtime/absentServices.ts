/**
 * Google's services that every script finds as globals and that are not emulated at all: a script may name them, and
 * is told by name when it uses one. Those that are emulated come before.
 *
 * @see https://developers.google.com/apps-script/reference
 */
export const ABSENT_SERVICES: readonly string[] = [
  'AddOnsResponseService',
  'Browser',
  'CalendarApp',
  'Charts',
  'ConferenceDataService',
  'ContactsApp',
  'DataStudioApp',
  'DocumentApp',
  'DriveApp',
  'FormApp',
  'GroupsApp',
  'Jdbc',
  'LanguageApp',
  'LinearOptimizationService',
  'Maps',
  'SitesApp',
  'SlidesApp',
  'SpreadsheetApp',
  'XmlService',
];

/** A service of which nothing is emulated: an object of a class, as all services are, without members. */
export function absentService(): object {
  const service: object = {};
  const ofClass: object = {};
  Object.setPrototypeOf(service, ofClass);
  return service;
}
