import { css } from 'lit'

export const modelArtifactStyles = css`
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    container-type: inline-size;
  }
  .head {
    flex-wrap: nowrap;
  }
  .names {
    min-inline-size: 0;
    flex: 1;
  }
  .head button {
    flex: none;
  }
  @container (max-width: 359px) {
    .head {
      flex-wrap: wrap;
    }
    .names {
      flex-basis: 100%;
    }
  }
  .percent {
    color: var(--_color-text);
    font-weight: var(--_font-weight-strong);
  }
  .t0 {
    fill: var(--_color-chart-1);
  }
  .t1 {
    fill: var(--_color-chart-2);
  }
  .t2 {
    fill: var(--_color-chart-3);
  }
  .t3 {
    fill: var(--_color-chart-6);
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 12px;
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-pill);
    background: var(--_color-raised);
    overflow: hidden;
  }
  .kept {
    fill: var(--_color-line-strong);
  }
  .bar:dir(rtl),
  .map:dir(rtl) {
    transform: scaleX(-1);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--_space-4);
    color: var(--_color-quiet);
    font-variant-numeric: tabular-nums;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 7px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .swatch {
    flex: none;
    border-radius: 3px;
  }
  .map {
    display: block;
    inline-size: 100%;
  }
  .missing {
    fill: var(--_color-raised);
    stroke: var(--_color-line);
    stroke-width: 1;
  }
  .evidence {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    color: var(--_color-quiet);
    font-size: var(--_font-size-small);
  }
  .evidence li {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .evidence li + li::before {
    content: '→';
    margin-inline-end: 4px;
    color: var(--_color-quiet);
    font-weight: 400;
  }
  .evidence li:dir(rtl) + li::before {
    content: '←';
  }
  .evidence svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .evidence .checked {
    color: var(--_color-good);
    font-weight: var(--_font-weight-strong);
  }
  .evidence .broken {
    color: var(--_color-bad);
    font-weight: var(--_font-weight-strong);
  }
  .consent {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-4);
    border-radius: var(--_radius-control);
    background: var(--_color-accent-soft);
    font-size: max(14px, 0.875rem);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-3);
  }
  .consent .ghost {
    background: var(--_color-surface);
  }
  .minor {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-3);
  }
  .minor > button.plain {
    margin-inline: calc(-1 * var(--_inset));
  }
  .minor:not(:has(*)) {
    display: none;
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 28px;
    cursor: pointer;
  }
  .switch input {
    appearance: none;
    position: relative;
    flex: none;
    inline-size: 38px;
    block-size: 24px;
    margin: 0;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-pill);
    background: var(--_color-raised);
    cursor: inherit;
    transition: background-color 0.12s;
  }
  .switch input::after {
    content: '';
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    background: var(--_color-line-strong);
    transition: inset-inline-start 0.12s;
  }
  .switch input:checked {
    border-color: var(--_color-accent);
    background: var(--_color-accent);
  }
  .switch input:checked::after {
    inset-inline-start: 17px;
    background: var(--_color-on-accent);
  }
  .shut-out,
  .unreachable {
    background: var(--_color-warn-soft);
  }
  .shut-out {
    display: flex;
    gap: var(--_space-2);
    padding: 10px var(--_space-3);
    border-radius: var(--_radius-control);
    font-size: max(14px, 0.875rem);
    overflow-wrap: anywhere;
  }
  .shut-out svg,
  .unreachable > svg {
    flex: none;
    margin-block-start: 2px;
    color: var(--_color-warn);
  }
  .unreachable strong {
    color: var(--_color-warn);
  }
  summary {
    display: inline-flex;
    align-items: center;
    min-block-size: 28px;
    color: var(--_color-accent);
    font-size: var(--_font-size-small);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .files ul {
    max-block-size: 260px;
    margin-block-start: var(--_space-2);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-control);
    overflow: auto;
  }
  .files li + li {
    border-block-start: 1px solid var(--_color-line);
  }
  .file {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    gap: var(--_space-3);
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px var(--_space-3);
    border-radius: 0;
    color: var(--_color-text);
    font-size: var(--_font-size-small);
    text-align: start;
  }
  button.plain.file {
    color: var(--_color-text);
  }
  .file .name {
    overflow-wrap: anywhere;
  }
  button.file[aria-current='true'] {
    background: var(--_color-accent-soft);
    font-weight: var(--_font-weight-strong);
  }
  .file:focus-visible {
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    .bar,
    .swatch {
      forced-color-adjust: none;
    }
    .map path {
      fill: CanvasText;
      stroke: none;
    }
    .map .missing {
      fill: Canvas;
      stroke: CanvasText;
    }
    .switch input:checked {
      background: Highlight;
    }
    .consent,
    .shut-out {
      border: 1px solid CanvasText;
    }
  }
`
