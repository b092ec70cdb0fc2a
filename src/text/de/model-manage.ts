import type { ModelManageStrings } from '../model-manage.ts'

const modelManage: ModelManageStrings = {
  title: name => `${name} verwalten`,
  titleUnnamed: 'Dieses Modell verwalten',
  loading: 'Das Modell wird gelesen',
  tabs: { versions: 'Versionen', offers: 'Lizenzen' },

  connectLead:
    'Verbinden Sie die Wallet, der das Modell gehört, um Versionen zu veröffentlichen und zu ändern, was zu kaufen ist.',
  connect: 'Wallet verbinden',
  notOwner: 'Dieses Modell gehört einem anderen Konto.',
  notOwnerLead:
    'Nur wem es gehört, veröffentlicht Versionen und ändert, was zu kaufen ist. Gehört es Ihnen, wählen Sie dieses Konto in Ihrer Wallet. Bestimmen seine Anteile über das Modell, schlagen Sie die Änderung denen vor, die sie halten.',
  owner: 'Eigentümer',
  connected: 'Verbunden',
  you: 'Sie',

  newVersion: 'Neue Version',
  newVersionLead: last => `Alles, was ${last} sagt, bleibt, bis auf das, was Sie hier ändern.`,
  notes: 'Was neu ist',
  files: 'Dateien',
  filesLead: 'Geben Sie nur Neues dazu. Eine Datei gleichen Namens wird ersetzt; alle anderen bleiben.',
  states: { kept: 'wie zuvor', changed: 'geändert', added: 'neu', gone: 'herausgenommen' },
  takeOut: 'Herausnehmen',
  takeOutOne: path => `${path} herausnehmen`,
  putBack: 'Zurücklegen',
  putBackOne: path => `${path} zurücklegen`,
  figures: 'Messwerte',
  metric: 'Messgröße',
  value: 'Wert',
  dataset: 'Gemessen an',
  figure: index => `Messwert ${index}`,
  addFigure: 'Messwert hinzufügen',
  changes: 'Was sich ändert',
  publishVersion: version => `${version} veröffentlichen`,
  versionPublished: version => `Version ${version} ist veröffentlicht.`,
  versionCancelled:
    'Sie haben in Ihrer Wallet abgelehnt. Nichts wurde veröffentlicht; was Sie ausgefüllt haben, bleibt.',
  history: 'Bisherige Versionen',

  offersLead: 'Was man jetzt kaufen kann. Verkaufte Lizenzen bleiben, wie sie sind, was immer Sie ändern.',
  onSale: 'Im Verkauf',
  notOnSale: 'Nichts ist zu kaufen.',
  unnamed: id => `Lizenz ${id}`,
  sold: count => `${count} verkauft`,
  soldOf: (count, all) => `${count} von ${all} verkauft`,
  soldOut: 'ausverkauft',
  every: time => `für ${time}`,
  close: 'Schließen',
  closeOne: name => `${name} schließen`,
  closeTitle: name => `${name} schließen?`,
  closeFor: 'Niemand kann sie mehr kaufen, und sie lässt sich nicht wieder öffnen.',
  closeSold: (count, text) =>
    count === 1
      ? 'Die eine verkaufte Lizenz bleibt gültig.'
      : `Die ${text} verkauften Lizenzen bleiben gültig.`,
  closeSubscriptions: 'Abonnements laufen, solange bezahlt ist; verlängern lassen sie sich nicht.',
  closeIt: 'Schließen',
  keepIt: 'Im Verkauf lassen',
  replace: 'Ersetzen',
  replaceOne: name => `${name} ersetzen`,
  replaceTitle: name => `Anstelle von ${name}`,
  replaceFor: name =>
    `${name} wird geschlossen, und diese kommt in den Verkauf. Verkaufte Lizenzen behalten ihre Bedingungen; Abonnements lassen sich nicht mehr verlängern.`,
  halfReplaced: name => `${name} ist schon geschlossen. Machen Sie weiter, um diese in den Verkauf zu geben.`,
  addTitle: 'Eine neue Lizenz',
  putOnSale: 'In den Verkauf geben',
  closedOnes: count => `Geschlossen (${count})`,
  created: name => `${name} ist zu kaufen.`,
  replaced: name => `${name} ist zu kaufen; die alte ist geschlossen.`,
  closed: 'Geschlossen. Verkaufte Lizenzen bleiben gültig.',
  offerCancelled:
    'Sie haben in Ihrer Wallet abgelehnt. Was schon getan ist, bleibt; versuchen Sie es erneut, um weiterzumachen.',
}

export default modelManage
