import type myLicenses from '../en/my-licenses.ts'

const german: typeof myLicenses = {
  title: 'Meine Lizenzen',
  loading: 'Ihre Lizenzen werden gelesen',
  connectFirst: 'Verbinden Sie Ihre Wallet, um die Lizenzen darin zu sehen.',
  connect: 'Wallet verbinden',
  none: 'Noch keine Lizenzen',
  noneCure: 'Lizenzen, die Sie kaufen oder bekommen, erscheinen hier.',
  count: (count, text) => (count === 1 ? '1 Lizenz' : `${text} Lizenzen`),
  incomplete:
    'Es gibt mehr Lizenzen, als zu finden waren: der Server sucht nicht weit genug zurück. Dies sind die neuesten.',
  stale: 'Die Chain ist gerade nicht zu erreichen. Dies ist der letzte bekannte Stand.',

  unnamed: id => `Modell ${id}`,
  unverified: 'Seine Beschreibung passt nicht zur Chain und wird darum nicht gezeigt.',
  tierNumber: id => `Lizenzart ${id}`,
  picture: name => `Bild von ${name}`,
  hallmark: 'Zeichnung aus dem Fingerabdruck des Modells',
  status: { active: 'Aktiv', expiring: 'Endet bald', expired: 'Abgelaufen', revoked: 'Beendet' },
  lent: 'An Sie verliehen',
  lentOut: 'Von anderem Konto genutzt',
  forever: 'Gilt für immer',
  until: (date, left) => `Bis ${date}, ${left}`,
  ended: date => `Abgelaufen am ${date}`,
  revokedNote: 'Zurückgegeben, oder wegen eines Regelverstoßes beendet.',
  timeLeft: part => `${part} der Zeit sind übrig`,
  manage: 'Verwalten',
  manageOf: (id, name) => `Lizenz ${id} von ${name} verwalten`,

  more: 'Mehr zeigen',

  number: 'Lizenz',
  numberOf: id => `Nr. ${id}`,
  covers: 'Gilt für',
  coversAll: 'alle Versionen, auch künftige',
  coversOne: (version, count) => `Version ${version} von ${count}`,
  coversAtPurchase: 'die Version, die beim Kauf die neueste war',
  bought: 'Gekauft',
  boughtFor: (date, price) => `${date}, ${price}`,
  owner: 'Inhaber',
  moneyBack: 'Geld zurück',
  moneyBackUntil: (time, left) => `bis ${time}, ${left}`,
  usedBy: 'Genutzt von',
  usedUntil: (account, date) => `${account} bis ${date}`,
  reading: 'wird gelesen',

  actions: {
    renew: 'Verlängern',
    'auto-renew': 'Automatisch verlängern',
    'top-up': 'Aufladen',
    transfer: 'Übertragen',
    lend: 'Verleihen',
    refund: 'Geld zurückholen',
  },
  receipt: 'Beleg speichern',
  sell: 'Verkaufen',

  periods: 'Wie lange',
  periodsOf: (count, period) => `${count} × ${period}`,
  renewFor: price => `Für ${price} verlängern`,
  renewed: date => `Verlängert: gilt bis ${date}.`,

  autoOff: (price, period) =>
    `Sie unterschreiben einmal, dass diese Lizenz alle ${period} für höchstens ${price} verlängert werden darf. Jeder kann die Verlängerung dann im letzten Zehntel der Zeit senden; mehr kann niemand nehmen.`,
  autoTimes: 'Wie oft',
  autoTimesOf: (count, price) => `${count}-mal, zusammen ${price}`,
  autoSign: 'Erlauben und unterschreiben',
  autoSigning: price =>
    `Antworten Sie Ihrer Wallet: erst genau ${price} erlauben, dann unterschreiben. Bezahlt wird damit nichts.`,
  autoOn: (times, price, date) =>
    `An: bis zu ${times} Verlängerungen zu ${price}, bis ${date}. In diesem Browser unterschrieben.`,
  autoHand:
    'Geben Sie die unterschriebene Erlaubnis an den, der verlängern soll, etwa den Hub des Modells: ohne sie kann es niemand.',
  autoCopy: 'Unterschriebene Erlaubnis kopieren',
  autoStop: 'Ausschalten',
  autoStopNote:
    'Damit wird jede automatische Verlängerung ungültig, die Sie in diesem Markt unterschrieben haben, für alle Ihre Lizenzen.',
  autoStopped: 'Automatische Verlängerungen sind aus.',

  account: 'Konto',
  accountHint: '0x und 40 Hexadezimalziffern',
  wrongAccount: 'Das ist kein Konto. Es besteht aus 0x und 40 Hexadezimalziffern.',
  ownAccount: 'Das ist Ihr eigenes Konto.',
  transferNote: 'Die Lizenz geht endgültig an dieses Konto. Vorausbezahlte Einheiten bleiben bei Ihnen.',
  transferNow: 'Übertragen',
  transferred: account => `Die Lizenz gehört jetzt ${account}.`,
  notTransferable: 'Diese Lizenz bleibt bei Ihrem Konto; sie kann nicht verkauft oder verschenkt werden.',

  lendUntil: 'Bis',
  lendNote: 'Dieses Konto darf die Lizenz bis dahin nutzen wie Sie. Sie behalten sie.',
  lendNow: 'Verleihen',
  wrongDate: 'Ein Tag, der noch kommt.',
  lentTo: account => `${account} darf die Lizenz jetzt nutzen.`,
  takeBack: 'Zurücknehmen',
  takenBack: 'Nur Sie nutzen die Lizenz jetzt.',

  refundSure: price => `Lizenz zurückgeben und ${price} bekommen? Ihre Rechte enden sofort.`,
  refundNow: 'Zurückgeben',
  refunded: 'Ihr Geld ist zurück.',
}

export default german
