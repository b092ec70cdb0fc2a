import { css } from 'lit'
import { table } from '../styles/index.ts'

export const royaltyPanelStyles = [
  table,
  css`
    .panel {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
      container-type: inline-size;
    }
    .c1 {
      --tone: var(--_color-chart-1);
    }
    .c2 {
      --tone: var(--_color-chart-2);
    }
    .c3 {
      --tone: var(--_color-chart-3);
    }
    .c4 {
      --tone: var(--_color-chart-4);
    }
    .c5 {
      --tone: var(--_color-chart-5);
    }
    .c6 {
      --tone: var(--_color-chart-6);
    }
    .split {
      display: block;
      inline-size: 100%;
      block-size: 14px;
      border-radius: var(--_radius-pill);
      overflow: hidden;
    }
    .split:dir(rtl) {
      transform: scaleX(-1);
    }
    .split rect {
      fill: var(--tone);
      stroke: var(--_color-surface);
      stroke-width: 2px;
      vector-effect: non-scaling-stroke;
    }
    .dot {
      flex: none;
      inline-size: 10px;
      block-size: 10px;
      margin-block-start: 0.4em;
      border-radius: 3px;
      background: var(--tone);
    }
    .who {
      inline-size: 50%;
    }
    th.who {
      display: table-cell;
    }
    th.who .dot {
      display: inline-block;
      margin: 0;
      margin-inline-end: 8px;
    }
    .party .mono {
      white-space: nowrap;
    }
    .party a {
      min-block-size: 0;
      text-decoration-color: var(--_color-line-strong);
    }
    .you {
      padding: 1px 7px;
      border-radius: var(--_radius-pill);
      background: var(--_color-accent-soft);
      color: var(--_color-accent);
      font-size: var(--_font-size-tiny);
      font-weight: var(--_font-weight-strong);
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
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2) var(--_space-6);
    }
    .totals dt {
      color: var(--_color-quiet);
      font-size: var(--_font-size-small);
    }
    .totals dd {
      font-weight: var(--_font-weight-strong);
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    @media (forced-colors: active) {
      .split,
      .dot {
        forced-color-adjust: none;
      }
      .you {
        border: 1px solid CanvasText;
      }
      .currency:has(input:checked) {
        border-color: Highlight;
        outline: 1px solid Highlight;
      }
    }
  `,
]
