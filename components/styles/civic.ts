import { css } from 'lit'

/** What the panels of decisions and complaints share: a list of cases, each with a state, a timeline or votes, and deeds. */
export const civic = css`
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    container-type: inline-size;
  }
  .case {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_color-line);
  }
  h5 {
    margin: 0 0 var(--_space-1);
    color: var(--_color-quiet);
    font-size: var(--_font-size-small);
    font-weight: 500;
  }
  .case h4 {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .state {
    flex: none;
    padding: 2px 10px;
    border-radius: var(--_radius-pill);
    background: var(--_color-raised);
    color: var(--_color-quiet);
    font-size: var(--_font-size-tiny);
    font-weight: var(--_font-weight-strong);
  }
  .state.accent {
    background: var(--_color-accent-soft);
    color: var(--_color-accent);
  }
  .state.good {
    background: var(--_color-good-soft);
    color: var(--_color-good);
  }
  .state.warn {
    background: var(--_color-warn-soft);
    color: var(--_color-warn);
  }
  .state.bad {
    background: var(--_color-bad-soft);
    color: var(--_color-bad);
  }
  .box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius-control);
    background: var(--_color-raised);
  }
  .box.row {
    display: flex;
  }
  .case > button {
    justify-self: start;
  }
  .warning {
    display: flex;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-small);
    background: var(--_color-warn-soft);
  }
  .warning svg {
    flex: none;
    margin-block-start: 2px;
    color: var(--_color-warn);
  }
  .you {
    padding: 1px 7px;
    border-radius: var(--_radius-pill);
    background: var(--_color-accent-soft);
    color: var(--_color-accent);
    font-size: var(--_font-size-tiny);
    font-weight: var(--_font-weight-strong);
  }
  .prose {
    overflow-wrap: anywhere;
    white-space: pre-line;
    text-wrap: pretty;
    unicode-bidi: plaintext;
  }
  summary {
    inline-size: fit-content;
    min-block-size: 28px;
    padding-block: 3px;
    border-radius: var(--_radius-small);
    color: var(--_color-accent);
    font-size: var(--_font-size-small);
    font-weight: 500;
    cursor: pointer;
  }
  details[open] > summary {
    margin-block-end: var(--_space-2);
  }
  dl.facts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px var(--_space-4);
    font-size: max(14px, 0.875rem);
  }
  dl.facts dt {
    color: var(--_color-quiet);
  }
  dd {
    overflow-wrap: anywhere;
  }
  @container (max-width: 439px) {
    dl.facts {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dl.facts dd {
      margin-block-end: var(--_space-2);
    }
  }
  @media (forced-colors: active) {
    .state,
    .box {
      border: 1px solid CanvasText;
    }
  }
`
