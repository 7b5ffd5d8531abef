import { unwrapped } from '../../src/core/rewriters';

describe('unwrapped', () => {
  it.each([
    [
      'Gmail’s image proxy',
      'https://ci3.googleusercontent.com/proxy/AbC-d_e=s0-d-e1-ft#https://x.example/p?t=1&u=2#3',
      'https://x.example/p?t=1&u=2#3',
    ],
    [
      'Gmail’s newer image proxy',
      'https://ci5.googleusercontent.com/meips/ADKq=s0-d-e1-ft#https://x.example/p',
      'https://x.example/p',
    ],
    [
      'Google’s redirect',
      'https://www.google.com/url?q=https://x.example/?a%3D1%26b%3D2&source=gmail&ust=1&usg=AOv',
      'https://x.example/?a=1&b=2',
    ],
    [
      'Google’s redirect by its other name',
      'https://google.co.uk/url?sa=D&url=https%3A%2F%2Fx.example',
      'https://x.example',
    ],
    [
      'Safe Links',
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2F%3Fa%3D1&data=05%7C02&reserved=0',
      'https://x.example/?a=1',
    ],
    [
      'Safe Links in Teams',
      'https://nam12.safelinks.protection.outlook.com/ap/t-59584e83/?url=https%3A%2F%2Fx.example%2F&data=1',
      'https://x.example/',
    ],
    [
      'URL Defense 2',
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__media.mnn.com_assets_images_2016_06_jupiter-2Dnasa.jpg.638x0-5Fq80-5Fcrop-2Dsmart.jpg&d=DwMBaQ&c=Vxt5e0&r=BTD8&m=iKjixv&s=-M8Vz&e=',
      'https://media.mnn.com/assets/images/2016/06/jupiter-nasa.jpg.638x0_q80_crop-smart.jpg',
    ],
    [
      'URL Defense 3',
      'https://urldefense.com/v3/__https://google.com:443/search?q=a*test&gs=ps__;Kw!-612Flbf0JvQ3kNJkRi5Jg!Ue6tQud$',
      'https://google.com:443/search?q=a+test&gs=ps',
    ],
    [
      'URL Defense 3 with a run',
      'https://urldefense.us/v3/__https://x.example/a**Bb*c__;JSUlKw==!!x!y$',
      'https://x.example/a%%%b+c',
    ],
    [
      'URL Defense 3 with letters outside ASCII',
      'https://urldefense.com/v3/__https://x.example/*__;w6k!!x$',
      'https://x.example/é',
    ],
    [
      'URL Defense 3 with a slash lost',
      'https://urldefense.com/v3/__https:/x.example/__;!!x$',
      'https://x.example/',
    ],
  ])('takes off %s', (_, url, inner) => {
    expect(unwrapped(url)).toBe(inner);
  });

  it.each([
    'https://x.example/url?q=https://y.example/',
    'https://google.com.evil.example/url?q=https://y.example/',
    'https://safelinks.protection.outlook.com.evil.example/?url=https://y.example/',
    'https://eur01.safelinks.protection.outlook.com/?data=1',
    'https://www.google.com/url?sa=D',
    'https://ci3.googleusercontent.com/proxy/AbC',
    'https://urldefense.com/v2/url?d=1',
    'https://urldefense.com/v3/__https://x.example/',
    'https://urldefense.com/v3/__https://x.example/__;Kw',
    'https://urldefense.com/v3/__https://x.example/__;K!!x$',
    '',
  ])('finds nothing in %s', (url) => {
    expect(unwrapped(url)).toBeNull();
  });
});
