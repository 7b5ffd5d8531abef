import type { ServiceFactory } from '../contracts';
import { cacheService } from './CacheService';
import { cardService } from './CardService';
import { contentService } from './ContentService';
import { gmailService } from './Gmail';
import { gmailApp } from './GmailApp';
import { htmlService } from './HtmlService';
import { lockService } from './LockService';
import { logger } from './Logger';
import { mailApp } from './MailApp';
import { propertiesService } from './PropertiesService';
import { scriptApp } from './ScriptApp';
import { session } from './Session';
import { sheetsService } from './Sheets';
import { urlFetchApp } from './UrlFetchApp';
import { utilities } from './Utilities';

/** The services every script finds as globals, by their global names. */
export const globalServices: Readonly<Record<string, ServiceFactory>> = {
  CacheService: cacheService,
  CardService: cardService,
  ContentService: contentService,
  GmailApp: gmailApp,
  HtmlService: htmlService,
  LockService: lockService,
  Logger: logger,
  MailApp: mailApp,
  PropertiesService: propertiesService,
  ScriptApp: scriptApp,
  Session: session,
  UrlFetchApp: urlFetchApp,
  Utilities: utilities,
};

/** The advanced services a manifest may enable, by their service ids; the manifest chooses the global names. */
export const advancedServices: Readonly<Record<string, ServiceFactory>> = {
  gmail: gmailService,
  sheets: sheetsService,
};
