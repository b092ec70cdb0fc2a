import { css } from 'lit'

/** What every element starts from: text, focus ring, hidden things. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    min-inline-size: 0;
    font: 400 var(--_font-size) / 1.5 var(--_font-body);
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    color: var(--_color-text);
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2,
  h3 {
    font-size: var(--_font-size-large);
    font-weight: var(--_font-weight-strong);
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  h4 {
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: 1.35;
  }
  .quiet {
    color: var(--_color-quiet);
  }
  .small {
    font-size: var(--_font-size-small);
  }
  .mono {
    font-family: var(--_font-mono);
    font-size: 0.92em;
    overflow-wrap: anywhere;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-3);
  }
  :focus-visible {
    outline: 2px solid var(--_color-focus);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
  /* What is typed goes in its own direction, whichever the page has. */
  input,
  textarea {
    unicode-bidi: plaintext;
  }
`
