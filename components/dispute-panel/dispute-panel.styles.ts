import { css } from 'lit'
import { civic } from '../styles/civic.ts'
import { form } from '../styles/form.ts'

export const disputePanelStyles = [
  form,
  civic,
  css`
    h5.name {
      margin: 0;
      color: var(--_color-text);
      font-size: var(--_font-size);
      font-weight: var(--_font-weight-strong);
    }
    .case .case {
      padding-block-start: var(--_space-3);
    }
    .timeline {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
      padding-inline-start: var(--_space-4);
      border-inline-start: 2px solid var(--_color-line-strong);
    }
    .timeline li {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px var(--_space-3);
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .head .mono {
      min-inline-size: 0;
    }
    p.good {
      gap: 6px;
    }
    .good svg {
      flex: none;
      margin-block-start: 2px;
    }
    button.plain {
      margin-inline-start: calc(-1 * var(--_inset));
    }
  `,
]
