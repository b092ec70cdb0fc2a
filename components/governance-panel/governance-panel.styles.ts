import { css } from 'lit'
import { civic } from '../styles/civic.ts'
import { form } from '../styles/form.ts'
import { table } from '../styles/index.ts'

export const governancePanelStyles = [
  table,
  form,
  civic,
  css`
    .actions-list {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-2);
    }
    .actions-list li {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
      overflow-wrap: anywhere;
    }
    .does {
      font-weight: 500;
    }
    .raw {
      display: grid;
      max-block-size: 160px;
      overflow: auto;
    }
    .raw dt {
      color: var(--_color-quiet);
    }
    .votes {
      display: grid;
      gap: var(--_space-1);
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--_space-4);
    }
    .bar {
      display: block;
      inline-size: 100%;
      block-size: 14px;
      border-radius: var(--_radius-pill);
      overflow: hidden;
    }
    .bar:dir(rtl) {
      transform: scaleX(-1);
    }
    .for {
      --tone: var(--_color-chart-2);
    }
    .against {
      --tone: var(--_color-chart-3);
    }
    .abstain {
      --tone: var(--_color-chart-6);
    }
    .bar rect {
      fill: var(--tone);
    }
    .dot {
      display: inline-block;
      inline-size: 10px;
      block-size: 10px;
      margin-inline-end: 6px;
      border-radius: 3px;
      background: var(--tone);
    }
    [part='ballots'] th {
      white-space: nowrap;
    }
    .reason {
      min-inline-size: 140px;
      overflow-wrap: anywhere;
    }
    caption {
      padding-block: var(--_space-2) var(--_space-1);
      color: var(--_color-quiet);
      font-size: var(--_font-size-small);
      text-align: start;
    }
    .ballot button {
      flex: 1 1 auto;
    }
    .preview {
      display: grid;
      gap: var(--_space-2);
      padding: var(--_space-3) var(--_space-4);
      border: 1px solid var(--_color-accent);
      border-radius: var(--_radius-control);
    }
  `,
]
