import * as v from 'valibot';
import type { Instant } from '../contracts';
import type { EmulatedWorld } from '../world/EmulatedWorld';

/** Written at the head of each file. */
const FORMAT = 'workspace-on-this-computer';
const VERSION = 1;

const Head = v.looseObject({ format: v.literal(FORMAT), version: v.number() });
const Body = v.looseObject({
  addOn: v.string(),
  people: v.array(v.string()),
  cameAt: v.number(),
  world: v.looseObject({}),
});

/**
 * The world as the text of a file, with the switches and the clock. What it does not hold: the log of executions,
 * orders of trouble, locks that are held, code that was pushed or deployed meanwhile, who is signed in to Google.
 *
 * @param cameAt when the newcomer came: the first steps look at nothing before
 */
export function worldFileOf(world: EmulatedWorld, cameAt: Instant): string {
  const head = {
    format: FORMAT,
    version: VERSION,
    addOn: addOnOf(world),
    people: world.accounts.map(({ email }) => email),
    cameAt,
  };
  return `${JSON.stringify(head).slice(0, -1)},"world":${world.save()}}\n`;
}

/**
 * The state in such a file, for `world.load` and `createWorld`.
 *
 * @throws {Error} that says what is wrong with the file and what to do
 */
export function readWorldFile(
  text: string,
  here: { readonly addOn: string; readonly people: readonly string[] },
): { readonly state: string; readonly cameAt: Instant } {
  const json = jsonOf(text);
  if (!v.is(Head, json)) throw new Error(`This file is not a saved workspace. ${CHOOSE}`);
  if (json.version > VERSION) {
    throw new Error(
      `This file was saved by a newer version (${json.version}; this one reads ${VERSION}). Update this workspace, or choose an older file.`,
    );
  }
  const body = v.safeParse(Body, json);
  if (!body.success) throw new Error(`This file is damaged. ${CHOOSE}`);
  const { addOn, people, cameAt, world } = body.output;
  if (addOn !== here.addOn) {
    throw new Error(
      `This file belongs to the add-on “${addOn}”; the one here is “${here.addOn}”. Start the workspace with that add-on, or choose another file.`,
    );
  }
  const strangers = people.filter((email) => !here.people.includes(email));
  if (strangers.length > 0) {
    throw new Error(
      `This file has people who are not here: ${strangers.join(', ')}. Start the workspace that it was saved in, or choose another file.`,
    );
  }
  return { state: JSON.stringify(world), cameAt };
}

export const addOnOf = (world: EmulatedWorld): string => world.project.manifest.addOns?.common.name ?? '';

const CHOOSE = 'Choose a file that “Save” made.';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`This file is not a saved workspace: it is no JSON. ${CHOOSE}`);
  }
}
