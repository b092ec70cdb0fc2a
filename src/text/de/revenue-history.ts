import type revenueHistory from '../en/revenue-history.ts'

const german: typeof revenueHistory = {
  loading: 'Die Chain wird nach Zahlungen durchsucht',
  title: currency => `Zahlungen je Monat, in ${currency}`,
  sources: {
    licenses: 'Lizenzen',
    usage: 'Nutzung nach Einheiten',
    resales: 'Anteile an Weiterverkäufen',
    descendants: 'Modelle, die auf diesem aufbauen',
    other: 'Sonstiges',
  },
  month: 'Monat',
  whole: 'Zusammen',
  asTable: 'Als Tabelle zeigen',
  entry: (name, amount) => `${name}: ${amount}`,
  none: currency => `In ${currency} ist noch nichts gezahlt worden.`,
  gross:
    'Vor Abzug der Marktgebühr und der Anteile von Ausgangsmodellen. Was noch zurückgegeben werden kann, fehlt noch.',
  cut: 'Ältere Zahlungen fehlen hier.',
}

export default german
