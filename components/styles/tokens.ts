import { type CSSResult, unsafeCSS } from 'lit'

/**
 * Every look a host page may set, with what stands there otherwise. A page writes `--mm-NAME` on any ancestor or
 * on the element; styles inside read `--_NAME`, so that an inherited value wins over the default.
 */
export const TOKENS = {
  'color-surface': 'light-dark(#ffffff, #15171c)',
  'color-raised': 'light-dark(#f5f6f9, #1e2129)',
  'color-line': 'light-dark(#e2e5eb, #2d323d)',
  'color-line-strong': 'light-dark(#848c9b, #6f788a)',
  'color-text': 'light-dark(#12161d, #eef1f6)',
  'color-quiet': 'light-dark(#545c6a, #a5aebd)',
  'color-accent': 'light-dark(#3b3fd8, #a5a8ff)',
  'color-accent-strong': 'light-dark(#2b2fb4, #c3c5ff)',
  'color-accent-soft': 'light-dark(#eeeefc, #25264a)',
  'color-on-accent': 'light-dark(#ffffff, #14152b)',
  'color-good': 'light-dark(#0b7046, #5fd6a0)',
  'color-good-soft': 'light-dark(#e6f5ed, #12301f)',
  'color-warn': 'light-dark(#855600, #f2c063)',
  'color-warn-soft': 'light-dark(#fdf3dd, #33270d)',
  'color-bad': 'light-dark(#b3261e, #ff9c93)',
  'color-bad-soft': 'light-dark(#fdecea, #3b1a18)',
  'color-focus': 'light-dark(#3b3fd8, #c3c5ff)',
  'color-backdrop': 'light-dark(#12161d80, #000000a6)',
  'color-chart-1': 'light-dark(#3b3fd8, #a5a8ff)',
  'color-chart-2': 'light-dark(#0b8f8c, #5cd0cc)',
  'color-chart-3': 'light-dark(#c2571a, #f0a36b)',
  'color-chart-4': 'light-dark(#a4367f, #f08cc9)',
  'color-chart-5': 'light-dark(#5d7f12, #b6d46a)',
  'color-chart-6': 'light-dark(#7b8494, #79818f)',
  'space-1': '4px',
  'space-2': '8px',
  'space-3': '12px',
  'space-4': '16px',
  'space-5': '20px',
  'space-6': '28px',
  'radius-small': '6px',
  'radius-control': '10px',
  'radius-surface': '16px',
  'radius-pill': '99px',
  'font-body':
    'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  'font-mono': 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  'font-size': 'max(15px, 0.9375rem)',
  'font-size-small': 'max(13px, 0.8125rem)',
  'font-size-tiny': 'max(12px, 0.75rem)',
  'font-size-large': 'max(18px, 1.125rem)',
  'font-weight-strong': '620',
  shadow: '0 1px 2px light-dark(#1018280f, #0006), 0 10px 28px -6px light-dark(#10182818, #0006)',
  'media-ratio': '16 / 9',
  'control-height': '42px',
} as const

const declarations = Object.entries(TOKENS).map(([name, value]) => `--_${name}:var(--mm-${name},${value})`)

/**
 * The tokens, and the theme: `auto` follows the page's own `color-scheme`, so that a page without a dark theme
 * never holds a dark card.
 */
export const tokens: CSSResult = unsafeCSS(
  `:host{${declarations.join(';')}}:host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}`,
)
