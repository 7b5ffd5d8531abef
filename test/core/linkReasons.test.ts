import { offReasonOf } from '../../src/core/linkReasons';

const leading = (url: string) => offReasonOf(url, 'More');
const saying = (label: string) => offReasonOf('https://shop.example/wood', label);

describe('offReasonOf', () => {
  it.each([
    'Our offer',
    'Angebot bestätigen',
    'Zum Webinar anmelden?',
    'Read more …',
    'Version 2.0',
    'Dr. Who',
    'Blog in logs',
    'Reset of the valves',
  ])('lets “%s” be followed', (label) => {
    expect(saying(label)).toBeNull();
  });

  it.each([
    'https://shop.example/wood?id=1&code=SPRING',
    'https://docs.example/d/1?resourcekey=abc',
    'https://calendly.com/ada/meeting',
    'https://zoom.us/pricing',
    'https://teams.microsoft.com/downloads',
    'https://blog.example/login-pages-that-work',
    'https://example.com/authors/ada',
  ])('lets %s be followed', (url) => {
    expect(leading(url)).toBeNull();
  });

  it.each([
    'www.shop.example',
    'https://shop.example',
    'Visit https://shop.example today',
    'shop.example/wood',
    'Müller.example',
    '(www.shop.example)',
  ])('knows that “%s” shows an address', (label) => {
    expect(saying(label)).toBe('address-shown');
  });

  it.each([
    'Unsubscribe',
    'Opt out',
    'Newsletter abbestellen',
    'Hier abmelden',
    'Se désabonner',
    'Se désinscrire',
    'Darse de baja',
    'Cancelar la suscripción',
    'Annulla iscrizione',
    'Disiscriviti',
    'Cancelar inscrição',
    'Afmelden',
    'Uitschrijven',
  ])('knows “%s” as unsubscribing', (label) => {
    expect(saying(label)).toBe('unsubscribe');
  });

  it.each([
    'Reset your password',
    'Passwort zurücksetzen',
    'Neues Kennwort',
    'Mot de passe oublié ?',
    'Cambiar contraseña',
    'Redefinir senha',
    'Wachtwoord vergeten',
  ])('knows “%s” as about a password', (label) => {
    expect(saying(label)).toBe('password');
  });

  it.each([
    'Sign in',
    'Log in to your account',
    'Einloggen',
    'Anmelden',
    'Se connecter',
    'Iniciar sesión',
    'Accedi',
    'Entrar',
    'Inloggen',
  ])('knows “%s” as signing in', (label) => {
    expect(saying(label)).toBe('sign-in');
  });

  it.each([
    ['https://lists.example/unsubscribe/abc', 'unsubscribe'],
    ['https://shop.example/account/reset?id=1', 'password'],
    ['https://login.shop.example/', 'sign-in'],
    ['https://shop.example/sign-in?next=%2F', 'sign-in'],
    ['https://shop.example/oauth2/authorize', 'sign-in'],
    ['https://shop.example/magic-link/abc', 'one-time'],
    ['https://shop.example/verify-email/abc', 'one-time'],
    ['https://shop.example/?invite_token=abc', 'one-time'],
    ['https://shop.example/?otp=123456', 'one-time'],
    ['https://meet.google.com/abc-defg-hij', 'meeting'],
    ['https://us02web.zoom.us/j/123?pwd=x', 'meeting'],
    ['https://teams.microsoft.com/l/meetup-join/19%3ameeting', 'meeting'],
    ['https://teams.live.com/meet/123', 'meeting'],
    ['https://lindenhof.webex.com/meet/ada', 'meeting'],
    ['HTTPS://MEET.GOOGLE.COM/abc', 'meeting'],
  ])('knows that %s is for: %s', (url, reason) => {
    expect(leading(url)).toBe(reason);
  });

  it('takes a time that goes with the length, for addresses and texts of a hundred thousand letters', () => {
    for (const piece of ['a', '.', 'a.', '/', '-', 'cancelar ', 'www', 'verify_', ' ', '%2F']) {
      const long = piece.repeat(100_000 / piece.length);
      expect(() => [
        offReasonOf(`https://x.example/${long}`, long),
        offReasonOf(`https://${long}`, 'x'),
      ]).not.toThrow();
    }
  });
});
