import { css } from 'lit'
import { chartStyles } from '../charts/index.ts'
import { fieldForm } from '../styles/field-form.ts'
import { table } from '../styles/index.ts'

export const sharePanelStyles = [
  table,
  fieldForm,
  chartStyles,
  css`
    .panel {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-5);
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2) var(--_space-6);
    }
    .facts dt {
      color: var(--_color-quiet);
      font-size: var(--_font-size-small);
    }
    .facts dd {
      font-weight: var(--_font-weight-strong);
      font-variant-numeric: tabular-nums;
    }
    .standing {
      padding: var(--_space-3) var(--_space-4);
      border-radius: var(--_radius-control);
      background: var(--_color-raised);
    }
    .standing.sure {
      background: var(--_color-good-soft);
    }
    .standing.unsure {
      background: var(--_color-warn-soft);
    }
    form.inline {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: end;
    }
    summary {
      min-block-size: 28px;
      color: var(--_color-accent);
      cursor: pointer;
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 4px var(--_space-4);
    }
    hr {
      inline-size: 100%;
      margin: 0;
      border: 0;
      border-block-start: 1px solid var(--_color-line);
    }
    @media (max-width: 420px) {
      form.inline {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    @media (forced-colors: active) {
      .standing {
        border: 1px solid CanvasText;
      }
    }
  `,
]
