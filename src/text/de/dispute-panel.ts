import type { DisputePanelStrings } from '../dispute-panel.ts'

const disputePanel: DisputePanelStrings = {
  loading: 'Was über das Modell gesagt wird, wird geladen',
  title: 'Streitfälle und Listung',
  you: 'Sie',
  stale: age => `Gelesen ${age}; die Chain ist gerade nicht erreichbar.`,

  disputes: 'Streitfälle',
  none: 'Niemand hat sich über dieses Modell beschwert.',
  noCourt: 'Dieser Markt hat kein Gericht, das diese Seite kennt.',
  older: count => `${count} ältere Streitfälle werden nicht gezeigt.`,
  dispute: id => `Streitfall ${id}`,
  stages: {
    'awaiting-counter': 'Wartet auf den Eigentümer',
    'awaiting-ruling': 'Wartet auf ein Urteil',
    'timed-out': 'Niemand hat geurteilt',
    closed: 'Abgeschlossen',
  },
  raisedBy: 'Erhoben von',
  asks: 'Verlangt',
  asksRefund: part => `${part} jeder Zahlung seitdem zurück`,
  asksRevoke: id => `den Widerruf von Lizenz ${id}`,
  stake: 'Jede Seite setzt',
  ruler: 'Wer urteilt',
  dao: 'die DAO des Marktes, durch Abstimmung',
  counterBy: when => `Der Eigentümer kann bis ${when} mit einem Pfand antworten.`,
  ruleBy: when => `Ein Urteil zählt bis ${when}. Ohne eines ist das Modell freigesprochen.`,
  over: 'Die Zeit für ein Urteil ist vorbei: Das Modell ist freigesprochen, sobald jemand den Streitfall schließt.',
  waits: 'Solange ein Streitfall offen ist, warten die neuen Einnahmen des Modells.',
  timeline: 'Was geschah',
  kinds: {
    raised: 'Beschwerde',
    countered: 'Antwort des Eigentümers',
    evidence: 'Beleg',
    closed: 'Abgeschlossen',
  },
  parties: { raiser: 'Beschwerdeführer', owner: 'Eigentümer', somebody: 'jemand anderes' },
  read: 'Lesen',
  reading: 'Wird gesucht',
  verified: 'Seine Bytes passen zum Fingerabdruck auf der Chain.',
  binary: 'Es ist kein Text. Sichern Sie es, um es anzusehen.',
  save: 'Sichern',
  shortened: 'Nur der Anfang wird gezeigt.',
  unchecked: 'Das Wort einer Person, von niemandem geprüft.',

  rulings: {
    refused: 'Niemandem wurde Schuld gegeben. Was wartete, geht an das Modell, beide Pfänder gehen zurück.',
    reject:
      'Abgewiesen. Was wartete, geht an das Modell, das Pfand des Beschwerdeführers an dessen Eigentümer.',
    release: 'Niemandem wurde Schuld gegeben. Was wartete, geht an das Modell, beide Pfänder gehen zurück.',
    refund: 'Stattgegeben. Das Pfand des Eigentümers geht an den Beschwerdeführer.',
    delist:
      'Stattgegeben, und das Modell verkauft keine neuen Lizenzen. Das Pfand des Eigentümers geht an den Beschwerdeführer.',
    'revoke-license':
      'Stattgegeben, und die Lizenz ist widerrufen. Das Pfand des Eigentümers geht an den Beschwerdeführer.',
  },
  refunds: part => `${part} jeder wartenden Zahlung geht an ihren Käufer zurück.`,

  raise: 'Streitfall erheben',
  raiseTitle: 'Sich über dieses Modell beschweren',
  raiseCost: cost => `Sie setzen ${cost}.`,
  raiseArbitration: (cost, bond, price) =>
    `Sie zahlen ${cost}: ein Pfand von ${bond}, das zurückkommen kann, und ${price} an den Schiedsrichter, die nicht zurückkommen.`,
  raiseRisk:
    'Wird die Beschwerde abgewiesen oder urteilt niemand rechtzeitig, geht Ihr Pfand an den Eigentümer des Modells. Wird ihr stattgegeben, kommt es mit dessen Pfand zurück.',
  periods: (counter, ruling) =>
    `Der Eigentümer hat ${counter} zum Antworten, danach bleiben ${ruling} für ein Urteil.`,
  oneAtATime:
    'Über ein Modell kann nur ein Streitfall zugleich offen sein. Fügen Sie dem offenen einen Beleg hinzu.',
  complaint: 'Ihre Beschwerde',
  refund: 'Verlangte Erstattung, Prozent jeder Zahlung von jetzt an',
  licenseId: 'Nummer einer Lizenz, die widerrufen werden soll, darf leer bleiben',
  counter: bond => `Antworten und ${bond} setzen`,
  counterTitle: 'Auf diese Beschwerde antworten',
  answer: 'Ihre Antwort',
  addEvidence: 'Beleg hinzufügen',
  evidence: 'Ihr Beleg',
  acquit: 'Streitfall schließen',
  invalid: {
    document: 'Schreiben oder wählen Sie zuerst das Dokument.',
    refund: 'Ganze Prozent von 0 bis 100.',
    licenseId: 'Die Nummer einer Lizenz, nur Ziffern.',
  },

  held: 'Zahlungen, die warten',
  heldOpen: amount => `${amount} wartet auf das Urteil`,
  heldEnded: (amount, part) => `${amount} kann ausgezahlt werden; ${part} davon geht zurück`,
  resolve: 'Auszahlen',
  due: amount => `${amount} an Pfändern gehören Ihnen.`,
  claim: 'Abholen',
  owed: amount => `${amount} gehören Ihnen: eine Rückzahlung oder Einnahmen, die der Tresor für Sie aufhebt.`,

  listing: 'Listung',
  statuses: {
    open: 'Nicht geprüft',
    listed: 'Gelistet',
    featured: 'Empfohlen',
    flagged: 'Beanstandet',
    delisted: 'Vom Markt genommen',
  },
  meaning: {
    open: 'Noch kein Kurator hat dieses Modell geprüft.',
    listed: 'Kuratoren sagen, dass es die Kriterien des Marktes erfüllt.',
    featured: 'Kuratoren empfehlen es.',
    flagged: 'Kuratoren sagen, dass es die Kriterien des Marktes nicht erfüllt.',
    delisted: 'Es verkauft keine neuen Lizenzen. Früher verkaufte bleiben gültig.',
  },
  endorsements: count => `${count} haben es empfohlen`,
  endorse: fee => `Für ${fee} empfehlen`,
  endorseFree: 'Empfehlen',
  endorsed: 'Sie haben dieses Modell empfohlen.',
  endorseWhy: 'Die Gebühr geht an die Kasse des Marktes und kommt nicht zurück.',
  challengedBy: (bond, when) =>
    `Seine Listung ist mit einem Pfand von ${bond} angefochten. Kuratoren entscheiden bis ${when}; sonst hat das Modell gewonnen.`,
  challengeOver: 'Die Kuratoren haben nicht rechtzeitig entschieden. Jeder kann die Anfechtung schließen.',
  closeChallenge: 'Anfechtung schließen',
  challengeTitle: 'Diese Listung anfechten',
  challenge: bond => `Anfechten und ${bond} setzen`,
  challengeRisk:
    'Geben die Kuratoren Ihnen recht, wird das Modell beanstandet und Ihr Pfand kommt zurück. Sonst geht es an den Eigentümer des Modells.',
  challengeReason: 'Was die Kriterien nicht erfüllt',

  done: {
    raise:
      'Ihre Beschwerde steht auf der Chain. Stellen Sie das Dokument bereit, damit es gelesen werden kann.',
    counter:
      'Ihre Antwort steht auf der Chain. Stellen Sie das Dokument bereit, damit es gelesen werden kann.',
    evidence: 'Ihr Beleg steht auf der Chain. Stellen Sie das Dokument bereit, damit es gelesen werden kann.',
    acquit: 'Der Streitfall ist abgeschlossen.',
    resolve: (refunded, released) =>
      `Ausgezahlt: ${refunded} geht an den Käufer zurück, ${released} an das Modell.`,
    claim: amount => `${amount} sind auf Ihrem Konto angekommen.`,
    endorse: 'Danke. Ihre Empfehlung zählt.',
    challenge:
      'Die Listung ist angefochten. Stellen Sie Ihr Dokument bereit, damit Kuratoren es lesen können.',
    closeChallenge: 'Die Anfechtung ist abgeschlossen.',
  },
}

export default disputePanel
