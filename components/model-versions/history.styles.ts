import { css } from 'lit'

/** For `historyView` and `changesView`. */
export const historyStyles = css`
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
`
