import { type SVGTemplateResult, svg } from 'lit'

/** 24 × 24 line drawings in the colour of the text; they say nothing to assistive technology. */
const icon = (path: string) => (): SVGTemplateResult =>
  svg`<svg viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`

export const checkIcon = icon('M5 12.5l4.5 4.5L19 7')
export const closeIcon = icon('M6 6l12 12M18 6L6 18')
export const warningIcon = icon(
  'M12 8.5v4.5M12 16.6v.1M10.3 3.9L2.6 17.3A2 2 0 0 0 4.3 20.3h15.4a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0z',
)
export const chevronIcon = icon('M7 10l5 5 5-5')
export const walletIcon = icon(
  'M4 7.5V18a2 2 0 0 0 2 2h13a1 1 0 0 0 1-1V9.5a1 1 0 0 0-1-1H5.5A1.5 1.5 0 0 1 4 7a2 2 0 0 1 2-2h11v3M16 14.2v.1',
)
export const linkIcon = icon('M10 5H6a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-4M14 4h6v6M20 4l-9 9')
export const clockIcon = icon('M12 7v5l3.2 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z')
