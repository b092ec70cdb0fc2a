import { css } from 'lit'

/** Buttons (`primary` by default, `.ghost`, `.plain`), links, and chips that state a fact. */
export const controls = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: var(--_control-height);
    max-inline-size: 100%;
    margin: 0;
    padding: 8px 16px;
    border: 1px solid transparent;
    border-radius: var(--_radius-control);
    background: var(--_color-accent);
    color: var(--_color-on-accent);
    font: inherit;
    font-weight: var(--_font-weight-strong);
    line-height: 1.25;
    text-align: center;
    cursor: pointer;
    transition: background-color 0.12s, border-color 0.12s;
  }
  button:hover {
    background: var(--_color-accent-strong);
  }
  button.ghost {
    background: transparent;
    border-color: var(--_color-line-strong);
    color: var(--_color-text);
  }
  button.plain {
    /* Where one starts a line, its words do, not the space before them. */
    --_inset: 6px;
    min-block-size: 28px;
    padding: 2px var(--_inset);
    background: transparent;
    color: var(--_color-accent);
    font-weight: 500;
  }
  button.ghost:hover,
  button.plain:hover {
    background: var(--_color-raised);
  }
  button[aria-disabled='true'],
  button:disabled {
    background: var(--_color-raised);
    border-color: var(--_color-line);
    color: var(--_color-quiet);
    cursor: not-allowed;
  }
  a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--_color-accent);
    text-decoration-thickness: from-font;
    text-underline-offset: 0.18em;
  }
  a:hover {
    color: var(--_color-accent-strong);
  }
  a:focus-visible {
    border-radius: 3px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chip {
    padding: 2px 9px;
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-pill);
    background: var(--_color-raised);
    font-size: var(--_font-size-tiny);
    line-height: 1.6;
    unicode-bidi: plaintext;
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    button,
    .chip {
      border-color: currentColor;
    }
    button[aria-disabled='true'],
    button:disabled {
      color: GrayText;
    }
  }
`
