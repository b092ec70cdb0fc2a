import type { MarketErrorTexts } from '../en/market-errors.ts'
import { say } from '../error-text.ts'

/** Nach HTTP-Status. */
const UPLOAD_CAUSES: Readonly<Record<number, string>> = {
  401: 'Er kennt Ihren Upload-Schlüssel nicht.',
  404: 'Er nimmt keine Dateien von anderen an.',
  405: 'Er nimmt keine Dateien von anderen an.',
  413: 'Die Datei ist größer, als er erlaubt.',
  422: 'Angekommen ist etwas anderes, als gewählt wurde: Die Datei hat sich inzwischen geändert.',
  507: 'Er hat keinen Platz mehr.',
}

const PINNING_CAUSES: Readonly<Record<number, string>> = {
  401: 'Er kennt Ihren Zugangsschlüssel nicht.',
  403: 'Ihr Zugangsschlüssel erlaubt es nicht.',
  404: 'Unter dieser Adresse werden keine Dateien aufbewahrt.',
  409: 'Ihr Konto dort bezahlt nicht für so viel.',
}

/** By the contract's `VoucherStatus`. */
const VOUCHER_CAUSES: Readonly<Record<number, string>> = {
  1: 'Für diese Lizenz wurde nichts vorausbezahlt.',
  2: 'Die Lizenz ist für ein anderes Modell.',
  3: 'So viel wurde schon abgerechnet.',
  4: 'Alle vorausbezahlten Einheiten sind verbraucht.',
  5: 'Den Beleg hat niemand unterschrieben, der für dieses Konto unterschreiben darf.',
}

const marketErrors: MarketErrorTexts = {
  'order-void': say(
    'Dieser Auftrag gilt nicht mehr',
    'Er ist abgelaufen, wurde ausgeführt oder zurückgezogen, oder ihn hat nicht unterschrieben, wer ihn aufgab. Es wurde nichts bezahlt.',
    'Laden Sie neu, um offene Aufträge zu sehen.',
  ),
  'asset-changed': say(
    'Das hat sich seit dem Auftrag geändert',
    'Das Modell oder die Lizenz ist nicht mehr, was angeboten wurde. Es wurde nichts bezahlt.',
    'Sehen Sie es sich noch einmal an und bitten Sie um einen neuen Auftrag.',
  ),
  'license-over': say(
    'Diese Lizenz ist zu Ende',
    'Ihre Zeit ist abgelaufen, oder sie wurde widerrufen.',
    'Verlängern Sie sie oder erwerben Sie eine neue.',
  ),
  'too-early': say(
    'Dafür ist es zu früh',
    'Das geht erst nach einer Wartezeit.',
    'Kommen Sie wieder, wenn die Zeit um ist.',
  ),
  'nothing-to-withdraw': say(
    'Nichts mehr zurückzuholen',
    'Alle vorausbezahlten Einheiten dieser Lizenz sind verbraucht oder zurückgezahlt.',
    'Bezahlen Sie Einheiten voraus, wenn Sie mehr brauchen.',
  ),
  'voucher-not-payable': ({ status }) => ({
    title: 'Diese Nutzung lässt sich nicht abrechnen',
    cause: VOUCHER_CAUSES[Number(status)] ?? 'Der Beleg ist nicht zahlbar.',
    cure: 'Bitten Sie den Inhaber um einen neuen Beleg oder um weitere Einheiten.',
  }),
  'proposal-not-found': say(
    'Diesen Antrag gibt es nicht',
    'Darüber sollte hier nie abgestimmt werden.',
    'Prüfen Sie den Link oder fragen Sie den Betreiber der Seite.',
  ),
  'proposal-state': say(
    'Das geht jetzt nicht',
    'Der Antrag ist in einem anderen Stand, als es dafür nötig ist.',
    'Laden Sie neu, um den Stand zu sehen.',
  ),
  'already-voted': say(
    'Sie haben schon abgestimmt',
    'Eine Stimme wird einmal abgegeben und bleibt.',
    'Bis zum Ende der Abstimmung ist nichts mehr zu tun.',
  ),
  'too-few-votes': say(
    'Zu wenige Stimmen für einen Antrag',
    'Wer etwas beantragt, braucht einen Teil aller Stimmen und hatte eben noch weniger.',
    'Übertragen Sie Ihre Stimmen sich selbst oder bitten Sie andere um ihre.',
  ),
  'vote-not-allowed': say(
    'Darüber kann nicht abgestimmt werden',
    'Das Modell bleibt, wo es ist, und seine Anteile bekommen mindestens, was ihnen zugesagt ist.',
    'Beantragen Sie etwas anderes.',
  ),
  'shares-missing': say(
    'Sie halten nicht alle Anteile',
    'Nur wer jeden Anteil hält, kann das Modell herausnehmen.',
    'Erwerben Sie die fehlenden Anteile oder beantragen Sie, was Sie ändern möchten.',
  ),
  'upload-refused': ({ status, reason }) => ({
    title: 'Der Hub nimmt diese Datei nicht an',
    cause: UPLOAD_CAUSES[Number(status)] ?? `Er sagte: ${reason ?? status ?? 'nichts weiter'}.`,
    cure: 'Fragen Sie, wer den Hub betreibt, oder nehmen Sie einen anderen. Was er schon hat, wird nicht noch einmal gesendet.',
  }),
  'pinning-refused': ({ status, reason, path }) => ({
    title: 'Der Pinning-Dienst bewahrt nicht alle Dateien auf',
    cause:
      path === undefined
        ? (PINNING_CAUSES[Number(status)] ?? `Er sagte: ${reason ?? status ?? 'nichts weiter'}.`)
        : `Er konnte ${path} nicht holen.`,
    cure: 'Das Veröffentlichen hält das nicht auf. Prüfen Sie Ihren Zugangsschlüssel und Ihr Konto dort, und versuchen Sie es noch einmal.',
  }),
  'pinning-unreachable': say(
    'Der Pinning-Dienst ist nicht erreichbar',
    'Er hat nicht geantwortet, oder er antwortet Webseiten nicht.',
    'Das Veröffentlichen hält das nicht auf. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.',
  ),
  disputed: say(
    'Dieses Modell ist umstritten',
    'Jemand hat es angefochten; die Entscheidung steht noch aus.',
    'Lesen Sie die Anfechtung, bevor Sie weitermachen.',
  ),
}

export default marketErrors
