import { css } from 'lit'

/** Tables of figures: numbers stand right and align by digit (`.n`). Give a wide table a `.scroll` box. */
export const table = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    font-size: max(14px, 0.875rem);
  }
  th,
  td {
    padding: 7px 0;
    border-block-start: 1px solid var(--_color-line);
    text-align: start;
    vertical-align: baseline;
    font-weight: 400;
  }
  th + th,
  th + td,
  td + td {
    padding-inline-start: var(--_space-3);
  }
  thead th {
    border: 0;
    color: var(--_color-quiet);
    font-size: var(--_font-size-tiny);
  }
  .n {
    text-align: end;
    white-space: nowrap;
  }
  .scroll {
    overflow-x: auto;
  }
`
