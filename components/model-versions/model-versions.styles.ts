import { css } from 'lit'
import { table } from '../styles/index.ts'

export const modelVersionsStyles = [
  table,
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
    .history li[part] {
      position: relative;
      display: grid;
      gap: var(--_space-1);
      padding-block-end: var(--_space-4);
      padding-inline-start: 22px;
      border-inline-start: 2px solid var(--_color-line);
      margin-inline-start: 6px;
    }
    .history li[part]:last-child {
      border-color: transparent;
      padding-block-end: 0;
    }
    .history li[part]::before {
      content: '';
      position: absolute;
      inset-block-start: 6px;
      inset-inline-start: -8px;
      inline-size: 14px;
      block-size: 14px;
      border: 2px solid var(--_color-surface);
      border-radius: 50%;
      background: var(--_color-line-strong);
    }
    .history li[part]:first-child::before {
      background: var(--_color-accent);
    }
    .notes {
      max-inline-size: 65ch;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .changes {
      display: grid;
      gap: 2px;
      overflow-wrap: anywhere;
    }
    .figure {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 2px var(--_space-3);
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
