import { decodeConfig, encodeConfig } from '../core/codec';
import type { Config } from '../core/config';
import { Problem } from '../core/problem';
import { CACHE_SECONDS, CONFIG_KEY } from './keys';

/**
 * What set-up decided, for everybody who runs the script. Script properties and the script cache are shared by all
 * users of the script and readable only by its code.
 * @see https://developers.google.com/apps-script/guides/properties
 */
export const config = {
  /** One call when cached, else three. */
  read(): Config | null {
    const cache = CacheService.getScriptCache();
    const cached = cache.get(CONFIG_KEY);
    const text = cached ?? PropertiesService.getScriptProperties().getProperty(CONFIG_KEY);
    if (text === null) return null;
    if (cached === null) cache.put(CONFIG_KEY, text, CACHE_SECONDS);
    return decodeConfig(text);
  },

  /** @throws {Problem} NOT_SET_UP */
  require(): Config {
    const found = config.read();
    if (found === null) {
      throw new Problem(
        'NOT_SET_UP',
        'Open Doublecheck from Gmail’s side panel and set it up, or ask the owner to do it.',
      );
    }
    return found;
  },

  keep(value: Config): void {
    const text = encodeConfig(value);
    PropertiesService.getScriptProperties().setProperty(CONFIG_KEY, text);
    CacheService.getScriptCache().put(CONFIG_KEY, text, CACHE_SECONDS);
  },
};
