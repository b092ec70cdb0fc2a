/** Whether the sentences of a locale run from right to left. */
export function isRightToLeft(locale: string): boolean {
  return /^ar\b/.test(locale)
}
