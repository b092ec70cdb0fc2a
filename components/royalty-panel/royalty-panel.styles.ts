import { css } from 'lit'
import { chartStyles } from '../charts/charts.styles.ts'
import { table } from '../styles/index.ts'

export const royaltyPanelStyles = [
  table,
  chartStyles,
  css`
    .panel {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
      container-type: inline-size;
    }
    .who {
      inline-size: 50%;
    }
    th.who {
      display: table-cell;
    }
    button {
      overflow-wrap: anywhere;
    }
    .label {
      display: none;
    }
    tfoot th,
    tfoot td {
      border-block-start: 1px solid var(--_color-line-strong);
      font-weight: var(--_font-weight-strong);
    }
    @container (max-width: 439px) {
      table,
      tbody,
      tfoot {
        display: block;
      }
      thead {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      tr {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px var(--_space-3);
        padding-block: 9px;
        border-block-start: 1px solid var(--_color-line);
      }
      tbody tr:first-child {
        border: 0;
      }
      tfoot tr {
        border-block-start-color: var(--_color-line-strong);
      }
      tr > th,
      tr > td {
        padding: 0 !important;
        border: 0;
      }
      tfoot td:empty,
      td.none {
        display: none;
      }
      th.who {
        display: flex;
        inline-size: auto;
      }
      th.who .dot {
        margin-block-start: 0.4em;
      }
      .share {
        font-weight: var(--_font-weight-strong);
      }
      .earned,
      .claimable {
        white-space: normal;
      }
      .earned {
        padding-inline-start: 18px !important;
        text-align: start;
      }
      .label {
        display: block;
        color: var(--_color-quiet);
        font-size: var(--_font-size-small);
      }
    }

    .currencies {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .currency {
      position: relative;
      display: inline-flex;
      align-items: center;
      min-block-size: 32px;
      padding: 2px 12px;
      border: 1px solid var(--_color-line-strong);
      border-radius: var(--_radius-pill);
      font-size: var(--_font-size-small);
      cursor: pointer;
    }
    .currency input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }
    .currency:has(input:checked) {
      border-color: var(--_color-accent);
      background: var(--_color-accent-soft);
      font-weight: var(--_font-weight-strong);
    }
    .currency:has(input:focus-visible) {
      outline: 2px solid var(--_color-focus);
      outline-offset: 2px;
    }
    .totals {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      gap: var(--_space-3) var(--_space-5);
    }
    .totals dt {
      color: var(--_color-quiet);
      font-size: var(--_font-size-small);
    }
    .totals dt + dd {
      font-weight: var(--_font-weight-strong);
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    @media (forced-colors: active) {
      .currency:has(input:checked) {
        border-color: Highlight;
        outline: 1px solid Highlight;
      }
    }
  `,
]
