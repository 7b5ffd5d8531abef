import type { Person } from '../wire';

/** What reads this person's mail, in a few words. */
export const mailProgramOf = (person: Pick<Person, 'google' | 'client'>): string =>
  person.client === 'direct'
    ? 'Other mail program'
    : person.google === 'workspace'
      ? 'Gmail at work'
      : 'Gmail';
