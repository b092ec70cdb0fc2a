import type royaltyEarnings from '../en/royalty-earnings.ts'

const german: typeof royaltyEarnings = {
  lifetime: 'Seit Beginn an alle',
  over: 'Bereit zur Freigabe',
  overNote:
    'Wie von den Käufern gezahlt; ihre Rückgabefristen sind vorbei. Der nächste Abruf gibt es für alle in der Tabelle frei.',
  more: count => `${count} weitere Zahlungen kommen mit späteren Abrufen.`,
  open: 'In laufenden Rückgabefristen',
  openUntil: date => `Bis ${date}.`,
  openBetween: (first, last) => `Die erste endet am ${first}, die letzte am ${last}.`,
  held: 'Durch einen Streitfall einbehalten',
  heldNote: 'Die Rückgabefristen sind vorbei; es wartet auf die Entscheidung.',
  searching: 'Was bisher gezahlt wurde, wird auf der Chain gesucht.',
  notSearched: 'Kein Endpunkt lässt die Vergangenheit durchsuchen: was ausgezahlt wurde, fehlt hier.',
  searchAgain: 'Noch einmal suchen',
  nothingYet: 'Noch ist keine Zahlung eingegangen. So wird die erste geteilt.',
}

export default german
