import { css } from 'lit'
import { table } from '../styles/index.ts'
import { historyStyles } from './history.styles.ts'

export const modelVersionsStyles = [
  table,
  historyStyles,
  css`
    :host {
      container-type: inline-size;
    }
    .versions,
    .lineage {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
    }
    .strong {
      font-weight: var(--_font-weight-strong);
      overflow-wrap: anywhere;
    }
    .covers {
      padding: var(--_space-3) var(--_space-4);
      border-radius: var(--_radius-control);
      background: var(--_color-good-soft);
    }
    .graph {
      display: none;
      inline-size: 100%;
      max-inline-size: 760px;
      block-size: auto;
    }
    .graph:dir(rtl) {
      direction: ltr;
    }
    .box rect {
      fill: var(--_color-raised);
      stroke: var(--_color-line-strong);
    }
    .box.own rect {
      fill: var(--_color-accent-soft);
      stroke: var(--_color-accent);
      stroke-width: 2px;
    }
    .graph text {
      fill: var(--_color-text);
      font-size: 15px;
    }
    .graph .share {
      font-size: 13px;
      font-weight: 600;
      paint-order: stroke;
      stroke: var(--_color-surface);
      stroke-width: 4px;
    }
    .line {
      stroke: var(--_color-chart-2);
      stroke-width: 2px;
    }
    .line.far {
      stroke-dasharray: 5 4;
    }
    .end {
      text-align: end;
    }
    tbody th {
      font-weight: 500;
      overflow-wrap: anywhere;
    }
    summary {
      min-block-size: 24px;
      color: var(--_color-accent);
      cursor: pointer;
    }
    @container (min-width: 480px) {
      .graph {
        display: block;
      }
    }
    @media (forced-colors: active) {
      .covers,
      .box rect {
        border: 1px solid CanvasText;
        stroke: CanvasText;
      }
      .line {
        stroke: CanvasText;
      }
    }
  `,
]
