import { css } from 'lit'

/** For `stackedBar`, the dots that repeat its colours in a table, and `accountName`. */
export const chartStyles = css`
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
    display: inline-block;
    inline-size: 10px;
    block-size: 10px;
    margin-inline-end: 8px;
    border-radius: 3px;
    background: var(--tone);
  }
  .you {
    padding: 1px 7px;
    border-radius: var(--_radius-pill);
    background: var(--_color-accent-soft);
    color: var(--_color-accent);
    font-size: var(--_font-size-tiny);
    font-weight: var(--_font-weight-strong);
  }
  th .mono {
    white-space: nowrap;
  }
  th a {
    min-block-size: 0;
    text-decoration-color: var(--_color-line-strong);
  }
  @media (forced-colors: active) {
    .split,
    .dot {
      forced-color-adjust: none;
    }
    .you {
      border: 1px solid CanvasText;
    }
  }
`
