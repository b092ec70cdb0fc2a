import { css } from 'lit'

/** The tier picker, and what the chosen tier allows. */
export const offerStyles = css`
  .warning {
    display: flex;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius-control);
    background: var(--_color-warn-soft);
    font-size: max(14px, 0.875rem);
  }
  .warning svg {
    flex: none;
    margin-block-start: 3px;
    color: var(--_color-warn);
  }
  .tiers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 168px), 1fr));
    gap: 10px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .tier {
    position: relative;
    display: grid;
    align-content: start;
    gap: 1px;
    padding: 12px 14px;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-control);
    cursor: pointer;
    overflow-wrap: anywhere;
    transition: border-color 0.12s, background-color 0.12s;
  }
  .tier:hover {
    background: var(--_color-raised);
  }
  .tier input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .tier:has(input:checked) {
    border-color: var(--_color-accent);
    background: var(--_color-accent-soft);
    box-shadow: inset 0 0 0 1px var(--_color-accent);
  }
  .tier:has(input:focus-visible) {
    outline: 2px solid var(--_color-focus);
    outline-offset: 2px;
  }
  .tier:has(input:disabled) {
    border-style: dashed;
    border-color: var(--_color-line-strong);
    background: transparent;
    color: var(--_color-quiet);
    cursor: not-allowed;
  }
  .tier-name {
    padding-inline-end: 26px;
    font-weight: var(--_font-weight-strong);
  }
  .tier::after {
    content: '';
    position: absolute;
    inset-block-start: 15px;
    inset-inline-end: 13px;
    inline-size: 15px;
    block-size: 15px;
    border: 1.5px solid var(--_color-line-strong);
    border-radius: 50%;
    background: var(--_color-surface);
    pointer-events: none;
  }
  .tier:has(input:checked)::after {
    border: 5px solid var(--_color-accent);
  }
  .tier:has(input:disabled)::after {
    display: none;
  }
  .tier-price {
    font-size: max(17px, 1.0625rem);
    font-weight: var(--_font-weight-strong);
    font-variant-numeric: tabular-nums;
  }
  .tier-period,
  .tier-stock {
    color: var(--_color-quiet);
    font-size: var(--_font-size-small);
    line-height: 1.4;
  }
  .tier-stock {
    color: var(--_color-warn);
  }
  @container (max-width: 345px) {
    .tier {
      grid-template-columns: auto 1fr;
      column-gap: var(--_space-3);
      align-items: baseline;
    }
    .tier-name,
    .tier-stock {
      grid-column: 1 / -1;
    }
  }
  @container (min-width: 346px) and (max-width: 719px) {
    .tiers:has(.tier:first-of-type:nth-last-of-type(4)) {
      grid-template-columns: 1fr 1fr;
    }
  }
  .tier-stock.out {
    color: var(--_color-bad);
    font-weight: var(--_font-weight-strong);
  }

  .rights {
    display: grid;
    gap: 5px var(--_space-5);
    font-size: max(14px, 0.875rem);
    line-height: 1.4;
  }
  .rights li {
    display: flex;
    gap: var(--_space-2);
  }
  .rights .mark {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 18px;
    block-size: 1.4em;
    color: var(--_color-good);
    font-weight: 700;
  }
  .rights .no,
  .rights .no .mark {
    color: var(--_color-quiet);
  }
  .conditions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    font-size: var(--_font-size-small);
    line-height: 1.4;
  }
  .conditions li {
    padding: 3px 10px;
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-control);
    background: var(--_color-raised);
  }
  @container (min-width: 440px) {
    .rights {
      grid-template-columns: 1fr 1fr;
    }
  }

  summary {
    display: inline-flex;
    align-items: center;
    min-block-size: 28px;
    color: var(--_color-accent);
    font-size: max(14px, 0.875rem);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .full-terms[open] {
    display: grid;
    gap: var(--_space-2);
  }
  .legal {
    max-block-size: 260px;
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-small);
    background: var(--_color-raised);
    font-size: max(14px, 0.875rem);
    white-space: pre-wrap;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .full-terms .small {
    margin-block-start: var(--_space-2);
  }
  .hash {
    font-size: var(--_font-size-small);
  }
  .hash button {
    margin-inline-start: calc(-1 * var(--_inset));
  }
  @media (forced-colors: active) {
    .tier:has(input:checked) {
      outline: 3px solid Highlight;
    }
    .tier:has(input:disabled) {
      color: GrayText;
    }
    .tier:has(input:checked)::after {
      border-color: Highlight;
    }
  }
`
