/** Names of properties and cache entries, in one place so that none is used twice. */
export const CONFIG_KEY = 'config';
/** Set-up's question to the web app, and its answer. */
export const PROOF_QUESTION_KEY = 'owner-question';
export const PROOF_ANSWER_KEY = 'owner-answer';
/** Prefix of a place remembered for the pixel: message id follows. */
export const PLACE_PREFIX = 'm:';
/** Prefix of a shard of objections: first hex digit of the recipient tag, or first character of the message id. */
export const OBJECTED_TAG_PREFIX = 'x:';
export const OBJECTED_MESSAGE_PREFIX = 'y:';
/** Counts records that found no room. */
export const LOST_KEY = 'lost';
/** When the owner's timer last ran. */
export const HEARTBEAT_KEY = 'heartbeat';

/** The longest a cache entry may live. @see https://developers.google.com/apps-script/reference/cache/cache */
export const CACHE_SECONDS = 21_600;
/** Prefix of a journal record in user properties, for want of room among the script's. */
export const OVERFLOW_PREFIX = 'u:';
/** Says that there may be such records. */
export const OVERFLOW_KEY = 'overflow';
/** Prefix of a count of repeats that were not journalled: message id follows. */
export const REPEATS_PREFIX = 'n:';
