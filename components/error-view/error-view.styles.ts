import { css } from 'lit'
import { copyStyles } from '../copy-button/copy-button.styles.ts'

export const errorStyles = [
  copyStyles,
  css`
    .error {
      display: flex;
      gap: var(--_space-3);
      padding: var(--_space-4);
      border-radius: var(--_radius-control);
      background: var(--_color-bad-soft);
      text-align: start;
    }
    .error > svg {
      flex: none;
      inline-size: 20px;
      block-size: 20px;
      margin-block-start: 1px;
      color: var(--_color-bad);
    }
    .error-text {
      flex: 1;
      min-inline-size: 0;
      font-size: max(14px, 0.875rem);
      overflow-wrap: anywhere;
    }
    .error strong {
      display: block;
      margin-block-end: 2px;
      font-weight: var(--_font-weight-strong);
      color: var(--_color-bad);
    }
    .error-actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2) var(--_space-3);
      margin-block-start: var(--_space-3);
    }
    .error button.ghost {
      min-block-size: 36px;
      padding-block: 5px;
    }
    .error details[open] {
      flex-basis: 100%;
    }
    .error summary {
      display: inline-block;
      min-block-size: 24px;
      color: var(--_color-text);
      text-decoration: underline;
      text-decoration-color: var(--_color-line-strong);
      text-underline-offset: 0.2em;
      cursor: pointer;
    }
    .error pre {
      max-block-size: 140px;
      margin: var(--_space-2) 0 var(--_space-1);
      overflow: auto;
      font: var(--_font-size-tiny) / 1.5 var(--_font-mono);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .error pre + button.copy {
      margin-inline-start: calc(-1 * var(--_inset));
    }
    @media (forced-colors: active) {
      .error {
        border: 1px solid CanvasText;
      }
    }
  `,
]
