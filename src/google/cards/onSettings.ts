import { mayClean } from '../../flows/cleanSent';
import { config } from '../config';
import { reviewStore } from '../reviewStore';
import { pushed, replaced, type Press } from './entry';
import { showHome } from './onHome';
import { settingsCard } from './settingsCard';

type ActionResponse = GoogleAppsScript.Card_Service.ActionResponse;

export function settingsPressed({ sender }: Press): ActionResponse {
  const found = config.require();
  const { choices, threadsLost, notCleaned } = reviewStore.read();
  return pushed(
    settingsCard({
      choices,
      mayClean: mayClean(found),
      threadsLost,
      notCleaned: Object.values(notCleaned),
      owners:
        found.owner === sender && found.ownerKind === 'workspace' ? { mayClean: mayClean(found) } : null,
      holder: found.owner,
    }),
  );
}

export function settingsSaved(press: Press): ActionResponse {
  const isOn = (name: string): boolean => press.field(name) !== '';
  const found = config.require();
  const { choices } = reviewStore.read();
  reviewStore.write({
    // Where it may not be chosen, the choice stays for the day it may.
    choices: {
      cleanSent: mayClean(found) ? isOn('cleanSent') : choices.cleanSent,
      wrapText: isOn('wrapText'),
    },
    threadsLost: 0,
  });
  if (
    found.owner === press.sender &&
    found.ownerKind === 'workspace' &&
    isOn('mayClean') !== mayClean(found)
  ) {
    config.keep({ ...found, cleanSent: isOn('mayClean') });
  }
  return replaced(showHome(press), 'Saved.');
}
