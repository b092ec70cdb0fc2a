import { css } from 'lit'

/** A native modal dialog: a sheet from below on phones, a centred one elsewhere. */
export const dialog = css`
  dialog {
    inline-size: min(640px, 100vw - 24px);
    max-inline-size: none;
    max-block-size: min(86dvh, 900px);
    padding: 0;
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-surface);
    background: var(--_color-surface);
    color: var(--_color-text);
    box-shadow: var(--_shadow);
    overflow: auto;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: var(--_color-backdrop);
  }
  .dialog-head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--_space-3);
    padding: var(--_space-4) var(--_space-5);
    border-block-end: 1px solid var(--_color-line);
    background: var(--_color-surface);
  }
  .dialog-body {
    padding: var(--_space-4) var(--_space-5) var(--_space-5);
  }
  button.close {
    flex: none;
    inline-size: 32px;
    min-block-size: 32px;
    margin: -3px -8px -3px 0;
    padding: 0;
    background: transparent;
    color: var(--_color-quiet);
  }
  button.close:hover {
    background: var(--_color-raised);
    color: var(--_color-text);
  }
  @media (max-width: 480px) {
    dialog {
      inline-size: 100vw;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
`
