import { css } from 'lit'
import { chartStyles } from '../charts/index.ts'
import { copyStyles } from '../copy-button/copy-button.styles.ts'
import { fieldForm } from '../styles/field-form.ts'

export const tradePanelStyles = [
  fieldForm,
  chartStyles,
  copyStyles,
  css`
    .panel {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-4);
    }
    .order {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
      padding: var(--_space-4);
      border: 1px solid var(--_color-line-strong);
      border-radius: var(--_radius-control);
    }
    .problem {
      padding: var(--_space-3) var(--_space-4);
      border-radius: var(--_radius-control);
      background: var(--_color-warn-soft);
    }
    .wrong {
      color: var(--_color-bad);
    }
    .sums {
      display: grid;
      gap: 4px;
      font-variant-numeric: tabular-nums;
    }
    .sums div {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--_space-4);
    }
    .sums dt {
      color: var(--_color-quiet);
    }
    .sums dd {
      margin-inline-start: auto;
      text-align: end;
      overflow-wrap: anywhere;
    }
    .sums div:last-child {
      padding-block-start: 4px;
      border-block-start: 1px solid var(--_color-line);
      font-weight: var(--_font-weight-strong);
    }
    .entry {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2) var(--_space-3);
      padding-block: var(--_space-2);
      border-block-start: 1px solid var(--_color-line);
    }
    .entry > :first-child {
      flex: 1 1 9em;
    }
    .entry:first-child {
      border: 0;
    }
    details > :not(summary) {
      margin-block-start: var(--_space-3);
    }
    summary {
      min-block-size: 28px;
      color: var(--_color-accent);
      font-weight: 500;
      cursor: pointer;
    }
    @media (forced-colors: active) {
      .problem {
        border: 1px solid CanvasText;
      }
    }
  `,
]
