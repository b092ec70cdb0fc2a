import type sharePanel from '../en/share-panel.ts'

const german: typeof sharePanel = {
  loading: 'Anteile werden geladen',
  title: 'Anteile an diesem Modell',
  none: 'Dieses Modell ist nicht in Anteile geteilt: seine Einnahmen gehen allein an die Empfänger. Teilen kann es, wem es gehört.',
  connectOwner: 'Als Eigentümer verbinden',
  connect: 'Verbinden und eigene sehen',
  chooseShares: 'Welche Anteile',

  divideTitle: 'Dieses Modell in Anteile teilen',
  divideAbout:
    'Sie bekommen eine Million Anteile, die Sie behalten, verkaufen oder verschenken können. Wer sie hält, bekommt Ausschüttungen aus den Einnahmen und stimmt über das Modell ab. Sie lassen sich weiter teilen und werden nie mehr.',
  guaranteed: 'Mindestteil der Einnahmen, %',
  delay: 'Bedenkzeit vor einer Abstimmung',
  period: 'Zeit zum Abstimmen',
  quorum: 'Anteile, die teilnehmen müssen, %',
  threshold: 'Anteile für einen Vorschlag, %',
  rules: ({ delay, period, quorum, threshold }) =>
    `Wer die Stimmen von ${threshold} aller Anteile hat, kann etwas vorschlagen. Danach haben alle ${delay}, um Anteile zu kaufen oder zu verkaufen, und ${period}, um abzustimmen. Angenommen ist, wofür mehr stimmen als dagegen, wenn ${quorum} aller Anteile teilgenommen haben.`,
  guaranteeMeans: part =>
    `Ist das Modell eingebracht, kann niemand, auch keine Abstimmung, den Anteilen weniger als ${part} dessen lassen, was nach Marktgebühr und Ausgangsmodellen bleibt.`,
  forEver: 'Diese Regeln lassen sich nie mehr ändern.',
  divide: 'Anteile anlegen',

  revenue: 'Teil der Einnahmen jetzt',
  secured: 'Teil, den niemand nehmen kann',
  supply: 'Anteile insgesamt',
  lockedIn: 'Eingebracht',
  notLocked: 'Nicht eingebracht',
  locked: part =>
    `Das Modell gehört allen Anteilseignern gemeinsam. Niemand, auch keine Abstimmung, kann den Anteilen weniger als ${part} der Einnahmen lassen.`,
  unlocked: notice =>
    `Das Modell gehört noch einem einzelnen Konto, das andere Empfänger bestimmen kann (Frist: ${notice}). Sicher ist den Anteilen nichts.`,
  voting: 'Wie die Anteilseigner entscheiden',

  holders: 'Wer die Anteile hält',
  holdersChart: parts => `Teile aller Anteile: ${parts}`,
  holder: 'Konto',
  shares: 'Anteile',
  part: 'Teil',
  others: 'Weitere',
  you: 'Sie',

  yours: 'Ihre Anteile und Stimmen',
  youHold: (shares, part) => `Sie halten ${shares} Anteile, ${part} von allen.`,
  youHoldNone: 'Sie halten keine Anteile.',
  votes: votes => `Sie stimmen mit ${votes} Anteilen ab, eigenen und Ihnen übertragenen.`,
  noDelegate:
    'Ihre Anteile stimmen noch für niemanden. Ohne Übertragung zählen sie für niemanden, auch nicht für Sie.',
  selfDelegate: 'Sie stimmen mit Ihren Anteilen selbst ab.',
  otherDelegate: account => `${account} stimmt mit Ihren Anteilen ab.`,
  voteSelf: 'Selbst damit abstimmen',
  delegateTo: 'Ein anderes Konto abstimmen lassen',
  delegate: 'Stimmen übertragen',
  addressHint: '0x und 40 Ziffern',

  dividends: 'Ausschüttungen',
  noCurrency: 'Noch kann nichts ausgeschüttet werden: keine Währung ist dafür eingerichtet.',
  currency: 'Währung',
  received: 'Bisher verteilt',
  waiting: 'Wartet',
  yourPart: 'Für Sie',
  distribute: amount => `${amount} verteilen`,
  claim: amount => `${amount} abrufen`,
  distributeMeans:
    'Was wartet, bekommt, wer Anteile hält, wenn jemand es verteilt. Verteilen Sie, bevor Sie verkaufen.',
  distributeReleases:
    'Ein Teil davon stammt von Käufern, deren Rückgabefrist vorbei ist; das Verteilen gibt ihn für alle Beteiligten frei.',
  addCurrency: currency => `Ausschüttungen in ${currency} erlauben`,

  lockTitle: 'Das Modell einbringen',
  lockAbout: notice =>
    `Sie geben das Modell allen Anteilseignern gemeinsam. Über Verkauf, neue Versionen und Preise wird dann abgestimmt. Die Einnahmen werden, ${notice} danach, so geteilt:`,
  lockWarning: 'Nur wer jeden einzelnen Anteil hält, kann das Modell wieder herausnehmen.',
  lockPart: 'Teil der Einnahmen für die Anteile, %',
  lockChart: parts => `Wie die Einnahmen geteilt werden: ${parts}`,
  lockShares: 'Anteile',
  lock: 'Modell einbringen',
  announced: date => `Andere Empfänger sind angekündigt. Ab ${date} kann jeder sie einsetzen.`,
  announcedNow: 'Andere Empfänger sind angekündigt, und ihre Zeit ist gekommen.',
  apply: 'Einsetzen',
  redeemTitle: 'Das Modell herausnehmen',
  redeemAbout: 'Sie halten jeden Anteil. Das Modell kann wieder allein Ihrem Konto gehören.',
  redeem: 'Modell herausnehmen',

  done: {
    fractionalize: 'Die Anteile sind angelegt. Alle gehören Ihnen.',
    lock: 'Das Modell ist eingebracht.',
    applyPayees: 'Die neuen Empfänger haben von jetzt an ihren Teil.',
    addCurrency: 'In dieser Währung kann ausgeschüttet werden.',
    distribute: 'Es wurde an alle verteilt, die Anteile halten.',
    claim: 'Ihre Ausschüttung ist auf Ihrem Konto angekommen.',
    redeem: 'Das Modell gehört Ihnen allein.',
    delegate: 'Ihre Anteile stimmen von jetzt an mit.',
  },
}

export default german
