import * as v from 'valibot';

// Each message is the remedy; what is wrong, and where, is said before it.
const text = (remedy: string) => v.string(remedy);
const list = <const Item extends v.GenericSchema>(item: Item, remedy: string) => v.array(item, remedy);
const object = <const Entries extends v.ObjectEntries>(entries: Entries, remedy: string) =>
  v.looseObject(entries, (issue) => remedyFor(entries, issue) ?? remedy);

/** What to write where something is missing; null when that is not what is wrong. */
function remedyFor(entries: v.ObjectEntries, { path, input }: v.BaseIssue<unknown>): string | null {
  const key = path?.at(-1)?.key;
  const entry = input === undefined && typeof key === 'string' ? entries[key] : undefined;
  return entry !== undefined && 'message' in entry && typeof entry.message === 'string'
    ? entry.message
    : null;
}

const TIME_ZONE = 'Write a time zone, say, "Etc/UTC".';
const OBJECT = 'Write an object, { … }.';
const FUNCTION = 'Write the name of a function of the script.';

const Function = object({ runFunction: text(FUNCTION) }, OBJECT);

const Common = object(
  {
    name: text('Write the name that people see.'),
    logoUrl: text('Write the https address of a picture.'),
    useLocaleFromApp: v.optional(v.boolean('Write true or false.')),
    homepageTrigger: v.optional(Function),
    universalActions: v.optional(
      list(
        object(
          {
            label: text('Write the words of the menu entry.'),
            runFunction: v.optional(text(FUNCTION)),
            openLink: v.optional(text('Write an https address.')),
          },
          OBJECT,
        ),
        'Write a list of { "label": …, "runFunction": … }.',
      ),
    ),
    openLinkUrlPrefixes: v.optional(
      list(text('Write an https address.'), 'Write a list of https addresses.'),
    ),
  },
  OBJECT,
);

const Gmail = object(
  {
    contextualTriggers: v.optional(
      list(
        object({ onTriggerFunction: text(FUNCTION) }, OBJECT),
        'Write a list of { "onTriggerFunction": … }.',
      ),
    ),
    composeTrigger: v.optional(
      object(
        {
          selectActions: list(
            object({ text: text('Write the words of the menu entry.'), runFunction: text(FUNCTION) }, OBJECT),
            'Write a list of { "text": …, "runFunction": … }.',
          ),
          draftAccess: v.optional(v.picklist(['NONE', 'METADATA'], 'Write "NONE" or "METADATA".')),
        },
        OBJECT,
      ),
    ),
  },
  OBJECT,
);

const AdvancedService = object(
  {
    userSymbol: text('Write the name by which the script calls the service.'),
    serviceId: text('Write the id of the service, say, "sheets".'),
    version: text('Write the version of the service, say, "v4".'),
  },
  OBJECT,
);

/**
 * The manifest as far as it decides what runs. Of its own fields Google refuses those it does not know, and addresses
 * in the list for UrlFetch that are no https ones.
 *
 * @see https://developers.google.com/apps-script/manifest
 * @see https://github.com/google/clasp/issues/586 (an unknown field)
 * @see https://github.com/google/clasp/issues/21 (an http address)
 * @see https://github.com/labnol/apps-script-starter/issues/23 (the runtime's names)
 */
export const ManifestSchema = v.strictObject(
  {
    timeZone: v.pipe(text(TIME_ZONE), v.check(isTimeZone, TIME_ZONE)),
    oauthScopes: v.optional(list(text('Write the address of a scope.'), 'List the addresses of the scopes.')),
    runtimeVersion: v.optional(
      v.picklist(['V8', 'STABLE'], 'Write "V8"; there is no other runtime any more.'),
    ),
    exceptionLogging: v.optional(v.picklist(['STACKDRIVER', 'NONE'], 'Write "STACKDRIVER" or "NONE".')),
    urlFetchWhitelist: v.optional(
      list(
        v.pipe(
          text('Write the beginning of an address, say, "https://example.com/".'),
          v.regex(/^https:\/\/[^/]+\//, 'Write the beginning of an https address with a / behind its host.'),
        ),
        'Write a list of https addresses.',
      ),
    ),
    dependencies: v.optional(
      object(
        {
          enabledAdvancedServices: v.optional(
            list(AdvancedService, 'Write a list of { "userSymbol": …, "serviceId": …, "version": … }.'),
          ),
        },
        OBJECT,
      ),
    ),
    webapp: v.optional(
      object(
        {
          executeAs: v.picklist(
            ['USER_ACCESSING', 'USER_DEPLOYING'],
            'Write "USER_ACCESSING" or "USER_DEPLOYING".',
          ),
          access: v.picklist(
            ['MYSELF', 'DOMAIN', 'ANYONE', 'ANYONE_ANONYMOUS'],
            'Write "MYSELF", "DOMAIN", "ANYONE" or "ANYONE_ANONYMOUS".',
          ),
        },
        OBJECT,
      ),
    ),
    addOns: v.optional(object({ common: Common, gmail: v.optional(Gmail) }, OBJECT)),
    chat: v.optional(v.unknown()),
    executionApi: v.optional(v.unknown()),
    sheets: v.optional(v.unknown()),
  },
  (issue) => (issue.expected === 'never' ? 'Take it out.' : TIME_ZONE),
);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
