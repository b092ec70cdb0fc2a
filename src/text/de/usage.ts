import type usage from '../en/usage.ts'

const german: typeof usage = {
  meter: (spent, signed, left, of, unit) =>
    `${left} von ${of} vorausbezahlten Einheiten übrig (${unit}), ${spent} abgerechnet, ${signed} unterschrieben`,
  left: (count, of) => `${count} von ${of} übrig`,
  signed: count => `${count} unterschrieben, noch nicht abgerechnet`,
  per: (price, unit) => `${price} je ${unit}`,
  topUp: 'Aufladen',
  units: 'Einheiten',
  topUpFor: (units, price) => `${units} für ${price} aufladen`,
  wrongUnits: 'Eine ganze Zahl von Einheiten, mindestens 1.',
  toppedUp: units => `${units} Einheiten sind jetzt vorausbezahlt.`,
  withdrawal: time =>
    `Sie haben den Rest zurückverlangt; er ist ab ${time} zu haben. Aufladen nimmt das zurück.`,
  afterwards: (price, unit) =>
    `Die Nutzung wird je Einheit bezahlt: ${price} je ${unit}, vorausbezahlt, sobald Sie die Lizenz haben.`,
}

export default german
