import type tradePanel from '../en/trade-panel.ts'

const say = (title: string, cause: string) => ({ title, cause })

const german: typeof tradePanel = {
  title: 'Kaufen und verkaufen',
  loading: 'Der Auftrag wird geprüft',
  connect: 'Verbinden',
  model: 'Dieses Modell',
  license: id => `Lizenz ${id}`,
  shares: amount => `${amount} Anteile`,
  sells: 'Zu verkaufen',
  wants: 'Kaufangebot',
  yours: 'Ihrer',
  problems: {
    'wrong-chain': say(
      'Für eine andere Chain',
      'Ausgeführt werden kann er nur auf der, für die er signiert wurde.',
    ),
    'other-market': say(
      'Für einen anderen Markt',
      'Er gilt für eine Börse, die nicht die dieses Marktes ist.',
    ),
    'other-model': say(
      'Nicht über dieses Modell',
      'Er verkauft oder sucht etwas anderes, als gezeigt wurde.',
    ),
    'bad-signature': say(
      'Nicht vom Aussteller signiert',
      'Die Signatur passt nicht, also bindet er niemanden. Vielleicht hat ihn jemand verändert.',
    ),
    'not-started': say('Noch nicht offen', 'Der Aussteller hat einen späteren Beginn gewählt.'),
    expired: say('Abgelaufen', 'Die Frist des Ausstellers ist vorbei.'),
    done: say('Ausgeführt oder zurückgenommen', 'Er wurde ausgeführt, oder der Aussteller nahm ihn zurück.'),
    withdrawn: say('Zurückgenommen', 'Der Aussteller hat alle bisherigen Aufträge zurückgenommen.'),
    stale: say(
      'Hinfällig: etwas hat sich geändert',
      'Ein Auftrag gilt nur für das, was der Aussteller sah. Seitdem kam eine Version dazu oder andere Empfänger, oder die Lizenz wurde verlängert, beendet oder ihre Stufe geschlossen.',
    ),
    'license-over': say('Die Lizenz ist zu Ende', 'Sie gäbe keinen Zugang mehr.'),
    'currency-not-taken': say('Währung nicht angenommen', 'Dieser Markt nimmt keine Zahlungen in ihr an.'),
    'royalty-above-max': say(
      'Die Abgabe ist höher als vereinbart',
      'Vom Preis ginge mehr ab, als der Aussteller zugestanden hat.',
    ),
    'not-for-you': say(
      'Für ein Konto allein',
      'Nur ein bestimmtes Konto darf ihn ausführen, und das ist nicht Ihres.',
    ),
    'maker-cannot': say(
      'Der Aussteller kann ihn nicht halten',
      'Er hat nicht mehr, was er gibt, oder hat die Erlaubnis zurückgenommen, es zu bewegen.',
    ),
  },

  price: 'Preis',
  royaltyModel: 'Abgabe an den Urheber',
  royaltyLicense: 'Abgabe an das Modell',
  gets: 'Der Verkäufer bekommt',
  youPay: 'Sie zahlen',
  youGet: 'Sie bekommen',
  until: date => `Gilt bis ${date}.`,
  boundModel:
    'Gilt für das Modell, wie es jetzt ist. Kommt eine Version dazu oder werden andere Empfänger bestimmt, ist er hinfällig.',
  boundLicense: end =>
    `Gilt für die Lizenz, wie sie jetzt ist, ${end}. Wird sie verlängert, gekündigt oder widerrufen oder ihre Stufe geschlossen, ist der Auftrag hinfällig.`,
  boundShares: 'Was vorher ausgeschüttet wurde, bleibt dem Verkäufer.',
  endless: 'ohne Ende',
  validUntil: date => `gültig bis ${date}`,
  usage: (spent, deposited) =>
    `${spent} von ${deposited} vorausbezahlten Einheiten sind verbraucht. Einheiten bleiben beim Verkäufer.`,
  amount: 'Wie viele Anteile',
  amountWrong: most => `Höchstens ${most}.`,
  buy: price => `Für ${price} kaufen`,
  sell: price => `Für ${price} verkaufen`,
  notYours: 'Nur wer es hat, kann es auf dieses Angebot hin verkaufen.',
  ownOrder: 'Dieser Auftrag ist Ihrer. Andere können ihn ausführen, solange er gilt.',
  takeBack: 'Zurücknehmen',
  close: 'Schließen',

  book: 'Offene Aufträge',
  emptyBook: 'Für dieses Modell liegt hier kein Auftrag vor.',
  look: 'Ansehen',
  lookAt: (what, price) => `Ansehen: ${what}, ${price}`,
  unreachable: hubs => `Nicht erreicht: ${hubs}. Vielleicht gibt es mehr Aufträge.`,

  make: 'Auftrag erteilen',
  makeAbout:
    'Sie signieren den Auftrag mit Ihrer Wallet. Das kostet keine Gebühr, und nichts bewegt sich, bis ihn jemand ausführt; vorher fragt die Wallet vielleicht nach der Erlaubnis, zu bewegen, was Sie geben.',
  side: 'Was möchten Sie tun?',
  sideListing: 'Verkaufen',
  sideOffer: 'Kaufangebot machen',
  what: 'Was',
  whatModel: 'Das Modell selbst',
  whatLicense: 'Eine Lizenz',
  whatShares: 'Anteile',
  licenseId: 'Nummer der Lizenz',
  currency: 'Währung',
  days: 'Gilt',
  noToken: 'Kaufangebote werden in einem Token bezahlt, und keine Stufe dieses Modells nennt einen.',
  sign: 'Auftrag signieren',
  signing: 'Antworten Sie Ihrer Wallet: sie zeigt den Auftrag, den Sie signieren.',
  incomplete: 'Es fehlt noch etwas: ein Preis über null, und wofür er ist.',

  signed: 'Ihr Auftrag ist signiert',
  signedAbout:
    'Wer ihn hat, kann ihn ausführen, solange er gilt. Geben Sie ihn weiter, oder behalten Sie ihn.',
  copy: 'Auftrag kopieren',
  copyLink: 'Link kopieren',
  copied: 'Kopiert',
  download: 'Herunterladen',
  publish: 'Bei den Hub-Knoten veröffentlichen',
  published: hub => `${hub} bewahrt ihn auf.`,
  notPublished: (hub, reason) => `${hub} bewahrt ihn nicht auf. ${reason}`,

  have: 'Ich habe einen Auftrag',
  paste: 'Hier einfügen',
  file: 'Oder seine Datei wählen',
  show: 'Auftrag zeigen',
  unreadable: 'Das ist kein Auftrag, oder er ist beschädigt.',

  cancelAll: 'Alle meine Aufträge zurücknehmen',
  cancelAllAbout: 'Macht jeden Auftrag hinfällig, den Ihr Konto bisher signiert hat, im ganzen Markt.',
  filled: 'Erledigt. Es hat den Besitzer gewechselt.',
  cancelled: 'Der Auftrag ist zurückgenommen.',
  allCancelled: 'Alle Ihre Aufträge sind zurückgenommen.',
}

export default german
