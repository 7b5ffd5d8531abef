/**
 * Everything Google may call. The first four become top-level functions of the script, so any page can reach them;
 * the others are methods of the bundle's one object, which the manifest and cards may name and pages cannot see.
 */
import { answerGet, answerPost, takeReport } from './google/webApp';
import { onTick } from './google/onTick';
import { answering, opening, showing, writing } from './google/cards/entry';
import * as compose from './google/cards/onCompose';
import * as home from './google/cards/onHome';
import * as message from './google/cards/onMessage';
import * as send from './google/cards/onSend';
import * as settings from './google/cards/onSettings';
import * as write from './google/cards/onWrite';

export const doGet = answerGet;
export const doPost = answerPost;
export const reportClick = takeReport;
export const tick = onTick;

export const onHomepage = showing(home.showHome);
export const onHome = answering(home.backHome);
export const onSetUp = answering(home.setUpPressed);
export const onRefresh = answering(home.refreshPressed);
export const onRenewLedger = answering(home.renewLedgerPressed);

export const onCompose = showing(compose.showCompose);
export const onTrack = writing(compose.trackPressed);
export const onAddLink = writing(compose.addLinkPressed);
export const onAcceptClickPage = writing(compose.clickPageAccepted);

export const onMessage = showing(message.showMessage);

export const onDrafts = answering(send.draftsPressed);
export const onDraft = answering(send.draftPressed);
export const onShowClickPage = answering(send.showClickPagePressed);
export const onClickPageSeen = answering(send.clickPageSeen);
export const onSendDraft = answering(send.sendPressed);
export const onSendAgain = answering(send.sendAgainPressed);
export const onContinueSending = answering(send.continuePressed);
export const onStopSending = answering(send.stopPressed);

export const onReply = opening(write.answerPressed);
export const onFollowUp = opening(write.answerPressed);
export const onNewMail = answering(write.newMailPressed);

export const onSettings = answering(settings.settingsPressed);
export const onSaveSettings = answering(settings.settingsSaved);
