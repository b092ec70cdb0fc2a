/**
 * A right-to-left sentence in which each value keeps its own direction, whatever it begins with: an address, a name, an
 * amount. First-strong isolates: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export const bidi = (parts: TemplateStringsArray, ...values: readonly (string | number | bigint)[]): string =>
  parts.map((part, i) => (i === 0 ? part : `\u2068${values[i - 1]}\u2069${part}`)).join('')
