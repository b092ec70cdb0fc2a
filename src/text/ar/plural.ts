const rules = new Intl.PluralRules('ar')

/** Which of the six forms goes with a count: `few` from 3 to 10, `many` from 11 to 99, `other` with whole hundreds. */
export const plural = (count: number, forms: Readonly<Record<Intl.LDMLPluralRule, string>>): string =>
  forms[rules.select(count)]
