import { css } from 'lit'

/** Fields one below the other, each under its label; what is wrong stands below a field as `.problem`. */
export const form = css`
  form,
  fieldset,
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    min-inline-size: 0;
    margin: 0;
  }
  fieldset {
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-control);
  }
  legend {
    padding-inline: var(--_space-1);
    font-size: var(--_font-size-small);
    font-weight: var(--_font-weight-strong);
  }
  label {
    display: grid;
    gap: var(--_space-1);
    min-inline-size: 0;
    font-size: var(--_font-size-small);
    color: var(--_color-quiet);
  }
  label.check {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 24px;
    color: var(--_color-text);
  }
  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-4);
  }
  input:not([type='checkbox'], [type='radio'], [type='file']),
  select,
  textarea {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_control-height);
    padding: 8px 12px;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-control);
    background: var(--_color-surface);
    color: var(--_color-text);
    font: inherit;
    font-size: max(16px, var(--_font-size));
  }
  textarea {
    resize: vertical;
  }
  input[type='file'] {
    max-inline-size: 100%;
    min-block-size: 28px;
    font: inherit;
    font-size: var(--_font-size-small);
    color: var(--_color-text);
  }
  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_color-accent);
  }
  [aria-invalid='true'] {
    border-color: var(--_color-bad);
  }
  .problem {
    color: var(--_color-bad);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
`
