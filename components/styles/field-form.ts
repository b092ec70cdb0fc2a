import { css } from 'lit'

/** Forms: labelled fields in as many columns as fit, a hint below a field, buttons in a row. */
export const fieldForm = css`
  form,
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: var(--_font-weight-strong);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr));
    gap: var(--_space-3);
    align-items: end;
  }
  .field {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    color: var(--_color-quiet);
    font-size: var(--_font-size-small);
  }
  .field > input,
  .field > select,
  .field > textarea {
    inline-size: 100%;
    min-block-size: var(--_control-height);
    padding: 8px 12px;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-control);
    background: var(--_color-surface);
    color: var(--_color-text);
    font: inherit;
    font-size: var(--_font-size);
    text-align: start;
  }
  .field > textarea {
    min-block-size: 7em;
    font-family: var(--_font-mono);
    font-size: var(--_font-size-small);
    resize: vertical;
  }
  .field > :user-invalid {
    border-color: var(--_color-bad);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
`
