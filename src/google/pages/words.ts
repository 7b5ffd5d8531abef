/**
 * What pages say to recipients. The server is not told a reader's language, so a page carries all of them and its
 * script picks one; without script it stays English. `{…}` is filled in.
 */
export const PAGE_WORDS = {
  en: {
    continue: 'Continue to',
    how: 'Press Enter or anywhere on this page.',
    why: 'This link was sent with Doublecheck: the sender is told that you followed it.',
    holder: 'The record is kept by {holder}.',
    uncheckedTitle: 'This link could not be checked',
    unchecked:
      'Just now we cannot tell whether this address was really sent to you. If you trust the mail, copy it:',
    nothingTitle: 'There is nothing here',
    nothing:
      'This address belongs to a link or picture in a mail. It is incomplete, was changed, or is no longer in use. Nothing was recorded.',
    infoTitle: 'About this mail',
    info: 'The mail you read contains a small picture that tells its sender when it is loaded. Time and a verdict on who loaded it are kept; no place, no network address, no name of a device.',
  },
  de: {
    continue: 'Weiter zu',
    how: 'Eingabetaste oder irgendwo auf diese Seite drücken.',
    why: 'Dieser Link wurde mit Doublecheck verschickt: Der Absender erfährt, dass Sie ihm gefolgt sind.',
    holder: 'Aufgezeichnet wird es bei {holder}.',
    uncheckedTitle: 'Dieser Link konnte nicht geprüft werden',
    unchecked:
      'Gerade lässt sich nicht sagen, ob Ihnen diese Adresse wirklich geschickt wurde. Wenn Sie der Mail trauen, kopieren Sie sie:',
    nothingTitle: 'Hier ist nichts',
    nothing:
      'Diese Adresse gehört zu einem Link oder Bild in einer Mail. Sie ist unvollständig, verändert oder nicht mehr in Gebrauch. Es wurde nichts aufgezeichnet.',
    infoTitle: 'Über diese Mail',
    info: 'Die Mail enthält ein kleines Bild, das dem Absender meldet, wann es geladen wird. Aufbewahrt werden die Zeit und ein Urteil, wer es lud; kein Ort, keine Netzadresse, kein Gerätename.',
  },
  fr: {
    continue: 'Continuer vers',
    how: 'Appuyez sur Entrée ou n’importe où sur cette page.',
    why: 'Ce lien a été envoyé avec Doublecheck : l’expéditeur saura que vous l’avez suivi.',
    holder: 'L’enregistrement est conservé par {holder}.',
    uncheckedTitle: 'Ce lien n’a pas pu être vérifié',
    unchecked:
      'Impossible de dire pour l’instant si cette adresse vous a vraiment été envoyée. Si vous faites confiance au message, copiez-la :',
    nothingTitle: 'Il n’y a rien ici',
    nothing:
      'Cette adresse appartient à un lien ou à une image d’un message. Elle est incomplète, modifiée ou hors d’usage. Rien n’a été enregistré.',
    infoTitle: 'À propos de ce message',
    info: 'Ce message contient une petite image qui indique à l’expéditeur quand elle est chargée. Sont conservés l’heure et un avis sur qui l’a chargée ; ni lieu, ni adresse réseau, ni nom d’appareil.',
  },
  es: {
    continue: 'Continuar a',
    how: 'Pulse Intro o en cualquier lugar de esta página.',
    why: 'Este enlace se envió con Doublecheck: quien lo envió sabrá que usted lo siguió.',
    holder: 'El registro lo guarda {holder}.',
    uncheckedTitle: 'No se pudo comprobar este enlace',
    unchecked:
      'Ahora mismo no podemos saber si esta dirección se le envió de verdad. Si confía en el correo, cópiela:',
    nothingTitle: 'Aquí no hay nada',
    nothing:
      'Esta dirección pertenece a un enlace o una imagen de un correo. Está incompleta, fue modificada o ya no se usa. No se ha registrado nada.',
    infoTitle: 'Sobre este correo',
    info: 'El correo contiene una pequeña imagen que avisa a quien lo envió cuando se carga. Se guardan la hora y un juicio sobre quién la cargó; ni lugar, ni dirección de red, ni nombre del dispositivo.',
  },
} as const;

export type PageWord = keyof (typeof PAGE_WORDS)['en'];
