import type { ErrorFacts } from '../../error/index.ts'
import type { CommonErrorTexts } from '../en/errors.ts'
import { say } from '../error-text.ts'

const tamperedCause = ({ source, path }: ErrorFacts) =>
  `${source === undefined ? 'Eine Quelle' : source} hat ${path === undefined ? 'Daten' : path} geschickt, die nicht zu dem passen, was auf der Chain festgehalten ist.`

const errors: CommonErrorTexts = {
  'bad-config': ({ field, value, expected }) => ({
    title: 'Dieses Element ist nicht richtig eingerichtet',
    cause: `${value === undefined ? `„${field ?? 'asset'}“ fehlt oder ist unvollständig` : `„${value}“ ist kein gültiger Wert für ${field ?? 'dieses Feld'}`}.`,
    cure: `Wenn das Ihre Seite ist, berichtigen Sie das Attribut${expected === undefined ? '' : `; es sieht so aus: ${expected}`}.`,
  }),
  'model-not-found': say(
    'Dieses Modell gibt es nicht',
    'Das Register auf dieser Chain kennt kein Modell mit dieser Nummer.',
    'Prüfen Sie den Link oder fragen Sie den Betreiber der Seite.',
  ),
  'rpc-timeout': say(
    'Die Chain hat nicht rechtzeitig geantwortet',
    'Die Server, über die diese Seite die Chain liest, sind langsam.',
    'Warten Sie einen Moment und versuchen Sie es noch einmal.',
  ),
  'rpc-all-failed': say(
    'Die Chain ist nicht erreichbar',
    'Keiner der Server, über die diese Seite die Chain liest, hat geantwortet.',
    'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  ),
  'indexer-failed': say(
    'Die Liste der Modelle lässt sich nicht laden',
    'Der Indexer, den diese Seite nach Modellen fragt, hat nicht wie ein solcher geantwortet.',
    'Versuchen Sie es gleich noch einmal.',
  ),
  'chain-unknown': ({ chainId }) => ({
    title: 'Unbekannte Chain',
    cause: `Diese Seite kennt keinen Server für ${chainId === undefined ? 'diese Chain' : `Chain ${chainId}`}.`,
    cure: 'Wenn das Ihre Seite ist, geben Sie die Adresse eines RPC-Servers an.',
  }),
  'wrong-chain': ({ expected }) => ({
    title: 'Ihre Wallet ist auf einer anderen Chain',
    cause: `Gebraucht wird ${expected === undefined ? 'eine andere Chain' : `Chain ${expected}`}.`,
    cure: 'Wechseln Sie die Chain in Ihrer Wallet und versuchen Sie es noch einmal.',
  }),
  'no-wallet': say(
    'Keine Wallet gefunden',
    'Dieser Browser hat keine Wallet, mit der die Seite sprechen kann.',
    'Installieren Sie eine Wallet oder öffnen Sie die Seite im Browser Ihrer Wallet.',
  ),
  'user-rejected': say(
    'Abgebrochen',
    'Sie haben in Ihrer Wallet abgelehnt. Es wurde nichts gesendet.',
    'Versuchen Sie es noch einmal, wenn Sie möchten.',
  ),
  'already-pending': say(
    'Ihre Wallet fragt noch',
    'Eine frühere Anfrage wartet auf Ihre Antwort.',
    'Öffnen Sie Ihre Wallet und beantworten Sie sie zuerst.',
  ),
  'insufficient-funds': say(
    'Nicht genug Guthaben',
    'Ihr Konto deckt den Preis und die Netzgebühr nicht.',
    'Laden Sie das Konto auf oder wählen Sie ein anderes.',
  ),
  allowance: say(
    'Die Zahlung wurde nicht freigegeben',
    'Der in der Wallet freigegebene Betrag ist kleiner als der Preis.',
    'Versuchen Sie es noch einmal und geben Sie den vollen Betrag frei.',
  ),
  'price-changed': say(
    'Der Preis hat sich geändert',
    'Er ist nicht mehr der, den diese Seite gezeigt hat. Es wurde nichts bezahlt.',
    'Sehen Sie sich den neuen Preis an und entscheiden Sie neu.',
  ),
  'terms-changed': say(
    'Die Bedingungen haben sich geändert',
    'Sie sind nicht mehr die, die diese Seite gezeigt hat. Es wurde nichts bezahlt.',
    'Lesen Sie die neuen Bedingungen und entscheiden Sie neu.',
  ),
  'sold-out': say(
    'Ausverkauft',
    'Alle Lizenzen dieser Art sind vergeben.',
    'Wählen Sie eine andere Art oder fragen Sie den Urheber.',
  ),
  'offer-closed': say(
    'Nicht mehr im Verkauf',
    'Der Eigentümer hat dieses Angebot geschlossen.',
    'Wählen Sie eine andere Art von Lizenz.',
  ),
  'not-renewable': say(
    'Diese Lizenz lässt sich nicht verlängern',
    'Sie ist kein Abonnement, wurde widerrufen, oder ihr Angebot ist geschlossen.',
    'Erwerben Sie stattdessen eine neue Lizenz.',
  ),
  'nothing-to-claim': say(
    'Noch nichts abzuholen',
    'Ihr Anteil in dieser Währung ist schon ausgezahlt.',
    'Schauen Sie nach dem nächsten Verkauf wieder vorbei.',
  ),
  reverted: ({ reason, name }) => ({
    title: 'Der Vertrag hat abgelehnt',
    cause: `Er sagte: ${reason ?? name ?? 'nichts weiter'}. Es wurde nichts geändert.`,
    cure: 'Laden Sie neu, um den Stand zu sehen, und versuchen Sie es noch einmal.',
  }),
  'digest-mismatch': facts => ({
    title: 'Das wurde verfälscht',
    cause: tamperedCause(facts),
    cure: 'Es wurde verworfen. Ein neuer Versuch nimmt eine andere Quelle.',
  }),
  'manifest-invalid': ({ field }) => ({
    title: 'Die Beschreibung des Modells ist fehlerhaft',
    cause: `Sie hält sich nicht an das Format${field === undefined ? '' : `: „${field}“ ist falsch`}.`,
    cure: 'Das kann nur der Urheber mit einer neuen Version beheben.',
  }),
  'file-invalid': say(
    'Diese Datei ist fehlerhaft',
    'Sie ist nicht, was ihre Endung sagt, oder sie ist beschädigt.',
    'Holen Sie sie neu oder wählen Sie eine andere Datei.',
  ),
  'no-providers': say(
    'Diese Datei hat gerade niemand',
    'Kein Server oder Besucher, der sie hat, war erreichbar.',
    'Versuchen Sie es später; andere können online kommen.',
  ),
  timeout: say(
    'Das hat zu lange gedauert',
    'Es kam keine rechtzeitige Antwort.',
    'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  ),
  aborted: say(
    'Angehalten',
    'Das wurde angehalten, bevor es fertig war.',
    'Beginnen Sie neu, wenn Sie möchten.',
  ),
  'storage-blocked': say(
    'Dieser Browser lässt uns keine Dateien speichern',
    'Der Speicher ist für diese Seite abgeschaltet, wie in manchen privaten Fenstern.',
    'Erlauben Sie den Speicher oder nehmen Sie ein anderes Fenster.',
  ),
  'storage-full': say(
    'Kein Platz mehr',
    'Der Speicher des Browsers für diese Seite ist voll.',
    'Schaffen Sie Platz auf diesem Gerät und versuchen Sie es noch einmal.',
  ),
  'insecure-origin': say(
    'Diese Seite ist nicht sicher',
    'Dateien lassen sich nur auf einer Seite prüfen, die über HTTPS geladen wurde.',
    'Öffnen Sie die Seite mit https:// davor.',
  ),
  unexpected: ({ reason }) => ({
    title: 'Etwas ist schiefgegangen',
    cause:
      reason === undefined
        ? 'Damit haben wir nicht gerechnet.'
        : `Damit haben wir nicht gerechnet: ${reason}`,
    cure: 'Versuchen Sie es noch einmal. Bleibt es so, schicken Sie dem Betreiber der Seite die Details.',
  }),
}

export default errors
