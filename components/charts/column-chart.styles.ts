import { css } from 'lit'

/** For `columnChart`, with `chartStyles` and `table`. */
export const columnChartStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    container-type: inline-size;
  }
  .tiny {
    font-size: var(--_font-size-tiny);
  }
  .highest {
    border-block-end: 1px dashed var(--_color-line);
  }
  /* Holds what a column says still while the columns scroll. */
  .frame {
    position: relative;
  }
  .plot {
    display: flex;
    align-items: end;
    gap: 2px;
    overflow-x: auto;
    padding: 3px 3px 5em;
  }
  button.column {
    flex: 1 0 26px;
    max-inline-size: 64px;
    display: grid;
    gap: 2px;
    min-block-size: 0;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: transparent;
    color: var(--_color-quiet);
    font-weight: 400;
    cursor: default;
  }
  button.column:hover,
  button.column:focus {
    background: var(--_color-raised);
    color: var(--_color-text);
  }
  .column svg {
    display: block;
    inline-size: 100%;
    block-size: 120px;
    border-block-end: 1px solid var(--_color-line-strong);
    overflow: hidden;
  }
  .column rect {
    fill: var(--tone);
    stroke: var(--_color-surface);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .when {
    padding-inline: 2px;
    white-space: nowrap;
  }
  /* Not seen, but the name of its column. */
  .readout {
    position: absolute;
    inset-inline: 3px;
    inset-block-end: 0;
    block-size: 4.6em;
    overflow: hidden;
    color: var(--_color-text);
    text-align: start;
    opacity: 0;
    pointer-events: none;
  }
  .plot:not(:hover, :focus-within) .readout.last,
  .column:hover .readout,
  .plot:not(:hover) .column:focus .readout {
    opacity: 1;
  }
  @container (max-width: 439px) {
    .plot {
      padding-block-end: 8em;
    }
    .readout {
      block-size: 7.6em;
    }
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--_space-4);
  }
  summary {
    min-block-size: 24px;
    color: var(--_color-accent);
    cursor: pointer;
  }
  @media (forced-colors: active) {
    .column svg {
      forced-color-adjust: none;
      background: Canvas;
    }
    button.column:focus {
      outline: 2px solid Highlight;
    }
  }
`
