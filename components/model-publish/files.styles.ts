import { css } from 'lit'

/** Where files are dropped, work over them in numbers, and their table. */
export const filesStyles = css`
  .drop {
    display: grid;
    gap: var(--_space-3);
    justify-items: center;
    padding: var(--_space-6) var(--_space-4);
    border: 2px dashed var(--_color-line-strong);
    border-radius: var(--_radius-surface);
    background: var(--_color-raised);
    text-align: center;
  }
  .drop.low {
    padding: var(--_space-4);
  }
  .drop.dragging {
    border-color: var(--_color-accent);
    background: var(--_color-accent-soft);
  }
  .choose,
  .small-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .choose {
    justify-content: center;
  }
  .choose label {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_control-height);
    padding: 8px 16px;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-control);
    background: var(--_color-surface);
    font-weight: var(--_font-weight-strong);
    cursor: pointer;
  }
  .choose label:hover {
    border-color: var(--_color-accent);
  }
  .choose label:has(:focus-visible) {
    outline: 2px solid var(--_color-focus);
    outline-offset: 2px;
  }
  .progress {
    display: grid;
    gap: var(--_space-2);
    padding: var(--_space-4);
    border-radius: var(--_radius-control);
    background: var(--_color-raised);
  }
  .path {
    overflow-wrap: anywhere;
  }
  progress {
    inline-size: 100%;
    block-size: 10px;
    accent-color: var(--_color-accent);
  }
  .end {
    text-align: end;
    white-space: nowrap;
  }
  caption {
    text-align: start;
    padding-block-end: var(--_space-2);
    font-weight: var(--_font-weight-strong);
  }
  tbody th {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .cid {
    display: block;
    overflow: hidden;
    max-inline-size: min(22em, 48cqi);
    white-space: nowrap;
    text-overflow: ellipsis;
  }
`
