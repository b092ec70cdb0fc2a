/** Use that is paid by the unit. */
const usage = {
  meter: (spent: string, signed: string, left: string, of: string, unit: string) =>
    `${left} of ${of} prepaid units left (${unit}), ${spent} settled, ${signed} signed for`,
  left: (count: string, of: string) => `${count} of ${of} left`,
  signed: (count: string) => `${count} signed, not settled yet`,
  per: (price: string, unit: string) => `${price} for each ${unit}`,
  topUp: 'Top up',
  units: 'Units',
  topUpFor: (units: string, price: string) => `Add ${units} for ${price}`,
  wrongUnits: 'A whole number of units, at least 1.',
  toppedUp: (units: string) => `${units} units are prepaid now.`,
  withdrawal: (time: string) =>
    `You asked for the rest back; it can be had from ${time}. Topping up takes that back.`,
  afterwards: (price: string, unit: string) =>
    `Use is paid by the unit: ${price} for each ${unit}, prepaid once you have the licence.`,
}

export default usage
